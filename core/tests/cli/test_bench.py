"""`onrecord bench`: what it measures, and how it says so."""

from __future__ import annotations

import csv
import json
from itertools import islice
from pathlib import Path

import pytest

from onrecord.bench.memory import endless
from onrecord.cli import exits
from onrecord.cli.main import run

ARTICLE = {"id": "a1", "text": "The bell rang.\n\nNobody in LARKRISE slept, said Edith Pommeroy, who counted again."}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(json.dumps(ARTICLE | {"id": f"a{number}"}) for number in range(3)), encoding="utf-8")
    return file


QUOTATIONS = """
def direct_quotations(doc):
    raise ValueError("the quotation marks do not pair up")
"""
"""Stands for textacy.extract, which is not among our requirements."""


def test_every_way_of_reading_takes_its_turn(
    articles: Path,
    shouts: str,
    install_plugin: object,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "other" / "textacy").mkdir(parents=True)
    (tmp_path / "other" / "textacy" / "__init__.py").touch()
    (tmp_path / "other" / "textacy" / "extract.py").write_text(QUOTATIONS)
    monkeypatch.syspath_prepend(tmp_path / "other")
    install_plugin("onrecord-shouts", shouts)  # type: ignore[operator]
    assert run(["bench", str(articles), "--only", "shouts", "-o", "jsonl"]) == exits.OK
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    speed = {row["reading"]: row for row in rows if row["measure"] == "speed"}
    assert list(speed) == [
        "nlp.pipe",
        "4 scripts with nlp(text)",
        "textacy's quotations",
        "Reading: annotation alone",
        "Engine: shouts",
    ]
    assert {name: row["failed"] for name, row in speed.items() if row["failed"]} == {"textacy's quotations": 3}
    assert speed["nlp.pipe"]["cpu_ratio"] == 1
    assert all(row["cpu_seconds"] >= 0 and row["articles_per_cpu_second"] > 0 for row in speed.values())
    (shares,) = [row for row in rows if row["measure"] == "shares of CPU time"]
    assert sum(shares[part] for part in ("annotation", "layers", "extractors", "other")) == pytest.approx(1, abs=0.01)
    assert (shares["layers"], shares["parsed_paragraphs"]) == (0, 0)
    assert [row["articles"] for row in rows if row["measure"] == "memory"] == [1, 3]
    parts = [row["part"] for row in rows if row["measure"] == "parts of Engine: shouts"]
    assert parts == ["annotation", "extractor shouts"]


@pytest.mark.usefixtures("one_model")
def test_a_csv_has_one_header_for_all_measures(
    articles: Path, shouts: str, install_plugin: object, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts)  # type: ignore[operator]
    install_plugin("onrecord-cries", shouts.replace('"shouts"', '"cries"'))  # type: ignore[operator]
    assert run(["bench", str(articles), "--only", "shouts,cries", "-n", "1", "--memory", "2", "-o", "csv"]) == exits.OK
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    engines = [row["reading"] for row in rows if row["measure"] == "shares of CPU time"]
    assert [one.removeprefix("Engine: ") for one in engines] == [
        "cries", "shouts", "all", "all but cries", "all but shouts",
    ]  # fmt: skip
    assert [row["articles"] for row in rows if row["measure"] == "memory"] == ["1", "2"]
    assert all(int(row["resident_mib"]) > 10 for row in rows if row["measure"] == "memory")


@pytest.mark.usefixtures("one_model")
def test_an_extractor_that_fails_has_no_speed(
    articles: Path, shouts: str, install_plugin: object, capsys: pytest.CaptureFixture[str]
) -> None:
    begin = "def extract(self, reading):"
    install_plugin("onrecord-shouts", shouts.replace(begin, f"{begin}\n        1 / 0"))  # type: ignore[operator]
    assert run(["bench", str(articles), "--only", "shouts"]) == exits.FAILURE
    assert "no measure of speed: shouts fails on" in capsys.readouterr().err


@pytest.mark.usefixtures("one_model")
def test_articles_that_are_not_read_are_not_counted(
    articles: Path,
    shouts: str,
    install_plugin: object,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    install_plugin("onrecord-shouts", shouts)  # type: ignore[operator]
    with articles.open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"id": "de", "language": "de", "text": "Die Glocke läutete."}))
    with caplog.at_level("WARNING"):
        assert run(["bench", str(articles), "--only", "shouts", "--memory", "0", "-o", "table"]) == exits.OK
    assert "3 articles" in capsys.readouterr().out
    assert "1 of 4 records are left out" in caplog.text
    assert "3 articles are few" in caplog.text


def test_without_a_readable_article_there_is_nothing_to_measure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("{}\n", encoding="utf-8")
    assert run(["bench", str(empty)]) == exits.FAILURE
    assert str(empty) in capsys.readouterr().err


def test_texts_come_again_with_other_names() -> None:
    first, second, third = islice(endless(["The bell of Larkrise rang. Nobody in Stonehope slept."]), 3)
    assert first == "The bell of Larkrise rang. Nobody in Stonehope slept."
    assert second == "The bell of Larkriseb rang. Nobody in Stonehopeb slept."
    assert third == "The bell of Larkrisec rang. Nobody in Stonehopec slept."
