"""Hostile plugins: whatever one of them does, the others' facts come out, and its failure is its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import Article
from onrecord.config import PoolSettings, Settings
from onrecord.outcome import FactRecord, Outcome
from onrecord.pool import Pool, PoolSpec
from onrecord.sources import Found, read_articles

OWN = ("quotes", "votes", "casualties", "accusations")
EXAMPLES = Path(__file__).parents[1] / "examples" / "articles.jsonl"
SETTINGS = Settings(pool=PoolSettings(processes=1, soft_deadline=1, hard_deadline=4))

Facts = dict[str, list[FactRecord]]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = [one.article for one in read_articles([str(EXAMPLES)]) if isinstance(one, Found)]
    return found[:3]


@pytest.fixture(scope="module")
def facts_without(articles: list[Article]) -> list[Facts]:
    """The facts of each article where no hostile plugin is installed."""
    with Pool(PoolSpec(SETTINGS, allow=())) as pool:
        return [facts(pool.submit(article).result()) for article in articles]


@pytest.fixture(scope="module")
def environment(hostile_site: Path) -> dict[str, str]:
    """The variables of a process that sees the hostile plugins."""
    before = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(hostile_site), *([before] if before else [])])}


@pytest.fixture(scope="module")
def pool(environment: dict[str, str]) -> Iterator[Pool]:
    """A pool with every hostile plugin in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", environment["PYTHONPATH"])  # a process that died is replaced with it too
        with Pool(PoolSpec(SETTINGS)) as pool:
            yield pool


def facts(outcome: Outcome) -> Facts:
    return {one.extractor: one.facts for one in outcome.extractions if one.extractor in OWN}


def test_the_examples_have_facts_to_lose(facts_without: list[Facts]) -> None:
    assert {name for found in facts_without for name, records in found.items() if records} == set(OWN)


# (extractor, the stage and the error of its failure, how many facts of its own stand)
KINDS = [
    ("hostile_raises", "extract", "RuntimeError", 0),
    ("hostile_indiscreet", "extract", "ConnectionError", 0),
    ("hostile_exits", "extract", "SystemExit", 0),
    ("hostile_loops", "deadline", "DeadlineExceeded", 0),
    ("hostile_regex", "deadline", "DeadlineExceeded", 0),
    ("hostile_swallows", "deadline", "DeadlineExceeded", 0),
    ("hostile_deaf", "deadline", "HardDeadline", 0),
    ("hostile_kills", "crash", "ProcessDied", 0),
    ("hostile_offsets", "check", "FactRejected", 1),
    ("hostile_foreign", "check", "FactRejected", 1),
]


@pytest.mark.parametrize("name, stage, error, standing", KINDS)
def test_a_hostile_plugin_fails_alone(
    pool: Pool, articles: list[Article], facts_without: list[Facts], name: str, stage: str, error: str, standing: int
) -> None:
    read = articles[:1] if name == "hostile_deaf" else articles  # it takes the whole hard deadline on each
    waiting = [pool.submit(article, only=[*OWN, name]) for article in read]
    for outcome, expected in zip([future.result() for future in waiting], facts_without, strict=False):
        (failure,) = outcome.failures
        (hostile,) = (one for one in outcome.extractions if one.extractor == name)
        assert (failure.extractor, failure.stage, failure.error) == (name, stage, error)
        assert len(hostile.facts) == standing
        assert facts(outcome) == expected


def test_a_plugin_that_hoards_memory_spoils_nothing(
    pool: Pool, articles: list[Article], facts_without: list[Facts]
) -> None:
    waiting = [pool.submit(article, only=[*OWN, "hostile_floods"]) for article in articles]
    for outcome, expected in zip([future.result() for future in waiting], facts_without, strict=True):
        assert outcome.failures == []
        assert facts(outcome) == expected


def test_all_of_them_at_once_spoil_nothing(pool: Pool, articles: list[Article], facts_without: list[Facts]) -> None:
    outcome = pool.submit(articles[0]).result()
    assert facts(outcome) == facts_without[0]
    assert {(one.extractor, one.stage) for one in outcome.failures} == {(name, stage) for name, stage, _, _ in KINDS}


@pytest.fixture(scope="module")
def listed(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What `onrecord plugins list` says of each plugin."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "plugins", "list", "-o", "json"]
    folder = tmp_path_factory.mktemp("elsewhere")
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
    return {one["name"]: one for one in json.loads(done.stdout)}


@pytest.mark.parametrize(
    "name, reason",
    [
        ("hostile_import", "No module named 'a_module_that_is_not_there'"),
        ("hostile_future", "made for plugin API 2; this Onrecord has API 1"),
        ("hostile_clash", "several extractors claim the name 'quotes'"),
        ("hostile_config", "`[extractors.hostile_config]` is wrong: threshold: must be given"),
    ],
)
def test_the_list_tells_why_a_plugin_does_not_run(listed: dict[str, dict[str, Any]], name: str, reason: str) -> None:
    row = listed[name]
    assert (row["distribution"], row["version"], row["state"]) == ("onrecord-hostile", "1.0", "disabled")
    assert row["extractors"] == []
    assert reason in row["reason"]


@pytest.mark.parametrize("name", OWN)
def test_onrecords_own_plugins_run_beside_them(listed: dict[str, dict[str, Any]], name: str) -> None:
    row = listed[name]
    assert (row["distribution"], row["state"], row["extractors"], row["reason"]) == (
        f"onrecord-{name}",
        "enabled",
        [name],
        None,
    )


def test_a_clash_takes_nothing_from_the_owner_of_the_name(pool: Pool) -> None:
    (quotes,) = (one for one in pool.extractors if one.name == "quotes")
    assert quotes.fact_type == "quote"
