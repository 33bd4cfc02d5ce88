"""Decisions: the predicates that say what became of a motion, as tables of frames with an example each.

`finding` asks each of the others in turn; what begins with `by_` finds decisions of one form, the rest are what these
share.
"""

from onrecord_votes.decisions.by_vote import elliptic
from onrecord_votes.decisions.confidence import CONFIDENCE_FRAMES, Frame
from onrecord_votes.decisions.decision import Decision, Outcome
from onrecord_votes.decisions.deeds import find_deed
from onrecord_votes.decisions.finding import find_decisions
from onrecord_votes.decisions.verbs import VERBS, Verb

__all__ = [
    "CONFIDENCE_FRAMES",
    "VERBS",
    "Decision",
    "Frame",
    "Outcome",
    "Verb",
    "elliptic",
    "find_decisions",
    "find_deed",
]
