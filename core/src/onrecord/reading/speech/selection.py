"""Selection: how likely each candidate is right, and which of those that exclude one another stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Final

from onrecord.reading.speech.candidates import Candidate

THRESHOLD: Final = 0.4
"""The least probability at which a candidate is taken."""

OUTER_SHARE: Final = 0.5
"""A candidate around another one stands if it is at least this likely, compared with the one inside."""

BIAS: Final = "bias"


def load_weights() -> Mapping[str, float]:
    """The weights of a logistic regression over the names that `names_of` gives, from weights.tsv; see fitting.py."""
    found = {}
    for line in files(__package__).joinpath("weights.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, weight = line.split("\t")
            found[name] = float(weight)
    return found


WEIGHTS: Final = load_weights()


def names_of(candidate: Candidate) -> list[str]:
    """The names of what is weighed: the rule, and each feature as this rule has it."""
    return [candidate.rule, *(f"{candidate.rule}:{feature}" for feature in sorted(candidate.features))]


def probability(candidate: Candidate, weights: Mapping[str, float] = WEIGHTS) -> float:
    """How likely it is that a candidate has the right span, between 0 and 1."""
    total = weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) for name in names_of(candidate))
    return 1 / (1 + math.exp(-total))


def select(found: Iterable[Candidate]) -> list[tuple[Candidate, float]]:
    """The candidates that stand, with their probabilities, by place.

    No two share words or a cue; of one inside another the outer one stands, unless it is much less likely.
    """
    likely = [(one, value) for one in found if (value := probability(one)) >= THRESHOLD]
    chosen: list[tuple[Candidate, float]] = []
    for one, value in sorted(likely, key=lambda pair: (-pair[1], pair[0].contents, pair[0].rule)):
        if not any(_exclude(one, value, other, better) for other, better in chosen):
            chosen.append((one, value))
    outermost = [pair for pair in chosen if not any(pair[0] is not one and _holds(one, pair[0]) for one, _ in chosen)]
    return sorted(outermost, key=lambda pair: pair[0].contents)


def _exclude(one: Candidate, value: float, other: Candidate, better: float) -> bool:
    """Whether a candidate can't stand beside a more likely one."""
    if one.anchor.i == other.anchor.i:
        return True
    if _holds(other, one):
        return False
    if _holds(one, other):
        return value < OUTER_SHARE * better
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner candidate's cue stands in what the outer one quotes."""
    return any(start <= inner.anchor.idx < end for start, end in outer.contents)
