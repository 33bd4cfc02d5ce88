"""`onrecord plugins check`: on a terminal, in a pipe, and what it ends with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pseudo_terminal import PseudoTerminal

from onrecord.cli.main import run
from onrecord.testing.checks import CHECKS

CHECK = [sys.executable, "-c", "from onrecord.cli import main; main()", "plugins", "check"]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A file of gold for shouts."""
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": "fire", "text": "Then somebody cried FIRE and ran."}\n')
    return file


def rows(printed: str) -> dict[str, dict[str, Any]]:
    return {row["rule"]: row for row in map(json.loads, printed.splitlines())}


def test_in_a_pipe_every_rule_is_a_record(install_plugin: Any, shouts: str, gold: Path) -> None:
    install_plugin("onrecord-shouts", shouts)
    done = subprocess.run([*CHECK, "shouts", "--gold", gold], capture_output=True, text=True, check=False)
    found = rows(done.stdout)
    assert list(found) == [check.name for check in CHECKS]
    assert {row["state"] for row in found.values()} == {"passed", "skipped"}
    assert found["schema"]["state"] == "skipped"  # a module in no package has no place for one
    assert "ms of CPU time per 1,000 tokens" in found["speed"]["message"]
    assert (done.returncode, done.stderr) == (0, "")


def test_on_a_terminal_what_is_wrong_and_what_to_do_stands_under_the_table(
    install_plugin: Any, shouts: str, gold: Path
) -> None:
    install_plugin("onrecord-shouts", shouts.replace("frozenset()", '{"parse", "numbers"}'))
    with PseudoTerminal([*CHECK, "onrecord-shouts", "--gold", gold, "--max-ms", "0.000001"]) as terminal:
        assert terminal.wait() == 6
        shown = terminal.shown
    assert "shouts breaks the rule 'requires'" in shown
    assert "'numbers' is never used: the facts of all 1 texts are the same without it" in shown
    assert "What to do: take out what is never used" in shown
    assert "where the limit is 1e-06" in shown
    assert shown.index("no_network_no_writes") < shown.index("breaks the rule")


def test_without_gold_what_needs_facts_is_skipped(
    install_plugin: Any, shouts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts)
    assert run(["plugins", "check", "shouts", "-o", "jsonl"]) == 5
    found = rows(capsys.readouterr().out)
    assert found["metadata"]["state"] == "passed"
    assert (found["evidence"]["state"], found["evidence"]["message"]) == ("skipped", "needs gold")


def test_gold_that_cannot_be_used_is_an_error(
    install_plugin: Any, shouts: str, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts)
    gold.write_text("{}")
    assert run(["plugins", "check", "shouts", "--gold", str(gold)]) == 1
    assert f"{gold}:1: a row of gold is a JSON object" in capsys.readouterr().err


def test_gold_without_a_row_is_an_error_and_not_a_check_that_was_passed(
    install_plugin: Any, shouts: str, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts)
    gold.write_text("\n")
    assert run(["plugins", "check", "shouts", "--gold", str(gold)]) == 1
    assert f"{gold}: there is no row of gold" in capsys.readouterr().err


def test_a_name_that_nothing_has_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plugins", "check", "horoscopes"]) == 3
    assert "there is no extractor 'horoscopes'" in capsys.readouterr().err


def test_a_plugin_whose_extractor_cannot_run_is_an_error_with_the_reason(
    install_plugin: Any, shouts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts.replace('name = "shouts"', 'name = "Shouts!"'))
    assert run(["plugins", "check", "onrecord-shouts"]) == 3
    assert "name must be lower-case letters" in capsys.readouterr().err


def test_a_plugin_without_extractors_is_an_error(capsys: pytest.CaptureFixture[str], install_plugin: Any) -> None:
    install_plugin("juggler", "from onrecord import hookimpl\n@hookimpl\ndef register_commands(cli): pass\n")
    assert run(["plugins", "check", "juggler"]) == 3
    assert "the plugin 'juggler' of juggler brings no extractor" in capsys.readouterr().err
