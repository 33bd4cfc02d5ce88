"""When a casualty figure is right, for `onrecord evaluate casualties`.

Figures of one text are compared as a set of harm and number; the number of a figure is its lower bound, or its upper
one where it has no lower. Of the bounds both must be as gold has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from pydantic import NonNegativeInt

from onrecord.evaluation import Comparison, GoldEntry, GoldRow, Scoring
from onrecord_casualties.facts import Harm

Figure = tuple[str, int]
"""A harm and a number."""

Bounds = set[tuple[int | None, int | None]]


class FigureEntry(GoldEntry):
    """A figure in gold."""

    type: Harm
    min: NonNegativeInt | None
    max: NonNegativeInt | None


class CasualtyScoring(Scoring):
    """Harm and number of each figure that the text asserts, and its bounds."""

    key: ClassVar[str] = "figures"
    entry = FigureEntry

    def compare(self, row: GoldRow, facts: Sequence[Mapping[str, Any]]) -> Comparison:
        entries = row.entries(self.key, self.entry)
        gold = _figures(_gold(one) for one in entries if not one.get("optional"))
        spare = _figures(_gold(one) for one in entries if one.get("optional"))
        confidence = {figure: fact["confidence"] for fact in facts for figure in _figures(_found(fact))}
        given = _figures(one for fact in facts for one in _found(fact))
        if (judged := row.fields.get("scored_types")) is not None:
            given = _largest(given, judged)
        given = {figure: bounds for figure, bounds in given.items() if figure in gold or figure not in spare}
        right = given.keys() & gold.keys()
        comparison = Comparison()
        comparison.add("harm + number", len(right), len(given), len(gold))
        bounded = {figure for figure in right if given[figure] & gold[figure]}
        comparison.add("harm + bounds", len(bounded), len(given), len(gold))
        for harm in sorted({figure[0] for figure in given.keys() | gold.keys()}):
            counts = [sum(figure[0] == harm for figure in figures) for figures in (right, given, gold)]
            comparison.add(f"{harm}: number", *counts)
        comparison.judged += [(confidence[figure], figure in right) for figure in given]
        comparison.errors += [f"wrong    {_shown(one)}" for one in sorted(given.keys() - right)]
        comparison.errors += [f"missed   {_shown(one)}" for one in sorted(gold.keys() - right)]
        comparison.errors += [
            f"bounds   {_shown(one)}: {sorted(given[one], key=str)}, not {sorted(gold[one], key=str)}"
            for one in sorted(right - bounded)
        ]
        return comparison


def _found(fact: Mapping[str, Any]) -> list[tuple[str, int | None, int | None]]:
    """The figures of a fact: one that doesn't tell killed from injured counts as both; what may be is none."""
    if fact["modality"] != "asserted":
        return []
    harms = ("killed", "injured") if fact["harm"] == "killed_or_injured" else (fact["harm"],)
    return [(harm, fact["count_min"], fact["count_max"]) for harm in harms]


def _gold(entry: Mapping[str, Any]) -> tuple[str, int | None, int | None]:
    return entry["type"], entry["min"], entry["max"]


def _figures(found: Iterable[tuple[str, int | None, int | None]]) -> dict[Figure, Bounds]:
    """Figures with all bounds that were given for them; those without a number are left out."""
    figures: dict[Figure, Bounds] = {}
    for harm, low, high in found:
        number = low or (high if high is not None else low)
        if number is not None:
            figures.setdefault((harm, number), set()).add((low, high))
    return figures


def _largest(figures: Mapping[Figure, Bounds], harms: Sequence[str]) -> dict[Figure, Bounds]:
    """Of each harm that is judged the largest number, where gold has no more than headlines."""
    most = {harm: max((number for one, number in figures if one == harm), default=None) for harm in harms}
    return {one: bounds for one, bounds in figures.items() if most.get(one[0]) == one[1]}


def _shown(figure: Figure) -> str:
    return f"{figure[1]} {figure[0]}"
