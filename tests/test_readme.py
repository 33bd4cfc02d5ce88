"""The README's own examples: its article gives its records, and its plugin works."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The first block of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```", README, flags=re.M | re.S)
    assert found, f"the README has no block of {language}"
    return found[1]


def extract(text: str, *options: str, env: dict[str, str] | None = None) -> list[dict[str, Any]]:
    command = [str(Path(sys.executable).with_name("onrecord")), "extract", "-", "-o", "jsonl", *options]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, env=env)
    return [json.loads(line) for line in done.stdout.splitlines()]


def says(fact: dict[str, Any], record: dict[str, Any]) -> bool:
    """Whether a fact has everything that a record of the README has."""
    evidence = all(one in fact["evidence"] for one in record.get("evidence", []))
    return evidence and all(fact.get(name) == value for name, value in record.items() if name != "evidence")


@pytest.fixture(scope="module")
def facts() -> list[dict[str, Any]]:
    return extract(block("text"))


@pytest.mark.parametrize("line", block("json").splitlines())
def test_the_article_gives_the_record(line: str, facts: list[dict[str, Any]]) -> None:
    assert any(says(fact, json.loads(line)) for fact in facts), facts


def test_the_plugin_works(tmp_path: Path) -> None:
    (tmp_path / "onrecord_verdicts.py").write_text(block("python"), encoding="utf-8")
    metadata = tmp_path / "onrecord_verdicts-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: onrecord-verdicts\nVersion: 1.0\n")
    points = block("toml").splitlines()[1].replace('"', "")
    (metadata / "entry_points.txt").write_text(f"[onrecord.v1]\n{points}\n")
    text = "Tomas Velek was acquitted on Friday in Orsk. Her brother was convicted. Ada Lund was not convicted."
    facts = extract(text, "--only", "verdicts", env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert [(fact["defendant"], fact["outcome"]) for fact in facts] == [
        ("Tomas Velek", "acquitted"),
        ("Her brother", "guilty"),
    ]
