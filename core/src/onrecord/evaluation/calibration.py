"""Calibration: whether facts with a confidence of 0.8 are right eight times in ten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts with a confidence from `low` to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    facts: int
    confidence: float
    right: float


def bins(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Confidences and whether each was right, by tenths of confidence; those without a fact are left out."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        Bin(
            at / BINS,
            (at + 1) / BINS,
            len(group),
            sum(confidence for confidence, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
        )
        for at, group in enumerate(groups)
        if group
    ]


def expected_error(found: Iterable[Bin]) -> float | None:
    """The expected calibration error: how far confidence is from the share of right facts, on average over facts.

    After Naeini, Cooper and Hauskrecht (2015), with ten bins. None where there are no facts.
    """
    found = list(found)
    facts = sum(one.facts for one in found)
    return sum(one.facts * abs(one.confidence - one.right) for one in found) / facts if facts else None
