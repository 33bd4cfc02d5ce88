"""Selection: how much speaks for each candidate, and which of those that exclude one another stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from onrecord.reading.speech.candidates import Candidate

WEIGHTS: Final[Mapping[str, float]] = {
    "rule=clause": 2.0,
    "rule=fronted": 2.0,
    "rule=parenthetical": 2.0,
    "rule=object_infinitive": 1.5,
    "rule=noun_object": 0.6,
    "rule=naming": 2.2,
    "rule=region_right": 1.0,
    "rule=region_left": 0.6,
    "rule=according_to": 2.5,
    "rule=headline": 1.5,
    "region_right:ends_open": 1.5,
    "region_right:ends_sentence": -2.5,
    "region_right:ends_bare": -1.5,
    "region_right:lexicon": 1.0,
    "region_right:no_lexicon": -1.0,
    "region_right:no_source": -0.7,
    "region_right:source_elsewhere": -1.0,
    "region_right:far": -0.7,
    "region_left:lexicon": 1.0,
    "region_left:no_lexicon": -0.6,
    "region_left:comma": 1.2,
    "region_left:colon": 1.5,
    "region_left:adjacent": 0.9,
    "region_left:in_clause": -0.8,
    "region_left:capital": 0.5,
    "region_left:no_source": -0.5,
    "region_left:verb_between": -0.8,
}
THRESHOLD: Final = 0.5


def score(candidate: Candidate) -> float:
    """The sum of the weights of a candidate's features."""
    total = WEIGHTS.get(f"rule={candidate.rule}", 0.0)
    return total + sum(WEIGHTS.get(f"{candidate.rule}:{feature}", 0.0) for feature in sorted(candidate.features))


def select(found: Iterable[Candidate]) -> list[tuple[Candidate, float]]:
    """The candidates that stand, by place: outermost first, then by score; no two share words or a cue."""
    scored = [(one, score(one)) for one in found]
    alive = [(one, value) for one, value in scored if value >= THRESHOLD]
    best: dict[int, list[tuple[Candidate, float]]] = {}
    chosen: list[tuple[Candidate, float]] = []
    ranked = sorted(alive, key=lambda pair: (-pair[1], pair[0].contents, pair[0].rule))
    for one, value in ranked:
        if any(_clash(one, other) for other, _ in chosen):
            continue
        chosen.append((one, value))
    del best
    outer = [
        (one, value) for one, value in chosen if not any(other is not one and _holds(other, one) for other, _ in chosen)
    ]
    return sorted(outer, key=lambda pair: pair[0].contents)


def _clash(one: Candidate, other: Candidate) -> bool:
    if (
        one.anchor is not None
        and other.anchor is not None
        and one.anchor.i == other.anchor.i
        and one.rule != "region_right"
    ):
        return True
    if _holds(one, other) or _holds(other, one):
        return False
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner candidate's cue stands in what the outer one quotes."""
    if inner.anchor is None:
        return False
    return any(start <= inner.anchor.idx < end for start, end in outer.contents)
