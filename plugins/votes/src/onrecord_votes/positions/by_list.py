"""Positions of those in a list that follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord_votes.positions.entitled import ONLY_OF_MEMBERS, can_vote
from onrecord_votes.positions.held import Held
from onrecord_votes.positions.hints import hinted
from onrecord_votes.positions.list_frames import LIST_FRAMES
from onrecord_votes.realis import is_unreal
from onrecord_votes.voters import Voter, list_behind

if TYPE_CHECKING:
    from spacy.tokens import Span


def by_list(span: Span, text: str, voters: list[Voter]) -> Iterator[Held]:
    """Positions by the frames of lists."""
    for frame in hinted(LIST_FRAMES, text[span.start_char : span.end_char].lower()):
        for match in frame.pattern.finditer(text, span.start_char, span.end_char):
            if is_unreal(text, span.start_char, match.start()):
                continue
            named = list_behind(match.end(), voters, span)
            if frame.name in ONLY_OF_MEMBERS and not (named and can_vote(named[0], span)):
                continue
            for voter in named:
                yield Held(voter, frame.stance, False, match.start())
