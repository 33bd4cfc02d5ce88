"""Refusals: why a sentence tells of no vote, for whoever watches a reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from onrecord_votes.ballots import ELECTORATE, Ballot
from onrecord_votes.gather import Event
from onrecord_votes.sentence import Sentence
from onrecord_votes.standing import Standing

if TYPE_CHECKING:
    from onrecord.reading import Reading

_ALONE: Final[dict[Standing, str]] = {
    "detail": "it has counts or positions only, and no vote near tells what they belong to",
    "decided": "a body decides here, and no word, count or position tells that it voted",
    "deed": "a body does something here, and no sentence behind it tells of a vote on that",
    "reported": "it tells of a vote that is told elsewhere",
}
"""By its standing, why a ballot that none of the votes has gives none."""


def refuse(reading: Reading, ballots: Sequence[Ballot], events: Sequence[Event]) -> None:
    """Note the sentences without a ballot, and the ballots that no vote was made of."""
    used = {id(ballot) for event in events for ballot in event.ballots}
    for ballot in ballots:
        if id(ballot) not in used:
            reading.refuse(ballot.rule, _ALONE[ballot.standing], ballot.start, ballot.end)
    told = sorted(ballot.start for ballot in ballots)
    for span in reading.sentences:
        if not any(span.start_char <= start < span.end_char for start in told):
            rule, why = _nothing_told(Sentence(span, reading.text))
            reading.refuse(rule, why, span)


def _nothing_told(sentence: Sentence) -> tuple[str, str]:
    """The gate that a sentence without a ballot did not pass, and why."""
    if sentence.is_silent:
        return "silent", "nothing in it decides, counts votes or takes a side"
    if ELECTORATE.search(sentence.text, sentence.span.start_char, sentence.span.end_char):
        return "electorate", "it speaks of voters or shares of them, which are no body"
    found = {
        "body": [body.name for body in sentence.bodies],
        "decision": [one.rule for one in sentence.decisions],
        "count": [*(one.rule for one in sentence.scores), *(one.rule for one in sentence.labels)],
        "position": [held.voter.name for held in sentence.positions],
    }
    there = "; ".join(f"{what} {', '.join(map(repr, some))}" for what, some in found.items() if some)
    missing = " or ".join(what for what, some in found.items() if not some)
    return "standing", f"it has {there}{f' but no {missing}' if missing else ''}: too little for a vote of a body"
