"""`onrecord config show`: each setting, its value and where it comes from."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from onrecord_on import COMMAND, on_terminal

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord.config import Settings

FILE = '''\
# the desk's own
[pool]
processes = 2   # of four
"hard_deadline" = 20

[plugins]
disable = [
  "streams",
]

[extractors.shouts]
note = """
[pool]
soft_deadline = 1
"""
least = 7

[extractors]
elsewhere.api_key = "sesame-opens"
elsewhere.depth = { first = 1 }
'''

LOUDNESS = """
from pydantic import BaseModel, ConfigDict, SecretStr

class Loudness(BaseModel):
    model_config = ConfigDict(extra="forbid")
    least: int = 4
    note: str = ""
    key: SecretStr | None = None
"""


@pytest.fixture(autouse=True)
def alone(commands_anew: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file but the test's, no variable but the test's."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("ONRECORD_"):
            monkeypatch.delenv(name)
    (tmp_path / "onrecord.toml").write_text(FILE, encoding="utf-8")


@pytest.fixture(autouse=True)
def with_settings(install_plugin: Any, shouts: str) -> None:
    """A plugin with settings."""
    source = shouts.replace("NoConfig, Shout", "Loudness, Shout")
    install_plugin(
        "onrecord-shouts", LOUDNESS + source.replace("    requires", "    config_model = Loudness\n    requires")
    )


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, tuple[Any, str, str | None]]:
    """What is shown: value, source and place by the name of the setting."""
    assert run(["config", "show", "-o", "json", *arguments]) == exits.OK
    return {one["name"]: (one["value"], one["source"], one["where"]) for one in json.loads(capsys.readouterr().out)}


def test_every_table_of_the_settings_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert {name.partition(".")[0] for name in shown(capsys)} >= set(Settings.model_fields)


def test_the_form_of_the_log_is_told_with_its_flag(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--log-format", "json", "config", "show", "log", "-o", "json"]) == exits.OK
    assert [one["where"] for one in json.loads(capsys.readouterr().out)] == ["--log-format"]


def test_a_setting_that_nobody_gave_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys)["limits.article_bytes"] == (1048576, "default", None)


def test_a_setting_of_the_file_is_told_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys)
    assert found["pool.processes"] == (2, "file", "onrecord.toml:3")
    assert found["pool.hard_deadline"] == (20.0, "file", "onrecord.toml:4")
    assert found["plugins.disable"] == (["streams"], "file", "onrecord.toml:7")


def test_what_stands_in_a_text_of_several_lines_is_no_setting(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys)
    assert found["pool.soft_deadline"] == (5.0, "default", None)
    assert found["extractors.shouts.least"] == (7, "file", "onrecord.toml:16")


def test_a_variable_is_named_whatever_table_it_gives(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("onrecord_pool__processes", "3")
    monkeypatch.setenv("ONRECORD_POOL", '{"max_memory": 5000}')
    found = shown(capsys, "pool")
    assert found["pool.processes"] == (3, "variable", "onrecord_pool__processes")
    assert found["pool.max_memory"] == (5000, "variable", "ONRECORD_POOL")
    assert found["pool.hard_deadline"][1] == "file"


def test_a_flag_wins_and_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_POOL__PROCESSES", "3")
    assert shown(capsys, "-j", "4")["pool.processes"] == (4, "flag", "-j")


def test_settings_of_extractors_are_shown_with_those_of_extractors_that_are_not_here(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = shown(capsys, "extractors")
    assert found["extractors.elsewhere.depth.first"] == (1, "file", "onrecord.toml:20")
    assert all(name.startswith("extractors.") for name in found)


def test_secrets_are_hidden_by_their_type_and_by_their_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_EXTRACTORS__SHOUTS__KEY", "sesame-closes")
    assert run(["config", "show", "-o", "jsonl"]) == exits.OK
    out = capsys.readouterr().out
    assert "sesame" not in out
    rows = {row["name"]: row for row in map(json.loads, out.splitlines())}
    assert rows["extractors.shouts.key"]["value"] == "***"
    assert rows["extractors.shouts.key"]["where"] == "ONRECORD_EXTRACTORS__SHOUTS__KEY"
    assert rows["extractors.elsewhere.api_key"]["value"] == "***"


def test_only_what_was_changed_is_shown_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "pool", "limits", "--changed")
    assert set(found) == {"pool.processes", "pool.hard_deadline"}


def test_a_name_that_is_no_setting_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "show", "pool.size"]) == exits.CONFIG
    out, err = capsys.readouterr()
    assert "no setting or table 'pool.size'" in err
    assert out == ""


WRONG = """\
[pool]
proceses = 3
soft_deadline = "soon"
hard_deadline = 20

