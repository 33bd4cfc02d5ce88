"""When a casualty figure is right: harm, number and bounds."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation import GoldError, GoldRow
from onrecord_casualties.scoring import CasualtyScoring

FIVE = {"type": "killed", "min": 5, "max": 5}
MORE = {"type": "injured", "min": 9, "max": None}


def fact(harm: str, low: int | None, high: int | None, modality: str = "asserted") -> dict[str, Any]:
    return {"harm": harm, "count_min": low, "count_max": high, "modality": modality, "confidence": 0.9}


def counts(facts: list[Any], gold: list[Any], **fields: Any) -> dict[str, tuple[int, int, int]]:
    row = GoldRow("a", "No text.", {"figures": gold, **fields}, "gold:1")
    return {
        name: (one.right, one.given, one.gold) for name, one in CasualtyScoring().compare(row, facts).counts.items()
    }


@pytest.mark.parametrize(
    ("facts", "number", "bounds"),
    [
        ([fact("killed", 5, 5), fact("injured", 9, None)], (2, 2, 2), (2, 2, 2)),
        ([fact("killed", 5, 5), fact("injured", 9, 9)], (2, 2, 2), (1, 2, 2)),
        ([fact("killed", 5, 5), fact("killed", 5, 5)], (1, 1, 2), (1, 1, 2)),
        ([fact("killed", 5, 5), fact("missing", 5, 5)], (1, 2, 2), (1, 2, 2)),
        ([fact("killed", 5, 5), fact("killed", 60, 60, "hypothetical")], (1, 1, 2), (1, 1, 2)),
        ([fact("killed_or_injured", 5, 5)], (1, 2, 2), (1, 2, 2)),
        ([], (0, 0, 2), (0, 0, 2)),
    ],
)
def test_figures_are_a_set(facts: list[Any], number: tuple[int, int, int], bounds: tuple[int, int, int]) -> None:
    found = counts(facts, [FIVE, MORE])
    assert (found["harm + number"], found["harm + bounds"]) == (number, bounds)


def test_an_upper_bound_alone_is_the_number() -> None:
    assert counts([fact("killed", 0, 7)], [{"type": "killed", "min": None, "max": 7}])["harm + number"] == (1, 1, 1)


def test_what_is_optional_may_be_found_or_not() -> None:
    assert counts([fact("killed", 5, 5)], [FIVE | {"optional": True}])["harm + number"] == (0, 0, 0)


def test_of_headlines_the_largest_figure_of_each_harm_counts() -> None:
    facts = [fact("killed", 3, 3), fact("killed", 5, 5), fact("missing", 2, 2)]
    assert counts(facts, [FIVE], scored_types=["killed"])["harm + number"] == (1, 1, 1)


def test_a_figure_that_is_none_is_named() -> None:
    with pytest.raises(GoldError, match="min: must be a whole number; max: must be given"):
        counts([], [{"type": "killed", "min": "five"}])
    with pytest.raises(GoldError, match='gold:1: entry 1 of "figures": type: must be '):
        counts([], [FIVE | {"type": "kiled"}])
