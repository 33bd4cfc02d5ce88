"""Measures: how much of what is right was found, and how much of what was found is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Count:
    """`right` of what was `given`, and of the `gold` that there is to find. Counts add up."""

    right: int = 0
    given: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.given + other.given, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was given; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.given + self.gold) if self.given + self.gold else 0.0


def aligned(
    given: Sequence[T], gold: Sequence[U], agreement: Callable[[T, U], float], least: float
) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of what was given and of gold, one to one, those that agree most first.

    Pairs that agree less than `least` are left out; of equal ones those that come first are taken.
    """
    pairs = [
        (-agreed, at, other)
        for at, one in enumerate(given)
        for other, wanted in enumerate(gold)
        if (agreed := agreement(one, wanted)) >= least
    ]
    used, taken = set[int](), set[int]()
    for _, at, other in sorted(pairs):
        if at not in used and other not in taken:
            used.add(at)
            taken.add(other)
            yield at, other
