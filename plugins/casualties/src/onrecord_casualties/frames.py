"""Frames: what kinds there are of words that make a figure a casualty figure, and where the figure stands to them.

Each frame is data: its name is the `rule` of the facts that it reads, and its example is run by the tests. The verbs
are in `verb_frames`, states, plights and nouns in `word_frames`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Harm = Literal[
    "killed",
    "injured",
    "killed_or_injured",
    "missing",
    "displaced",
    "evacuated",
    "hostage",
    "trapped",
    "rescued",
]


Role = Literal["subject", "object"]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the figure that its frame reads in it."""

    text: str
    harm: Harm
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """Verbs by lemma, and the role of those harmed: `object` is the passive subject too."""

    name: str
    harm: Harm
    victim: frozenset[Role]
    verbs: frozenset[str]
    confidence: float
    example: Example
    needs: frozenset[str] = frozenset()
    """Lemmas of which one must stand among the verb's own complements, or make a compound with one of them."""
    agents: frozenset[str] = frozenset()
    """Lemmas of which one must be the subject, or the agent of a passive: what else the verb says is no harm."""
    victims: frozenset[str] = frozenset()
    """Lemmas of which one must be the object, where others are no harm ("lost two games")."""
    crowds: bool = False
    """Whether a thousand people or more need none of `needs`."""
    by_object: bool = False
    """Whether the object itself must be one of `needs`: "lost their homes", not "lost at home"."""
    figurative: bool = False
    """Some of the verbs are said of interests too ("hurt millions of savers"): then only of events or passive."""


@dataclass(frozen=True, slots=True)
class StateFrame:
    """Words for the state that people are in, as complements, participles or nouns ("three dead", "17 hurt")."""

    name: str
    harm: Harm
    words: frozenset[str]
    confidence: float
    example: Example
    needs: frozenset[str] = frozenset()
    """Words of which one must follow within three words."""
    unless: frozenset[str] = frozenset()
    """Words of which none may."""
    or_behind: frozenset[str] = frozenset()
    """Words of which one right before is as good as one of `needs`."""


@dataclass(frozen=True, slots=True)
class PlightFrame:
    """Nouns behind "in" that say how people are: "five are in a critical condition"."""

    name: str
    harm: Harm
    nouns: frozenset[str]
    confidence: float
    example: Example
    described: frozenset[str] = frozenset()
    """Words of which one must stand before the noun; none need where it is empty."""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """Nouns that are counted instead of the people ("12 deaths"), or that the people stand under ("deaths of 12").

    `governors` are lemmas of verbs of which one must govern the noun; empty where the noun says enough by itself.
    Nouns that are the object of a verb in `unless` are none ("released 24 hostages").
    """

    name: str
    harm: Harm
    nouns: frozenset[str]
    confidence: float
    example: Example
    counted: bool = True
    of: bool = True
    governors: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
