"""Selection: how likely each candidate is right, and which of those that exclude one another stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Final, NamedTuple

from onrecord.reading.speech.candidate import Candidate
from onrecord.reading.speech.sources import Source
from onrecord.reading.speech.weights import BIAS, chance, exchanged, load_weights

THRESHOLD: Final = 0.35
"""The least probability at which a candidate is taken."""

OUTER_SHARE: Final = 0.8
"""A candidate around another one stands if it is at least this likely, compared with the one inside."""

STACKED: Final = frozenset({"clause", "statement", "parenthetical", "split", "region_right", "region_left"})
"""The rules whose finds an "according to" behind them reports."""


class Selected(NamedTuple):
    """A candidate that stands. `reported_by` is the source of a stacked attribution around it."""

    candidate: Candidate
    probability: float
    reported_by: Source | None = None


WEIGHTS: Final = load_weights("weights.tsv")
"""The weights of a logistic regression over the names that `names_of` gives; see fitting.py."""


def names_of(candidate: Candidate) -> list[str]:
    """The names of what is weighed: the rule, and each feature as this rule has it."""
    return [candidate.rule, *(f"{candidate.rule}:{feature}" for feature in sorted(candidate.features))]


def _by_rule(weights: Mapping[str, float]) -> Mapping[str, Mapping[str, float]]:
    """The weights of each rule's features; under the empty name the rule's own."""
    found: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        rule, _, feature = name.partition(":")
        found.setdefault(rule, {})[feature] = weight
    return found


_BY_RULE: Final = dict(_by_rule(WEIGHTS))
_NO_WEIGHTS: Final[Mapping[str, float]] = {}


GIVEN: Final[Mapping[str, float]] = {"noun_clause": 0.6, "reportedly": 0.4, "split": 0.8, "unsaid": 0.6}
"""Probabilities for the rules that gold has too few examples of to weigh: shares of right spans in news articles."""


def probability(candidate: Candidate) -> float:
    """How likely it is that a candidate has the right span, between 0 and 1."""
    if candidate.rule in GIVEN:
        return GIVEN[candidate.rule]
    weights = _BY_RULE.get(candidate.rule, _NO_WEIGHTS)
    bias = _BY_RULE.get(BIAS, _NO_WEIGHTS).get("", 0.0)
    return chance((bias, weights.get("", 0.0), *(weights[name] for name in candidate.features if name in weights)))


def weighed_by(weights: Mapping[str, float]) -> AbstractContextManager[None]:
    """Weigh candidates by other weights for a while: for those of a part of some gold, scored on the rest."""
    return exchanged(_BY_RULE, _by_rule(weights))


def select(found: Iterable[Candidate]) -> list[Selected]:
    """The candidates that stand, by place.

    No two share words or a cue; of one inside another the outer one stands, unless it is much less likely. Where the
    outer one is "…, according to", the inner one stands, and what it says is reported by the other's source; so does
    what that one holds: Quill noted [that the board has found [that it leaks]], according to The Harbour Post.
    """
    likely = [Selected(one, value) for one in found if (value := probability(one)) >= THRESHOLD]
    if len(likely) < 2:
        return likely
    likely.sort(key=lambda each: (-each.probability, each.candidate.contents, each.candidate.rule))
    near = _neighbours([one.candidate for one in likely])
    chosen: dict[int, Selected] = {}
    for at, one in enumerate(likely):
        if not any(other in chosen and _excludes(likely[other], one) for other in near[at]):
            chosen[at] = one
    _unstack(chosen, near)
    standing = []
    for at, one in chosen.items():
        around = [
            chosen[other] for other in near[at] if other in chosen and _holds(chosen[other].candidate, one.candidate)
        ]
        if not around:
            standing.append(one)
        elif all(outer.reported_by is not None for outer in around) and one.candidate.source is not None:
            standing.append(one._replace(reported_by=around[0].reported_by))
    return sorted(standing, key=lambda each: each.candidate.contents)


def _neighbours(found: Sequence[Candidate]) -> list[list[int]]:
    """For each candidate the places of those it has to do with: whose cues and contents lie in the same stretch.

    Stretches are short, so that this saves comparing all with all in an article that is one long paragraph.
    """
    stretches = sorted(
        (min(one.offset, one.contents[0][0]), max(one.offset + 1, one.contents[-1][1]), at)
        for at, one in enumerate(found)
    )
    near: list[list[int]] = [[] for _ in found]
    open_ones: list[tuple[int, int]] = []
    for start, end, at in stretches:
        open_ones = [one for one in open_ones if one[0] > start]
        for _, other in open_ones:
            near[at].append(other)
            near[other].append(at)
        open_ones.append((end, at))
    return near


def _unstack(chosen: dict[int, Selected], near: Sequence[Sequence[int]]) -> None:
    """Mara Quill said the ferry was late, according to The Harbour Post: Quill says it, the Post reports it."""
    stacks = [
        at
        for at, one in chosen.items()
        if one.candidate.rule == "according_to" and "trailing" in one.candidate.features
    ]
    for at in stacks:
        stack = chosen[at].candidate
        said = [
            other
            for other in near[at]
            if other in chosen
            and (one := chosen[other].candidate).rule in STACKED
            and one.source is not None
            and _holds(stack, one)
            and 2 * _extent(one) > _length(stack)
        ]
        for other in said:
            chosen[other] = chosen[other]._replace(reported_by=stack.source)
        if said:
            del chosen[at]


def _extent(candidate: Candidate) -> int:
    """How many characters a candidate reaches over, with its cue and what lies between."""
    start = min(candidate.offset, candidate.contents[0][0])
    return max(candidate.offset, candidate.contents[-1][1]) - start


def _length(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.contents)


def _excludes(better: Selected, worse: Selected) -> bool:
    """Whether a candidate can't stand beside a more likely one."""
    one, other = worse.candidate, better.candidate
    if one.anchor == other.anchor:
        return not _on_both_sides(one, other)
    if _holds(other, one):
        return False
    if _holds(one, other):
        return worse.probability < OUTER_SHARE * better.probability
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)


def _on_both_sides(one: Candidate, other: Candidate) -> bool:
    """Whether one cue has its words before it by one candidate and behind it by the other: "We lost," he said, and …"""
    first, second = sorted((one, other), key=lambda each: each.contents)
    if first.rule == "region_right" and (second.rule in _FILLED or not _WHERE.isdisjoint(second.features)):
        return False
    return first.contents[-1][1] <= one.offset < second.contents[0][0]


_WHERE: Final = frozenset({"title", "behind_preposition"})
"""What tells of a quotation that it is a name, or stands behind a preposition: he said on "The Harbour Hour"."""

_FILLED: Final = frozenset({"naming", "predicate"})
"""The rules by which a verb has all that it says behind it: "We waited." Quill called it "a gift".

Behind "We lost," he said, what they propose is where or how he said it: on "The Harbour Hour", in a "big" hat.
"""


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner candidate's cue stands in what the outer one quotes."""
    return any(start <= inner.offset < end for start, end in outer.contents)
