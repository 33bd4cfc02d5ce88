"""`onrecord bench --stream`: a worker on a broker beside a pool, and what processes use."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams.processes import usage


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    text = "The bell of Larkrise rang at noon, said Mayor Edith Pommeroy of Stonehope."
    file.write_text("\n".join(json.dumps({"id": f"a{number}", "text": text}) for number in range(12)), encoding="utf-8")
    return file


def test_a_worker_is_measured_beside_a_pool(
    articles: Path, embedded_brokers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", str(articles), "--stream", "-b", embedded_brokers, "-o", "jsonl"]) == exits.OK
    raw, pool, worker = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (raw["reading"], raw["cpu_ratio"], pool["wall_ratio"]) == ("nlp.pipe, 1 process", 1, 1)
    assert worker["articles_per_second"] > 0
    assert worker["cpu_seconds_per_article"] >= 0
    assert worker["resident_mib"] > worker["largest_mib"] > 50


def test_too_few_articles_say_nothing(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", str(articles), "--stream", "-n", "3"]) == exits.FAILURE
    assert "3 articles" in capsys.readouterr().err


def test_usage_counts_this_process() -> None:
    used = usage()
    assert used is not None
    assert used.cpu > 0
    assert used.memory > 2**20
    assert usage(os.getpid()) is not None
