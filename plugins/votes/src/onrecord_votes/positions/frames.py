"""What a frame of a position is: a predicate whose subject are the voters, or words that a list of them follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord_votes.positions.held import Stance


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """`pattern` matches the predicate; the voters are its subject, or stand right before it.

    Every text that the pattern matches has one of the `hints`, in lower case: they are quicker to look for.
    """

    name: str
    stance: Stance
    hints: frozenset[str]
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class ListFrame:
    """`pattern` matches the words that the list of voters follows at once. Hints are as in VerbFrame."""

    name: str
    stance: Stance
    hints: frozenset[str]
    pattern: re.Pattern[str]
    example: str


def verb_frame(name: str, stance: Stance, hints: tuple[str, ...], pattern: str, example: str) -> VerbFrame:
    """A frame with its pattern compiled."""
    return VerbFrame(name, stance, frozenset(hints), re.compile(pattern), example)


def list_frame(name: str, stance: Stance, hints: tuple[str, ...], pattern: str, example: str) -> ListFrame:
    """A frame with its pattern compiled."""
    return ListFrame(name, stance, frozenset(hints), re.compile(pattern), example)


NUMBER_WORDS: Final = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
