"""Popolo: votes as vote events, by the specification at https://www.popoloproject.com/specs/vote-event.html."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

TYPE: Final = "vote"
"""The type of facts that vote events are made of."""

_RESULTS: Final = {"adopted": "pass", "rejected": "fail", "vetoed": "fail"}
_COUNTS: Final = {"votes_for": "yes", "votes_against": "no", "abstentions": "abstain", "absent": "absent"}
_OPTIONS: Final = {"for": "yes", "against": "no", "veto": "no", "abstain": "abstain", "absent": "absent"}


def vote_event(fact: Mapping[str, Any]) -> dict[str, Any]:
    """The vote event of a vote, as the article tells it: what it does not say is left out.

    A veto is a vote of no. There are no dates, since a vote's `date_text` is words and the article's date another.
    """
    event: dict[str, Any] = {"id": fact["id"]}
    if fact.get("body"):
        event["organization"] = {"name": fact["body"]}
    if fact.get("motion"):
        event["motion"] = {"text": fact["motion"]}
    if result := _RESULTS.get(fact.get("outcome") or ""):
        event["result"] = result
    event["counts"] = [
        {"option": option, "value": fact[name]} for name, option in _COUNTS.items() if fact.get(name) is not None
    ]
    event["votes"] = [
        {"voter": {"name": one["voter"]}, "option": _OPTIONS[one["position"]]} for one in fact.get("positions") or ()
    ]
    if fact.get("article_url"):
        event["sources"] = [{"url": fact["article_url"], "note": fact["exact"]}]
    return event
