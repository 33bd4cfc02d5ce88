"""The extractors on gold that is kept outside the repository: skipped unless ONRECORD_GOLD names its folder."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from types import ModuleType

import pytest

GOLD = os.environ.get("ONRECORD_GOLD")

pytestmark = pytest.mark.skipif(not GOLD, reason="set ONRECORD_GOLD to a folder of gold to run this")


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", Path(__file__).with_name("measure.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def printed(measure: ModuleType) -> Callable[[str, str], str]:
    """What the scorers print for a kind and a file of gold."""
    return cache(partial(measure.score, Path(GOLD or "")))


@pytest.mark.parametrize(
    ("kind", "rows", "measures"),
    [
        ("quotes", "dev.jsonl", {r"overlap\+speaker": 0.79}),
        ("casualties", "dev.jsonl", {"count": 0.97, "bounds": 0.96}),
        ("votes", "dev.jsonl", {"detect": 0.97, "tally": 0.95}),
        ("accusations", "own_dev.jsonl", {"tuple": 90.0}),
    ],
)
def test_f1_is_at_least(printed: Callable[[str, str], str], kind: str, rows: str, measures: dict[str, float]) -> None:
    scores = printed(kind, rows)
    for name, least in measures.items():
        line = re.search(rf"^{name} .*$", scores, flags=re.M)
        assert line, scores
        f1 = float((re.search(r"F1 ([\d.]+)", line[0]) or re.search(r"\S+ +\S+ +\S+ +([\d.]+)", line[0]))[1])  # type: ignore[index]
        assert f1 >= least, scores


def test_pronouns_are_resolved_or_left_alone(printed: Callable[[str, str], str]) -> None:
    found = re.search(r"^pronouns: right (\d+), wrong (\d+)", printed("quotes", "dev.jsonl"), flags=re.M)
    assert found
    right, wrong = map(int, found.groups())
    assert right >= 40
    assert wrong <= 2


def test_the_seed_articles_facts_are_found(measure: ModuleType) -> None:
    quotes, votes, casualties, accusations = measure.seed(Path(GOLD or ""))
    assert len(quotes.found) >= 17, quotes.missed
    assert quotes.extra <= 2, quotes
    assert (len(votes.found), votes.extra) == (1, 0), votes
    assert (len(casualties.found), casualties.extra) == (3, 0), casualties
    assert len(accusations.found) >= 7, accusations.missed
    assert accusations.extra <= 1, accusations
