"""`onrecord plugins new`: what is written, what it is called, and what is refused.

That the package passes its own tests in an environment of its own is seen by tests/test_install.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pseudo_terminal import PseudoTerminal

from onrecord.cli.main import run
from onrecord.evaluation.gold import read_file
from onrecord.scaffold import names_for

NEW = [sys.executable, "-c", "from onrecord.cli import main; main()", "plugins", "new"]


@pytest.mark.parametrize(
    ("name", "fact", "classes", "fact_type"),
    [
        ("sanctions", None, ("Sanctions", "Sanction"), "sanction"),
        ("court_rulings", None, ("CourtRulings", "CourtRuling"), "court_ruling"),
        ("subsidies", None, ("Subsidies", "Subsidy"), "subsidy"),
        ("weather", None, ("Weather", "WeatherFact"), "weather_fact"),
        ("weather", "Forecast", ("Weather", "Forecast"), "forecast"),
    ],
)
def test_names_follow_from_one(name: str, fact: str | None, classes: tuple[str, str], fact_type: str) -> None:
    names = names_for(name, fact)
    assert ((names.extractor, names.fact), names.fact_type) == (classes, fact_type)


@pytest.mark.parametrize("name", ["Sanctions", "9lives", "a__b", "class", "über", "../etc", "a" * 41, ""])
def test_a_name_that_no_package_can_have_is_refused(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["plugins", "new", name]) == 2
    assert "a name has lower-case letters" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "near"), [("court-rulings", "court_rulings"), ("Court Rulings!", "court_rulings")])
def test_the_name_that_was_meant_is_told(name: str, near: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plugins", "new", name]) == 2
    assert f"not {name!r}; {near!r} would be one" in capsys.readouterr().err


def test_in_a_pipe_the_files_are_listed(tmp_path: Path) -> None:
    done = subprocess.run([*NEW, "court_rulings"], cwd=tmp_path, capture_output=True, text=True, check=True)
    listed = {Path(line) for line in done.stdout.splitlines()}
    assert listed == {one.relative_to(tmp_path) for one in tmp_path.rglob("*") if one.is_file()}
    assert Path("onrecord-court-rulings/src/onrecord_court_rulings/schemas/court_ruling.v1.json") in listed
    assert Path("onrecord-court-rulings/.github/workflows/tests.yml") in listed
    assert "cd onrecord-court-rulings" in done.stderr
    project = tomllib.loads((tmp_path / "onrecord-court-rulings" / "pyproject.toml").read_text())["project"]
    assert project["entry-points"]["onrecord.v1"] == {"court_rulings": "onrecord_court_rulings"}
    assert all("{{" not in (tmp_path / one).read_text() or one.name == "tests.yml" for one in listed)
    assert "${{ matrix.python }}" in (tmp_path / "onrecord-court-rulings/.github/workflows/tests.yml").read_text()
    rows = list(read_file(tmp_path / "onrecord-court-rulings" / "gold" / "passages.jsonl"))
    assert sum(len(row.entries("court_rulings")) for row in rows) == 4


def test_on_a_terminal_it_says_what_is_next(tmp_path: Path) -> None:
    with PseudoTerminal([*NEW, "weather", "--fact", "Forecast", "--into", "w"], cwd=tmp_path) as terminal:
        assert terminal.wait() == 0
        assert "w/src/onrecord_weather/schemas/forecast.v1.json" in terminal.shown
        assert "cd w\n  pip install -e '.[test]'\n  pytest" in terminal.shown
    schema = json.loads((tmp_path / "w/src/onrecord_weather/schemas/forecast.v1.json").read_text())
    assert schema["properties"]["type"]["const"] == "forecast"


def test_what_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert run(["plugins", "new", "weather", "--into", str(tmp_path)]) == 1
    assert f"{tmp_path} is there already" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_a_name_that_an_installed_extractor_has_is_refused(
    install_plugin: Any, shouts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts)
    assert run(["plugins", "new", "shouts", "--into", str(tmp_path / "new")]) == 2
    assert "onrecord-shouts has an extractor 'shouts'" in capsys.readouterr().err
