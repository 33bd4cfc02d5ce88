"""`onrecord sink sqlite --from`: facts from files and pipes into a SQLite file, without any broker."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from onrecord_on import COMMAND, on_terminal

from onrecord.cli import exits
from onrecord.cli.main import run

TEXT = "The council of Little Skerrow adopted the pier bill by 7 votes to 2, said Mayor Una Brandt."


def fact(id: str, article: str = "a1", sha: str = "s1", **more: Any) -> str:
    about = {"id": id, "type": "tide", "article_id": article, "extractor": "tides", "article_sha256": sha}
    return json.dumps({**about, "exact": "high water", "sentence": "At high water.", **more}) + "\n"


def rows(file: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "facts.sqlite"


def test_what_extract_gives_goes_into_a_file_through_a_pipe(file: Path, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(TEXT)
    facts = subprocess.run(
        [*COMMAND, "extract", str(tmp_path / "pier.txt"), "--only", "votes"], capture_output=True, check=True
    )
    done = subprocess.run(
        [*COMMAND, "sink", "sqlite", str(file), "--from", "-"], input=facts.stdout, capture_output=True, check=True
    )
    assert done.stdout == b""
    assert f"1 facts written to {file}, 0 refused" in done.stderr.decode()
    assert rows(file, "SELECT votes_for, votes_against, positions, extractor FROM vote") == [(7, 2, "[]", "votes")]
    types = dict(rows(file, "SELECT name, type FROM pragma_table_info('vote')"))
    assert (types["votes_for"], types["exact"], types["confidence"]) == ("BIGINT", "TEXT", "DOUBLE PRECISION")


def test_a_revised_article_leaves_nothing_of_its_earlier_text(file: Path, tmp_path: Path) -> None:
    for name, lines in {"one": fact("f1") + fact("f2", "a2"), "two": fact("f3", sha="s2")}.items():
        (tmp_path / name).write_text(lines)
    for name in ("one", "two"):
        assert run(["sink", "sqlite", str(file), "--from", str(tmp_path / name)]) == exits.OK
    assert rows(file, "SELECT id FROM tide ORDER BY id") == [("f2",), ("f3",)]


def test_what_is_no_fact_is_named_with_its_line_and_the_rest_is_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "some.jsonl").write_text(fact("f1") + "{no json\n\n" + fact("f2"))
    assert run(["sink", "sqlite", str(file), "--from", str(tmp_path / "some.jsonl")]) == exits.PARTIAL
    said = capsys.readouterr().err
    assert "some.jsonl, line 2: not JSON" in said
    assert "2 facts written" in said


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "some.jsonl").write_text(fact("f1"))
    nowhere = tmp_path / "nowhere" / "facts.sqlite"
    assert run(["sink", "sqlite", str(nowhere), "--from", str(tmp_path / "some.jsonl")]) == exits.FAILURE
    assert f"{nowhere} can't be opened: there is no folder {nowhere.parent}" in capsys.readouterr().err


def test_a_file_of_articles_is_told_so_once(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps({"id": one, "text": TEXT}) + "\n" for one in ("a1", "a2")))
    (tmp_path / "some.jsonl").write_text(fact("f1"))
    command = ["sink", "sqlite", str(file), "--from", str(articles), "--from", str(tmp_path / "some.jsonl")]
    assert run(command) == exits.PARTIAL
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{articles}: it begins with an article, not a fact; `onrecord extract` reads articles")
    assert last == f"1 facts written to {file}, 1 refused"


def test_a_kind_that_nothing_has_is_told_with_the_nearest(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "some.jsonl").write_text(fact("f1"))
    assert run(["sink", "sqlite", str(file), "tide", "vots", "--from", str(tmp_path / "some.jsonl")]) == exits.OK
    said = capsys.readouterr().err
    assert (
        "no fact of the type 'vots' is in these files; here there is no extractor 'vots'; did you mean 'votes'?" in said
    )
    assert "'tide'" not in said
    assert "1 facts written" in said


def test_only_the_kinds_that_are_named_are_kept(file: Path, tmp_path: Path) -> None:
    other = '{"id": "v", "type": "vote", "article_id": "a", "extractor": "votes"}\n'
    (tmp_path / "some.jsonl").write_text(fact("f1") + other)
    assert run(["sink", "sqlite", str(file), "votes", "--from", str(tmp_path / "some.jsonl")]) == exits.OK
    assert rows(file, "SELECT id FROM facts") == [("v",)]


def test_on_a_terminal_it_says_what_was_written(file: Path, tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text(fact("f1"))
    assert "1 facts written to" in on_terminal("sink", "sqlite", file, "--from", tmp_path / "some.jsonl")


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "some.jsonl").write_text(fact("f1"))
    (tmp_path / "notes.txt").write_text("Notes on the pier, which are no database.")
    arguments = ["sink", "sqlite", str(tmp_path / "notes.txt"), "--from", str(tmp_path / "some.jsonl")]
    assert run(arguments) == exits.FAILURE
    assert "notes.txt can't be used: file is not a database" in capsys.readouterr().err
    assert (tmp_path / "notes.txt").read_text().startswith("Notes")


def test_topics_take_onrecord_streams(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_PLUGINS__DISABLE", '["streams"]')
    without = f"import sys; sys.argv[1:] = ['sink', 'sqlite', {str(file)!r}]; from onrecord.cli import main; main()"
    done = subprocess.run([*COMMAND[:2], without], capture_output=True, text=True, check=False)
    assert done.returncode == exits.FAILURE
    assert "topics are read by onrecord-streams; install it here, or read files with --from" in done.stderr
    assert not file.exists()


def test_what_is_said_of_topics_has_no_use_with_files(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sink", "sqlite", str(file), "--from", "-", "--until-end"]) == exits.USAGE
    assert "--from reads files to their ends" in capsys.readouterr().err


def test_articles_of_files_are_kept_beside_the_facts(file: Path, tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text(fact("f1"))
    (tmp_path / "articles.jsonl").write_text(
        f"{json.dumps({'id': 'a1', 'text': TEXT, 'publisher': 'Pier'})}\nno json\n"
    )
    arguments = ["sink", "sqlite", str(file), "--from", str(tmp_path / "some.jsonl")]
    assert run([*arguments, "--articles", str(tmp_path / "articles.jsonl")]) == exits.PARTIAL
    assert rows(file, "SELECT id, publisher, json_extract(record, '$.text') FROM onrecord_articles") == [
        ("a1", "Pier", TEXT)
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--articles", __file__], "from topics, articles are kept with --keep-articles"),
        (["--from", __file__, "--keep-articles"], "with --from name files of articles with --articles"),
    ],
)
def test_articles_are_kept_from_where_facts_come_from(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["sink", "sqlite", str(file), *arguments]) == exits.USAGE
    assert said in " ".join(capsys.readouterr().err.split())
