"""Letters: what is read back from the dead-letter topic is what was written there, and nothing else is a letter."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ArticleError
from onrecord.outcome import Failure
from onrecord_streams import deadletters
from onrecord_streams.again import ONLY
from onrecord_streams.deadletters import ATTEMPT, PREFIX
from onrecord_streams.letters import LeftOut, read_letter
from onrecord_streams.records import Arrival, Header, Record

ERROR = ArticleError("bad_json", "not JSON")
FAILURE = Failure("story", "votes", "deadline", "DeadlineExceeded", "took longer than 5 s", "a trace\nof two lines")
HEADERS: tuple[Header, ...] = (("a", b"\xff"), ("a", None), ("b", b""))


@dataclass
class Read:
    """A record as kafka-python gives it."""

    key: bytes | None = b"story"
    value: bytes | None = b"{}"
    headers: list[Header] = field(default_factory=list)
    partition: int = 1
    offset: int = 7
    timestamp: int = 1_767_225_600_000


def back(record: Record) -> Read:
    return Read(record.key, record.value, record.headers)


def arrival(*headers: Header, key: bytes | None = b"story", value: bytes | None = b"\xffvalue") -> Arrival:
    return Arrival("articles", 3, 17, key, value, headers)


def test_a_failure_is_read_back() -> None:
    letter = read_letter(back(deadletters.failed(arrival(*HEADERS, (ATTEMPT, b"2")), FAILURE, "letters")))
    assert letter is not None
    assert (letter.key, letter.value) == (b"story", b"\xffvalue")
    assert letter.headers == (*HEADERS, (ATTEMPT, b"2"))
    assert (letter.stage, letter.error, letter.message) == ("deadline", "DeadlineExceeded", "took longer than 5 s")
    assert (letter.extractor, letter.article, letter.trace) == ("votes", "story", "a trace\nof two lines")
    assert (letter.source_topic, letter.source, letter.attempt) == ("articles", (3, 17), 2)
    assert (letter.place, letter.time) == ((1, 7), datetime(2026, 1, 1, tzinfo=UTC))
    assert letter.left_out is None


def test_what_is_no_article_is_read_back() -> None:
    letter = read_letter(back(deadletters.undecodable(arrival(*HEADERS), ERROR, "letters")))
    assert letter is not None
    assert (letter.stage, letter.reason, letter.extractor) == ("decode", "bad_json", None)
    assert (letter.headers, letter.trace) == (HEADERS, None)


def test_a_value_that_was_left_out_is_known_by_size_and_hash() -> None:
    short = deadletters.without_value(deadletters.failed(arrival(), FAILURE, "letters"))
    letter = read_letter(back(short))
    assert letter is not None
    assert letter.left_out == LeftOut(6, hashlib.sha256(b"\xffvalue").hexdigest())
    assert letter.size == 6


def test_a_letter_that_came_back_as_an_article_has_the_old_context_among_its_own_headers() -> None:
    first = deadletters.failed(arrival(*HEADERS), FAILURE, "letters")
    second = deadletters.undecodable(arrival(*first.headers), ERROR, "letters")
    letter = read_letter(back(second))
    assert letter is not None
    assert letter.headers == tuple(first.headers)
    assert (letter.stage, letter.extractor) == ("decode", None)


def test_headers_that_a_mirror_adds_are_kept_apart_from_the_context() -> None:
    record = back(deadletters.failed(arrival(*HEADERS), FAILURE, "letters"))
    record.headers.append(("mirror", b"1"))
    letter = read_letter(record)
    assert letter is not None
    assert letter.headers == (*HEADERS, ("mirror", b"1"))
    assert letter.extractor == "votes"


@pytest.mark.parametrize("headers", [[], [("a", b"b")], [(f"{PREFIX}stage", b"extract")]], ids=["none", "own", "cut"])
def test_a_foreign_record_is_no_letter(headers: list[Header]) -> None:
    assert read_letter(Read(headers=headers)) is None


@pytest.mark.parametrize("number", [b"", b"-1", b"\xff", "²".encode(), b"9" * 30])
def test_a_place_that_is_no_number_is_no_letter(number: bytes) -> None:
    record = back(deadletters.failed(arrival(), FAILURE, "letters"))
    record.headers.append((f"{PREFIX}offset", number))
    assert read_letter(record) is None


def test_the_id_of_an_older_letter_is_that_of_its_key_or_value() -> None:
    def read(key: bytes | None, value: bytes) -> str | None:
        record = back(deadletters.failed(arrival(key=key, value=value), FAILURE, "letters"))
        record.headers = [one for one in record.headers if one[0] != f"{PREFIX}article"]
        letter = read_letter(record)
        return letter.article if letter else "no letter"

    assert read(b"by-key", b"...") == "by-key"
    assert read(None, b'{"id": "by-value", "text": "The pier is closed."}') == "by-value"
    assert read(None, b"...") is None


_names = st.sampled_from([f"{PREFIX}stage", f"{PREFIX}topic", f"{PREFIX}offset", ONLY, ATTEMPT, "a", ""])
_headers = st.lists(st.tuples(_names, st.none() | st.binary(max_size=8)), max_size=6)


@given(headers=_headers, key=st.none() | st.binary(max_size=8), value=st.none() | st.binary(max_size=8))
def test_whatever_an_article_brings_comes_back_as_it_was(
    headers: list[Header], key: bytes | None, value: bytes | None
) -> None:
    came = arrival(*headers, key=key, value=value)
    letter = read_letter(back(deadletters.failed(came, FAILURE, "letters")))
    assert letter is not None
    assert (letter.headers, letter.value, letter.extractor) == (tuple(headers), value, "votes")
    assert (letter.key or None) == (key or None)


@given(headers=_headers, key=st.none() | st.binary(max_size=8), value=st.none() | st.binary(max_size=8))
def test_no_record_breaks_the_reading(headers: list[Header], key: bytes | None, value: bytes | None) -> None:
    letter = read_letter(Read(key, value, headers, timestamp=-1))
    assert letter is None or letter.row()["stage"] is not None
