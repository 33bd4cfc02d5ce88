"""The plugin on its own gold: what it has reached is not lost again. gold/README.md says what the figures mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.engine import Engine, Loaded
from onrecord.evaluation.calibration import bins, expected_error
from onrecord.evaluation.gold import GoldRow, read_file
from onrecord.evaluation.run import Result, evaluate
from onrecord.extractor import NoConfig
from onrecord.reading import Model
from onrecord_accusations.extractor import Accusations
from onrecord_accusations.scoring import AccusationScoring

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="module")
def rows() -> list[GoldRow]:
    return [row for path in sorted(GOLD.glob("*.jsonl")) for row in read_file(path)]


@pytest.fixture(scope="module")
def result(rows: list[GoldRow], model: Model) -> Result:
    engine = Engine([Loaded(Accusations(NoConfig()), "0")], model, soft_deadline=None)
    return evaluate(engine, AccusationScoring(), rows)


def test_confidence_is_what_is_right(result: Result) -> None:
    assert expected_error(bins(result.judged)) <= 0.08


def test_there_are_passages_and_articles(rows: list[GoldRow]) -> None:
    assert sum("\n" not in row.text for row in rows) >= 250
    assert sum("\n" in row.text for row in rows) >= 65


def test_a_third_of_the_passages_accuse_nobody(rows: list[GoldRow]) -> None:
    passages = [row for row in rows if "\n" not in row.text]
    assert 3 * sum(not list(row.entries("accusations")) for row in passages) >= len(passages)


def test_every_text_says_what_it_is_there_for(rows: list[GoldRow]) -> None:
    assert all(row.fields["about"] for row in rows)


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [
        ("text with an accusation", 0.98, 0.94),
        ("accuser + accused", 0.98, 0.88),
        ("act", 0.98, 0.87),
        ("status, of all gold", 0.88, 0.88),
        ("denied, of those found", 0.97, 0.97),
        ("negated or hypothetical", 0.9, 0.9),
        ("accused name, of those found", 0.95, 0.95),
        ("accuser name, of those found", 0.99, 0.9),
    ],
)
def test_what_is_read_does_not_fall(measure: str, precision: float, recall: float, result: Result) -> None:
    count = result.counts[measure]
    assert count.precision >= precision, result.errors
    assert count.recall >= recall, result.errors
