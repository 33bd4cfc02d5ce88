"""Positions: who voted for or against, abstained, stayed away or cast a veto, as tables of frames over a sentence.

`verb_frames` and `list_frames` are the tables; `finding` puts together what the modules that begin with `by_` find.
"""

from onrecord_votes.positions.finding import find_positions, holds, opens_alike
from onrecord_votes.positions.frames import ListFrame, VerbFrame
from onrecord_votes.positions.held import Held, Stance
from onrecord_votes.positions.list_frames import LIST_FRAMES
from onrecord_votes.positions.verb_frames import VERB_FRAMES

__all__ = [
    "LIST_FRAMES",
    "VERB_FRAMES",
    "Held",
    "ListFrame",
    "Stance",
    "VerbFrame",
    "find_positions",
    "holds",
    "opens_alike",
]
