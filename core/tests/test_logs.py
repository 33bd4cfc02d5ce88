"""The log on stderr, as JSON: what a line has, and what it does not."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from onrecord.logs import JsonLines

COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()"]
FAILS = ("extract", "--only", "nobody", "-")


def line(message: str, *args: object, error: BaseException | None = None, **fields: object) -> dict[str, Any]:
    """What becomes of a warning."""
    info = None if error is None else (type(error), error, error.__traceback__)
    record = logging.LogRecord("onrecord.there", logging.WARNING, "there.py", 1, message, args, info)
    vars(record).update(fields)
    parsed: dict[str, Any] = json.loads(JsonLines().format(record))
    return parsed


def test_a_line_has_its_message_and_the_fields_that_were_given() -> None:
    made = line("%s failed", "votes", plugin="votes", offset=0, partition=None, words="of the article")
    assert made.pop("time").endswith("+00:00")
    expected = {"level": "warning", "logger": "onrecord.there", "message": "votes failed", "plugin": "votes"}
    assert made == {**expected, "offset": 0}


def test_of_an_exception_the_message_is_left_out_since_it_may_quote_an_article() -> None:
    try:
        int("the mayor said")
    except ValueError as error:
        made = line("a plugin failed", error=error)
    assert made["exception"] == "ValueError"
    assert made["trace"][0].endswith("in test_of_an_exception_the_message_is_left_out_since_it_may_quote_an_article")
    assert "mayor" not in json.dumps(made)


def run(tmp_path: Path, *arguments: str, **variables: str) -> list[str]:
    """The lines on stderr of a command that ends with an error."""
    ended = subprocess.run(
        [*COMMAND, *arguments],
        cwd=tmp_path,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode != 0
    return ended.stderr.splitlines()


def test_the_error_that_ends_a_command_is_a_line_too(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text('[log]\nformat = "json"\n')
    *_, last = map(json.loads, run(tmp_path, *FAILS))
    assert (last["level"], last["logger"]) == ("critical", "onrecord")
    assert run(tmp_path, "--log-format", "text", *FAILS)[-1] == f"Error: {last['message']}"


def test_a_variable_asks_for_json_and_one_that_is_wrong_is_said(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, *FAILS, ONRECORD_LOG__FORMAT="json")[-1])["level"] == "critical"
    assert "format" in run(tmp_path, *FAILS, ONRECORD_LOG__FORMAT="xml")[-1]
