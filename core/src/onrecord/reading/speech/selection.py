"""Selection: how likely each candidate is right, and which of those that exclude one another stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Final

from onrecord.reading.speech.candidates import Candidate
from onrecord.reading.speech.sources import Source

THRESHOLD: Final = 0.35
"""The least probability at which a candidate is taken."""

OUTER_SHARE: Final = 0.8
"""A candidate around another one stands if it is at least this likely, compared with the one inside."""

BIAS: Final = "bias"


STACKED: Final = frozenset({"clause", "statement", "parenthetical", "region_right", "region_left"})
"""The rules whose finds an "according to" behind them reports."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A candidate that stands. `reported_by` is the source of a stacked attribution around it."""

    candidate: Candidate
    probability: float
    reported_by: Source | None = None


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


def select(found: Iterable[Candidate]) -> list[Selected]:
    """The candidates that stand, by place.

    No two share words or a cue; of one inside another the outer one stands, unless it is much less likely. Where the
    outer one is "…, according to", the inner one stands, and what it says is reported by the other's source.
    """
    likely = [Selected(one, value) for one in found if (value := probability(one)) >= THRESHOLD]
    chosen: list[Selected] = []
    for one in sorted(likely, key=lambda each: (-each.probability, each.candidate.contents, each.candidate.rule)):
        if not any(_excludes(other, one) for other in chosen):
            chosen.append(one)
    chosen = _unstack(chosen)
    inner = [
        one for one in chosen if any(_holds(other.candidate, one.candidate) for other in chosen if other is not one)
    ]
    outermost = [one for one in chosen if one not in inner]
    return sorted(outermost, key=lambda each: each.candidate.contents)


def _unstack(chosen: list[Selected]) -> list[Selected]:
    """Mara Quill said the ferry was late, according to The Harbour Post: Quill says it, the Post reports it."""
    stacks = [one for one in chosen if one.candidate.rule == "according_to" and "trailing" in one.candidate.features]
    found = [one for one in chosen if one not in stacks]
    for stack in stacks:
        said = [
            one
            for one in found
            if one.candidate.rule in STACKED
            and one.candidate.source is not None
            and _holds(stack.candidate, one.candidate)
            and 2 * _length(one.candidate) > _length(stack.candidate)
        ]
        if said:
            found = [replace(one, reported_by=stack.candidate.source) if one in said else one for one in found]
        else:
            found.append(stack)
    return found


def _length(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.contents)


def _excludes(better: Selected, worse: Selected) -> bool:
    """Whether a candidate can't stand beside a more likely one."""
    one, other = worse.candidate, better.candidate
    if one.anchor.i == other.anchor.i:
        return not _on_both_sides(one, other)
    if _holds(other, one):
        return False
    if _holds(one, other):
        return worse.probability < OUTER_SHARE * better.probability
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)


def _on_both_sides(one: Candidate, other: Candidate) -> bool:
    """Whether one cue has its words before it by one candidate and behind it by the other: "We lost," he said, and …"""
    first, second = sorted((one, other), key=lambda each: each.contents)
    return first.contents[-1][1] <= one.anchor.idx < second.contents[0][0]


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner candidate's cue stands in what the outer one quotes."""
    return any(start <= inner.anchor.idx < end for start, end in outer.contents)
