"""Selection: how much speaks for each candidate, and which of those that exclude one another stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from onrecord.reading.speech.candidates import Candidate

WEIGHTS: Final[Mapping[str, float]] = {
    "clause": 2.0,
    "statement": 0.5,
    "statement:governed": 1.5,
    "statement:regions": 2.2,
    "statement:adverbial": -2.5,
    "statement:cue_inside": -1.5,
    "statement:broken": -2.5,
    "statement:clause_after": -3.0,
    "parenthetical": 0.8,
    "parenthetical:governed": 1.2,
    "parenthetical:regions": 0.5,
    "parenthetical:adverbial": -1.5,
    "parenthetical:cue_inside": -1.0,
    "parenthetical:broken": -1.0,
    "parenthetical:clause_after": -1.0,
    "object_infinitive": 2.3,
    "noun_object": 0.6,
    "prepositional": 1.0,
    "naming": 2.2,
    "according_to": 2.5,
    "headline": 1.5,
    "region_right": 1.0,
    "region_right:ends_open": 1.5,
    "region_right:ends_sentence": -2.5,
    "region_right:ends_bare": -1.5,
    "region_right:lexicon": 1.0,
    "region_right:other_verb": -1.0,
    "region_right:no_source": -0.7,
    "region_right:source_elsewhere": -1.0,
    "region_right:far": -0.7,
    "region_right:conjunction": -2.0,
    "region_right:title": -1.5,
    "region_right:words_before": -1.0,
    "region_left": 0.6,
    "region_left:lexicon": 1.0,
    "region_left:other_verb": -0.6,
    "region_left:comma": 1.2,
    "region_left:colon": 1.5,
    "region_left:adjacent": 0.9,
    "region_left:in_clause": -0.8,
    "region_left:capital": 0.5,
    "region_left:no_source": -0.5,
    "region_left:verb_between": -0.8,
    "region_left:title": -1.0,
    "predicate": 0.3,
    "predicate:lexicon": 0.8,
    "predicate:other_verb": -0.1,
    "predicate:no_source": -0.5,
    "predicate:title": -1.5,
    "predicate:that": 0.8,
}
"""The weight of each rule, and of each feature as a rule sees it; a feature that is not here weighs nothing."""

THRESHOLD: Final = 0.5


def score(candidate: Candidate) -> float:
    """The sum of the weights of a candidate's rule and features."""
    features = sorted(candidate.features)
    return WEIGHTS.get(candidate.rule, 0.0) + sum(WEIGHTS.get(f"{candidate.rule}:{one}", 0.0) for one in features)


def select(found: Iterable[Candidate]) -> list[tuple[Candidate, float]]:
    """The candidates that stand, with their scores, by place: no two share words or a cue, none is inside another."""
    scored = [(one, value) for one in found if (value := score(one)) >= THRESHOLD]
    chosen: list[tuple[Candidate, float]] = []
    for one, value in sorted(scored, key=lambda pair: (-pair[1], pair[0].contents, pair[0].rule)):
        if not any(_exclude(one, other) for other, _ in chosen):
            chosen.append((one, value))
    outermost = [
        (one, value) for one, value in chosen if not any(other is not one and _holds(other, one) for other, _ in chosen)
    ]
    return sorted(outermost, key=lambda pair: pair[0].contents)


def _exclude(one: Candidate, other: Candidate) -> bool:
    if one.anchor.i == other.anchor.i:
        return True
    if _holds(one, other) or _holds(other, one):
        return False
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner candidate's cue stands in what the outer one quotes."""
    return any(start <= inner.anchor.idx < end for start, end in outer.contents)