[pol]
processes = 4

[extractors.shouts]
least = "few"
note = "still here"
key = 7
"""


def test_what_is_wrong_is_said_and_the_rest_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "onrecord.toml").write_text(WRONG)
    monkeypatch.setenv("ONRECORD_LIMITS__ARTICLE_BYTES", "none")
    monkeypatch.setenv("ONRECORD_POOL", "{")
    assert run(["config", "show", "-o", "jsonl"]) == exits.CONFIG
    out, err = capsys.readouterr()
    rows = {row["name"]: (row["value"], row["where"]) for row in map(json.loads, out.splitlines())}
    assert rows["pool.soft_deadline"] == ("soon", "onrecord.toml:3")
    assert rows["pool.hard_deadline"] == (20.0, "onrecord.toml:4")
    assert rows["pool.processes"] == (1, None)
    assert rows["limits.article_bytes"] == ("none", "ONRECORD_LIMITS__ARTICLE_BYTES")
    assert rows["extractors.shouts.least"] == ("few", "onrecord.toml:10")
    assert rows["extractors.shouts.note"] == ("still here", "onrecord.toml:11")
    assert rows["extractors.shouts.key"] == ("***", "onrecord.toml:12")
    for words in (
        "a table [pol], which nobody reads; did you mean 'pool'?",
        "the variable ONRECORD_POOL must be a table in JSON",
        "pool.proceses: there is no such setting; did you mean 'processes'? (onrecord.toml:2)",
        "pool.soft_deadline: must be a number (onrecord.toml:3)",
        "limits.article_bytes: must be a whole number (ONRECORD_LIMITS__ARTICLE_BYTES)",
        "`[extractors.shouts]` is wrong: least: must be a whole number",
    ):
        assert words in err


def test_where_it_is_not_known_which_plugins_are_disabled_none_of_others_is_loaded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "onrecord.toml").write_text(WRONG)
    monkeypatch.setenv("ONRECORD_PLUGINS__DISABLE", "streams,shouts")
    assert run(["config", "show", "extractors", "-o", "jsonl"]) == exits.CONFIG
    out, err = capsys.readouterr()
    assert "still here" in out
    assert "ONRECORD_PLUGINS__DISABLE must be a list in JSON" in err
    assert "`[extractors.shouts]` is wrong" not in err


def test_a_folder_is_no_file_of_settings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["--config", str(tmp_path), "config", "show", "pool"]) == exits.CONFIG
    assert f"{tmp_path} is no file" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["[pool", None])
def test_without_a_file_that_can_be_read_variables_and_defaults_are_shown(
    text: str | None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "onrecord.toml").unlink()
    if text is not None:
        (tmp_path / "desk.toml").write_text(text)
    monkeypatch.setenv("ONRECORD_POOL__PROCESSES", "3")
    assert run(["--config", "desk.toml", "config", "show", "pool", "--changed", "-o", "json"]) == exits.CONFIG
    out, err = capsys.readouterr()
    assert [(row["name"], row["value"]) for row in json.loads(out)] == [("pool.processes", 3)]
    assert "desk.toml" in err


def test_with_settings_that_are_wrong_there_is_help_all_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "onrecord.toml").write_text("[pool]\nproceses = 3\n")
    assert run(["--help"]) == exits.OK
    assert "extract" in capsys.readouterr().out


def test_without_streams_a_flag_for_it_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "show", "-b", "there:9092"]) != exits.OK
    assert "-b is for onrecord-streams" in capsys.readouterr().err


def test_in_a_pipe_settings_are_records_and_on_a_terminal_a_table() -> None:
    done = subprocess.run([*COMMAND, "config", "show", "pool"], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[0])["where"] == "onrecord.toml:3"
    assert "the file is onrecord.toml" in done.stderr
    table = on_terminal("--no-color", "config", "show", "pool")
    assert "pool.processes" in table
    assert "onrecord.toml:3" in table
