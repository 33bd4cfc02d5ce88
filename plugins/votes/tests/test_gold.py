"""The plugin on its own gold: what it has reached is not lost again. gold/README.md says what the figures mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.engine import Engine
from onrecord.evaluation.gold import GoldRow, read_file
from onrecord.evaluation.run import Result, evaluate
from onrecord_votes.scoring import VoteScoring

FOLDER = Path(__file__).parents[1] / "gold"
GOLD = FOLDER / "passages.jsonl"


@pytest.fixture(scope="module")
def rows() -> list[GoldRow]:
    return list(read_file(GOLD))


@pytest.fixture(scope="module")
def result(engine: Engine, rows: list[GoldRow]) -> Result:
    return evaluate(engine, VoteScoring(), rows)


def test_there_are_enough_passages_and_whole_articles(rows: list[GoldRow]) -> None:
    assert len(rows) >= 190
    assert sum(len(row.text.split()) > 110 for row in rows) >= 50
    assert sum(len(row.text.split()) > 380 for row in rows) >= 10


def test_some_passages_have_no_vote(rows: list[GoldRow]) -> None:
    assert sum(not list(row.entries("votes")) for row in rows) >= 35


@pytest.mark.parametrize(
    ("measure", "least"),
    [("vote", 0.96), ("tally", 0.97), ("outcome, of those told", 0.92), ("position of a voter", 0.92)],
)
def test_f1_is_at_least(measure: str, least: float, result: Result) -> None:
    assert result.counts[measure].f1 >= least, result.errors


FLOORS = {
    "further.jsonl": (0.93, 0.93, 0.86, 0.87),
    "digests.jsonl": (0.97, 0.94, 0.93, 0.94),
    "news.jsonl": (0.96, 0.95, 0.92, 0.94),
}
"""The least F1 of votes, tallies, outcomes and positions in the other files."""


@pytest.mark.parametrize("name", FLOORS)
def test_the_other_files_are_read_as_well_as_they_were(name: str, engine: Engine) -> None:
    result = evaluate(engine, VoteScoring(), list(read_file(FOLDER / name)))
    measures = ("vote", "tally", "outcome, of those told", "position of a voter")
    for measure, least in zip(measures, FLOORS[name], strict=True):
        assert result.counts[measure].f1 >= least, result.errors
    assert result.counts["vote"].precision >= 0.98, result.errors
