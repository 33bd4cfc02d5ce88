"""The plugin's own gold: what is read in it does not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.engine import Engine, Loaded
from onrecord.evaluation.gold import GoldRow, read_file
from onrecord.evaluation.run import Result, evaluate
from onrecord.extractor import NoConfig
from onrecord.reading import Model
from onrecord_casualties.extractor import Casualties
from onrecord_casualties.scoring import CasualtyScoring

PASSAGES = Path(__file__).parents[1] / "gold" / "passages.jsonl"


@pytest.fixture(scope="module")
def rows() -> list[GoldRow]:
    return list(read_file(PASSAGES))


@pytest.fixture(scope="module")
def result(rows: list[GoldRow], model: Model) -> Result:
    engine = Engine([Loaded(Casualties(NoConfig()), "0")], model, soft_deadline=None)
    return evaluate(engine, CasualtyScoring(), rows)


def test_there_are_passages_and_articles(rows: list[GoldRow]) -> None:
    assert len(rows) >= 350
    assert sum("\n" in one.text for one in rows) >= 95
    assert sum(not one.entries("figures") for one in rows) >= 10


@pytest.mark.parametrize("measure", ["harm + number", "harm + bounds"])
def test_what_is_read_does_not_fall(result: Result, measure: str) -> None:
    count = result.counts[measure]
    assert count.precision >= 0.995
    assert count.recall >= 0.98
