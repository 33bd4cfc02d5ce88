"""`onrecord schema`: showing schemas in their forms, and comparing them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from onrecord_on import COMMAND, on_terminal

from onrecord.cli import exits
from onrecord.cli.main import run

TYPES = ["accusation", "casualty", "quote", "vote"]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings file."""
    monkeypatch.chdir(tmp_path)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["schema", "show", *arguments]) == exits.OK
    return capsys.readouterr().out


def test_the_list_names_every_type_in_a_pipe_and_on_a_terminal() -> None:
    done = subprocess.run([*COMMAND, "schema", "list"], capture_output=True, text=True, check=True)
    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == TYPES
    table = on_terminal("schema", "list")
    assert "schema version" in table
    assert all(one in table for one in TYPES)


@pytest.mark.parametrize("name", ["vote", "votes"])
def test_a_type_has_a_json_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(shown(capsys, name))
    assert made["properties"]["type"]["const"] == "vote"
    assert made["properties"]["positions"]["items"] == {"$ref": "#/$defs/Position"}


def test_databases_take_the_tables_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    tables = shown(capsys, "--format", "sql")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(tables)
        assert [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")] == TYPES
    with duckdb.connect() as duck:
        duck.execute(tables)
        types = {name: type for name, type, *_ in duck.execute("DESCRIBE casualty").fetchall()}
    assert (types["end"], types["count_max"], types["cumulative"]) == ("BIGINT", "BIGINT", "BOOLEAN")


def test_connect_gets_a_struct_of_flat_fields(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(shown(capsys, "vote", "--format", "connect"))
    assert (made["type"], made["name"]) == ("struct", "vote")
    fields = {one["field"]: one for one in made["fields"]}
    assert (fields["votes_for"]["type"], fields["votes_for"]["optional"]) == ("int64", True)
    assert (fields["positions"]["type"], fields["positions"]["name"]) == ("string", "io.debezium.data.Json")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show", "votess"], exits.CONFIG, "there is no extractor 'votess'; did you mean 'votes'?"),
        (["show"], exits.USAGE, "name a TYPE; there are accusations"),
        (["show", "vote", "--format", "avro"], exits.USAGE, "'avro' is not one of"),
        (["diff", "nowhere.json"], exits.USAGE, "'nowhere.json' does not exist"),
        (["diff", "."], exits.FAILURE, "there is no file .json in ."),
    ],
)
def test_what_can_not_be_shown_is_an_error_that_says_what_can(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", *arguments]) == code
    assert words in capsys.readouterr().err


@pytest.fixture
def committed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder of the schemas of today."""
    folder = tmp_path / "committed"
    folder.mkdir()
    for name in TYPES:
        (folder / f"{name}.v1.json").write_text(shown(capsys, name))
    return folder


def edited(path: Path, change: Any) -> None:
    made = json.loads(path.read_bytes())
    change(made["properties"])
    path.write_text(json.dumps(made))


def test_what_is_installed_is_as_it_was_committed(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "diff", str(committed)]) == exits.OK
    assert "4 schemas compared: 0 changes, 0 of them breaking" in capsys.readouterr().err


def test_a_field_that_is_gone_ends_with_6_and_one_that_is_new_does_not(
    committed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(committed / "vote.v1.json", lambda fields: fields.pop("motion"))
    assert run(["schema", "diff", str(committed)]) == exits.OK
    assert json.loads(capsys.readouterr().out) == {
        "verdict": "compatible", "type": "vote", "field": "motion", "change": "is new",
    }  # fmt: skip
    edited(
        committed / "vote.v1.json", lambda fields: fields.update(lobby={"type": "string"}, motion={"type": "string"})
    )
    assert run(["schema", "diff", str(committed), "-o", "jsonl"]) == exits.CHECK
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(one["field"], one["change"]) for one in found} == {("lobby", "is gone"), ("motion", "may be null now")}


def test_a_type_that_is_gone_breaks_and_an_older_version_says_nothing(
    committed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = json.loads((committed / "vote.v1.json").read_bytes())
    newer = committed / "vote.v2.json"
    newer.write_text(json.dumps(old))
    edited(newer, lambda fields: fields["schema_version"].update(const=2))
    edited(committed / "vote.v1.json", lambda fields: fields.update(lobby={"type": "string"}))
    later = committed.parent / "later"
    later.mkdir()
    (later / "vote.json").write_bytes(newer.read_bytes())
    assert run(["schema", "diff", str(committed), str(later), "-o", "jsonl"]) == exits.CHECK
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["type"], one["change"]) for one in found] == [(one, "is gone") for one in TYPES[:3]]


def test_a_file_that_is_no_schema_is_named(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (committed / "note.json").write_text("{}")
    assert run(["schema", "diff", str(committed)]) == exits.FAILURE
    assert "note.json can't be compared: it is no schema of facts" in capsys.readouterr().err


def test_a_diff_on_a_terminal_is_a_table(committed: Path) -> None:
    edited(committed / "vote.v1.json", lambda fields: fields.pop("motion"))
    table = on_terminal("schema", "diff", committed)
    assert "compatible" in table
    assert "is new" in table
