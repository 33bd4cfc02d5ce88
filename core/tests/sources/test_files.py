"""Sources: articles from files and standard input, with the place of each."""

from __future__ import annotations

import io
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.article import Article
from onrecord.sources import Found, Unreadable, read_articles


def line(name: str, **fields: Any) -> bytes:
    return json.dumps({"id": name, "text": f"This is {name}.", **fields}).encode()


def read(*files: Path | str, limit: int = 1000) -> list[Found | Unreadable]:
    return list(read_articles(map(str, files), limit=limit))


def summary(found: Iterable[Found | Unreadable]) -> list[tuple[int | None, str]]:
    """(line, id or reason) of each."""
    return [(one.place.line, one.article.id if isinstance(one, Found) else one.error.reason) for one in found]


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write(name: str, value: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(value)
        return path

    return write


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Any:
    def give(value: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(value)))

    return give


# JSON Lines


def test_jsonl_has_one_article_a_line(write: Any) -> None:
    assert summary(read(write("a.jsonl", line("a1") + b"\n" + line("a2") + b"\n"))) == [(1, "a1"), (2, "a2")]


def test_ndjson_is_jsonl(write: Any) -> None:
    assert summary(read(write("a.NDJSON", line("a1") + b"\n" + line("a2")))) == [(1, "a1"), (2, "a2")]


def test_the_last_line_needs_no_newline(write: Any) -> None:
    assert summary(read(write("a.jsonl", line("a1")))) == [(1, "a1")]


def test_lines_may_end_as_on_windows(write: Any) -> None:
    found = read(write("a.jsonl", line("a1") + b"\r\n" + line("a2") + b"\r\n"))
    assert [one.value for one in found] == [line("a1"), line("a2")]


def test_a_byte_order_mark_before_the_first_line_is_dropped(write: Any) -> None:
    assert summary(read(write("a.jsonl", b"\xef\xbb\xbf" + line("a1") + b"\n" + line("a2")))) == [(1, "a1"), (2, "a2")]


def test_empty_lines_are_passed_over_and_counted(write: Any) -> None:
    assert summary(read(write("a.jsonl", b"\n" + line("a1") + b"\n \t\n\r\n" + line("a2") + b"\n\n"))) == [
        (2, "a1"),
        (5, "a2"),
    ]


def test_an_empty_file_has_no_articles(write: Any) -> None:
    assert read(write("a.jsonl", b"")) == []


def test_a_bad_line_is_reported_with_its_number_and_the_rest_is_read(write: Any) -> None:
    found = read(write("a.jsonl", line("a1") + b'\n{"id": \n' + line("a3")))
    assert summary(found) == [(1, "a1"), (2, "bad_json"), (3, "a3")]


def test_an_unreadable_line_keeps_its_bytes(write: Any) -> None:
    (bad,) = read(write("a.jsonl", b'{"text": "caf\xe9"}\n'))
    assert isinstance(bad, Unreadable)
    assert bad.value == b'{"text": "caf\xe9"}'


def test_a_place_reads_as_file_and_line(write: Any) -> None:
    path = write("a.jsonl", b"\nnonsense\n")
    assert str(read(path)[0].place) == f"{path}, line 2"


@pytest.mark.parametrize("size", [101, 102, 103, 200, 5000])
def test_an_overlong_line_in_the_middle_is_one_unreadable_record(write: Any, size: int) -> None:
    found = read(write("a.jsonl", line("a1") + b"\n" + b"x" * size + b"\n" + line("a3")), limit=100)
    assert summary(found) == [(1, "a1"), (2, "too_large"), (3, "a3")]


def test_a_line_of_exactly_the_limit_is_read(write: Any) -> None:
    for ending in (b"\n", b"\r\n", b""):
        assert summary(read(write("a.jsonl", line("a1") + ending), limit=len(line("a1")))) == [(1, "a1")]


def test_of_an_overlong_line_no_more_than_the_limit_is_held(write: Any) -> None:
    (found,) = read(write("a.jsonl", b"x" * 100_000), limit=100)
    assert len(found.value) <= 102


def test_an_overlong_last_line_without_a_newline_ends_the_file(write: Any) -> None:
    assert summary(read(write("a.jsonl", line("a1") + b"\n" + b"x" * 5000), limit=100)) == [(1, "a1"), (2, "too_large")]


