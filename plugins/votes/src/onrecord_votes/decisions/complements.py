"""What follows "voted": whether it puts a motion, or puts it down."""

from __future__ import annotations

import re
from typing import Final

from onrecord_votes.decisions.decision import Outcome
from onrecord_votes.motion_nouns import names_motion

PUTTING_DOWN: Final = frozenset({"reject", "defeat", "acquit", "turn down", "vote down", "decline to", "refuse to"})
"""What comes after "voted to" and puts the motion down rather than names it: "to reject a levy"."""

PUTTING_DOWN_MOTIONS: Final = frozenset(
    {"oppose", "decline", "deny", "kill", "refuse", "block", "sink", "scupper", "throw out", "shoot down", "turn back"}
)
"""The same, but only before a motion: "to block a bill", while "to block the road" is a motion itself.

Verbs for what is in force already ("repeal", "overturn", "strike down", "uphold") and for the course of business
("table") are in no list: a vote to overturn a ban adopts the motion to overturn it.
"""
COMPLEMENT: Final = re.compile(
    r"(?P<against>\bagainst\b)|(?P<down>\bdown\b)|(?P<favour>\bin favou?r(?: of)?\b|"
    r"\bfor\b(?!\s(?:the\s)?(?:first|second|third|\w+th)\stime)|"
    r"\bthrough\b)|(?P<not>\b(?:not|never) )?\bto (?P<nor>(?:not|never) )?"
    r"(?P<verb>(?:turn|vote|shoot) down|turn back|throw out|(?:decline|refuse) to(?= [a-z])|[a-z]+)\b(?! \d)"
)
COMPLEMENT_REACH: Final = 160


def put_so(text: str, match: re.Match[str], stop: int) -> tuple[Outcome, int]:
    """The outcome that a complement of "voted" gives to what was put, and where that begins.

    "to reject a levy" puts the levy, and rejects it. "not to renew the lease" is put so, with its "not", and adopted:
    of which motion it was the denial is not told.
    """
    if not match["verb"]:
        return "rejected" if match["against"] or match["down"] else "adopted", match.end()
    if not (match["not"] or match["nor"]) and _puts_down(text, match, stop):
        return "rejected", match.end("verb") - (2 if match["verb"].endswith(" to") else 0)
    return "adopted", match.start()


def _puts_down(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether an infinitive puts a motion down: "to reject a levy", but not "to oppose corruption"."""
    if match["verb"] in PUTTING_DOWN:
        return True
    thing = re.compile(r"[^,.;:]{0,60}").match(text, match.end(), stop)
    return match["verb"] in PUTTING_DOWN_MOTIONS and thing is not None and names_motion(thing.group())
