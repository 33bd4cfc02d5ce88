"""A quick look which frames a sentence may have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeVar

from onrecord_votes.lexicon import present
from onrecord_votes.positions.frames import ListFrame, VerbFrame
from onrecord_votes.positions.list_frames import LIST_FRAMES
from onrecord_votes.positions.verb_frames import VERB_FRAMES

F = TypeVar("F", VerbFrame, ListFrame)


def hinted(frames: tuple[F, ...], lower: str) -> Iterator[F]:
    """The frames that a stretch of text, in lower case, may have."""
    found = present(_HINTS, lower)
    return (frame for frame in frames if not frame.hints.isdisjoint(found))


_HINTS: Final[frozenset[str]] = frozenset().union(*(frame.hints for frame in (*VERB_FRAMES, *LIST_FRAMES)))