class _Endless(io.RawIOBase):
    """A stream that never ends: what has been read so far tells whether anyone waits for its end."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines, self._rest = lines, b""
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._rest = self._rest or next(self._lines)
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        self.taken += size
        return size


def test_an_endless_stream_is_read_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _Endless(line(f"a{number}") + b"\n" for number in itertools.count(1))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(stream, 128)))
    first = list(itertools.islice(read_articles(["-"]), 3))
    assert summary(first) == [(1, "a1"), (2, "a2"), (3, "a3")]
    assert stream.taken < 1000


def test_an_endless_line_is_given_up_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _Endless(itertools.repeat(b"word " * 100))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(stream, 128)))
    assert summary(read("-", limit=10_000)) == [(None, "too_large")]


# One record


def test_json_has_one_article(write: Any) -> None:
    (found,) = read(write("a.json", json.dumps({"id": "a1", "text": "One.\nTwo."}, indent=2).encode()))
    assert isinstance(found, Found)
    assert (found.place.line, found.article.text) == (None, "One.\nTwo.")


def test_json_over_the_limit_is_unreadable(write: Any) -> None:
    assert summary(read(write("a.json", line("a1", title="x" * 200)), limit=100)) == [(None, "too_large")]


# Text


def test_the_id_of_a_text_file_comes_from_its_text_and_its_place_is_the_file(write: Any) -> None:
    path = write("ferry.txt", b"A ferry sank.")
    (found,) = read(path)
    assert isinstance(found, Found)
    assert (found.article, str(found.place)) == (Article.from_text("A ferry sank."), str(path))


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    files = [tmp_path / folder / "story.txt" for folder in ("a", "b")]
    for file in files:
        file.parent.mkdir()
        file.write_text(f"A ferry sank off {file.parent.name}.")
    (_, first), (_, second) = summary(read(*files))
    assert first != second


def test_any_other_ending_is_text(write: Any) -> None:
    assert summary(read(write("ferry.md", b"A ferry sank."))) == [(None, Article.from_text("A ferry sank.").id)]


def test_text_loses_byte_order_mark_and_windows_line_ends(write: Any) -> None:
    (found,) = read(write("a.txt", b"\xef\xbb\xbfOne.\r\nTwo.\rThree."))
    assert isinstance(found, Found)
    assert found.article.text == "One.\nTwo.\nThree."


@pytest.mark.parametrize(
    "value, reason", [(b"caf\xe9", "not_utf8"), (b"", "empty_text"), (b"a\0b", "nul"), (b"x" * 101, "too_large")]
)
def test_text_that_is_no_article_has_a_reason(write: Any, value: bytes, reason: str) -> None:
    assert summary(read(write("a.txt", value), limit=100)) == [(None, reason)]


# Standard input


def test_standard_input_with_a_brace_first_is_jsonl(standard_input: Any) -> None:
    standard_input(line("a1") + b"\n\n" + line("a3"))
    assert summary(read("-")) == [(1, "a1"), (3, "a3")]


def test_standard_input_may_begin_with_an_empty_line(standard_input: Any) -> None:
    standard_input(b"\n" + line("a2"))
    assert summary(read("-")) == [(2, "a2")]


def test_standard_input_may_begin_with_a_byte_order_mark(standard_input: Any) -> None:
    standard_input(b"\xef\xbb\xbf" + line("a1"))
    assert summary(read("-")) == [(1, "a1")]


def test_a_first_line_of_exactly_the_limit_is_one_line(standard_input: Any) -> None:
    standard_input(line("a1") + b"\r\n" + line("a2"))
    assert summary(read("-", limit=len(line("a1")))) == [(1, "a1"), (2, "a2")]


def test_standard_input_may_be_empty_or_blank(standard_input: Any) -> None:
    for value in (b"", b"\n\n \n"):
        standard_input(value)
        assert summary(read("-")) == [(None, "empty_text")]


def test_standard_input_may_begin_with_an_overlong_line(standard_input: Any) -> None:
    standard_input(b'{"text": "' + b"x" * 500 + b'"}\n' + line("a2"))
    assert summary(read("-", limit=100)) == [(1, "too_large"), (2, "a2")]


def test_other_standard_input_is_one_text(standard_input: Any) -> None:
    standard_input(b"A ferry sank.\n\nNobody slept.\n")
    (found,) = read("-")
    assert isinstance(found, Found)
    assert found.article.text == "A ferry sank.\n\nNobody slept.\n"
    assert str(found.place) == "standard input"


def test_a_text_on_standard_input_has_an_id_of_its_own(standard_input: Any) -> None:
    standard_input(b"A ferry sank.")
    first = summary(read("-"))
    standard_input(b"A ferry sank again.")
    assert summary(read("-")) != first


# Several files


def test_files_are_read_in_order(write: Any) -> None:
    files = write("b.txt", b"B."), write("a.jsonl", line("a1")), write("c.json", line("c1"))
    assert [where for _, where in summary(read(*files))] == [Article.from_text("B.").id, "a1", "c1"]


def test_a_file_that_is_not_there_is_unreadable_and_the_next_is_read(tmp_path: Path, write: Any) -> None:
    missing = tmp_path / "nowhere.txt"
    first, second = read(missing, write("b.txt", b"B."))
    assert isinstance(first, Unreadable)
    assert isinstance(second, Found)
    assert (str(first.place), first.error.reason, str(first.error)) == (
        str(missing), "no_file", "No such file or directory",
    )  # fmt: skip
