"""Dead letters: what came in, as it came in, and why it is here."""

from __future__ import annotations

import hashlib

from onrecord.errors import ArticleError
from onrecord.outcome import Failure
from onrecord_streams import deadletters
from onrecord_streams.deadletters import ATTEMPT, PREFIX, VALUE_LEFT_OUT
from onrecord_streams.records import Arrival, Header, Record

HEADERS: tuple[Header, ...] = (("a", b"\xff"), ("a", None), ("b", b""))
ARRIVAL = Arrival("articles", 3, 17, b"\x00key", b"\xffvalue", HEADERS)
ERROR = ArticleError("bad_json", "not JSON")
FAILURE = Failure("story", "votes", "deadline", "DeadlineExceeded", "took longer than 5 s", "a trace")


def context(record: Record) -> dict[str, str]:
    return {name.removeprefix(PREFIX): (value or b"").decode() for name, value in record.headers[len(HEADERS) :]}


def test_key_value_and_headers_are_as_they_came() -> None:
    record = deadletters.undecodable(ARRIVAL, ERROR, "letters")
    assert (record.topic, record.key, record.value) == ("letters", b"\x00key", b"\xffvalue")
    assert tuple(record.headers[: len(HEADERS)]) == HEADERS


def test_the_letter_of_a_record_that_is_no_article_gives_reason_and_place() -> None:
    assert context(deadletters.undecodable(ARRIVAL, ERROR, "letters")) == {
        "stage": "decode",
        "class": "ArticleError",
        "reason": "bad_json",
        "message": "not JSON",
        "topic": "articles",
        "partition": "3",
        "offset": "17",
        "attempt": "1",
    }


def test_the_letter_of_a_failure_names_the_extractor() -> None:
    about = context(deadletters.failed(ARRIVAL, FAILURE, "letters"))
    assert (about["stage"], about["extractor"], about["class"]) == ("deadline", "votes", "DeadlineExceeded")
    assert about["message"] == "took longer than 5 s"
    assert (about["article"], about["trace"]) == ("story", "a trace")


def test_a_failure_before_any_extractor_names_none() -> None:
    failure = Failure("story", None, "read", "ValueError", "no")
    assert "extractor" not in context(deadletters.failed(ARRIVAL, failure, "letters"))


def test_an_article_that_was_sent_again_counts_its_attempts() -> None:
    again = Arrival("articles", 0, 1, b"k", b"v", (*HEADERS, (ATTEMPT, b"3")))
    record = deadletters.undecodable(again, ERROR, "letters")
    assert dict(record.headers)[f"{PREFIX}attempt"] == b"3"


def test_a_count_of_attempts_that_is_no_number_is_not_believed() -> None:
    again = Arrival("articles", 0, 1, b"k", b"v", ((ATTEMPT, b"many"),))
    assert dict(deadletters.undecodable(again, ERROR, "letters").headers)[f"{PREFIX}attempt"] == b"1"


def test_a_message_of_any_length_and_kind_becomes_a_short_header() -> None:
    failure = Failure("story", "votes", "extract", "ValueError", "\ud83d" + "long " * 100_000)
    assert len(context(deadletters.failed(ARRIVAL, failure, "letters"))["message"]) < 2_100


def test_a_record_with_neither_key_nor_value_has_a_letter_that_can_be_sent() -> None:
    record = deadletters.undecodable(Arrival("articles", 0, 0, None, None), ERROR, "letters")
    assert (record.key, record.value) == (b"", None)


def test_a_letter_without_its_value_says_what_was_left_out() -> None:
    whole = deadletters.undecodable(ARRIVAL, ERROR, "letters")
    short = deadletters.without_value(whole)
    assert (short.key, short.value) == (whole.key, None)
    assert short.headers[:-1] == whole.headers
    digest = hashlib.sha256(b"\xffvalue").hexdigest()
    assert short.headers[-1] == (VALUE_LEFT_OUT, f"6 bytes, sha256 {digest}".encode())


def test_a_letter_without_value_and_key_can_be_sent() -> None:
    arrival = Arrival("articles", 0, 0, None, b"long")
    assert deadletters.without_value(deadletters.undecodable(arrival, ERROR, "letters")).key == b""
