"""The project's own gold for quotations: what is found of it stays above a floor, and all of it can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.engine import Engine
from onrecord.evaluation.calibration import bins, expected_error
from onrecord.evaluation.gold import read_file
from onrecord.evaluation.run import Result, evaluate, scoring_of
from onrecord.host import Host
from onrecord.reading import Model

GOLD = Path(__file__).parents[1] / "gold"
LEAST = {
    "passages": {
        "all: span": 0.88,
        "all: span + speaker": 0.86,
        "direct: span + speaker": 0.91,
        "mixed: span + speaker": 0.77,
        "indirect: span + speaker": 0.81,
        "resolved name, of right speakers": 0.91,
    },
    "articles": {"all: span": 0.91, "all: span + speaker": 0.90, "direct: span + speaker": 0.95},
    "hard": {"all: span": 0.82, "all: span + speaker": 0.80},
}
"""F1 by file and measure, two to four points below what is reached: the work of a few fragments."""


@pytest.fixture(scope="module")
def results(model: Model) -> dict[str, Result]:
    (quotes,) = Host(Settings(), allow=()).loaded(["quotes"])
    engine = Engine([quotes], model, soft_deadline=None)
    scoring = scoring_of(type(quotes.extractor))
    return {file: evaluate(engine, scoring, read_file(GOLD / f"{file}.jsonl")) for file in LEAST}


def test_there_are_enough_passages(results: dict[str, Result]) -> None:
    assert results["passages"].texts >= 60


@pytest.mark.parametrize(("file", "measure"), [(file, measure) for file, least in LEAST.items() for measure in least])
def test_what_is_found_stays_above_a_floor(results: dict[str, Result], file: str, measure: str) -> None:
    assert results[file].counts[measure].f1 >= LEAST[file][measure]


def test_confidence_is_deserved(results: dict[str, Result]) -> None:
    error = expected_error(bins(results["passages"].judged))
    assert error is not None
    assert error < 0.1
