"""What a rule of the tally grammar is, and what it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord_votes.counts import NUMBER
from onrecord_votes.tally.grammar import CAST, GROUP, MOTION, NAMED, OF_WHOLE, SITTING, WHEN

Side = Literal["for", "against", "abstain", "absent"]


@dataclass(frozen=True, slots=True)
class Score:
    """Two counts in the order in which they are written, and a third where abstentions follow; offsets as given."""

    first: int
    second: int
    third: int | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Label:
    """One count and its side. `start:end` is the number with its label."""

    side: Side
    count: int
    start: int
    end: int
    rule: str
    whole: int | None = None
    """Of how many, where that is said: 60, of "38 of the 60 senators"."""


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """`pattern` has the groups a and b, and may have c. `example` is read as `gives`.

    Every text that the pattern matches has one of the `hints`, in lower case: they are quicker to look for.
    """

    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str
    gives: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LabelRule:
    """`pattern` may have a group n for the number; without it the count is `fixed`. Hints are as in ScoreRule."""

    name: str
    side: Side
    hints: frozenset[str]
    pattern: re.Pattern[str]
    example: str
    gives: int
    fixed: int | None = None


def label_rule(
    side: Side, name: str, hints: tuple[str, ...], pattern: str, example: str, gives: int, fixed: int | None = None
) -> LabelRule:
    """A rule with its pattern compiled: {N} is the number, {M} another, the other names in braces are of `grammar`."""
    filled = (
        pattern.replace("{N}", f"(?P<n>{NUMBER})")
        .replace("{M}", NUMBER)
        .replace("{G}", GROUP)
        .replace("{NAMED}", NAMED)
        .replace("{WHEN}", WHEN)
        .replace("{SITTING}", SITTING)
        .replace("{MOTION}", MOTION)
    )
    return LabelRule(
        name,
        side,
        frozenset(hints),
        re.compile(filled.replace("{CAST}", NAMED + CAST).replace("{OF}", OF_WHOLE)),
        example,
        gives,
        fixed,
    )
