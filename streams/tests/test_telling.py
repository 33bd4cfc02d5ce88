"""What the log tells of articles: the fields of each line, at which level, and that it quotes nothing."""

from __future__ import annotations

import json
import logging

import pytest

from onrecord.errors import ArticleError
from onrecord.logs import FIELDS, JsonLines
from onrecord.outcome import Extraction, Failure, Stage
from onrecord_streams import telling
from onrecord_streams.outbox import Results
from onrecord_streams.records import Arrival

TRACE = b"00-7d3c51e08a9f4b26b1d0c4e7f5a26938-5be91c07d4f3a862-01"


def arrival(trace: bytes = TRACE) -> Arrival:
    return Arrival("onrecord.articles", 3, 17, b"a key", b"words of the text", (("traceparent", trace),))


def failed(stage: Stage) -> Results:
    failure = Failure("pier", "votes", stage, "ValueError", "words of the text")
    return Results("partial", extractions=[Extraction("quotes"), Extraction("votes", failure=failure)])


def fields(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name in FIELDS if (value := vars(record).get(name)) is not None}


def test_a_failure_is_a_warning_that_says_who_failed_on_what(caplog: pytest.LogCaptureFixture) -> None:
    telling.dealt_with(arrival(), "pier", failed("extract"))
    (record,) = caplog.records
    assert (record.levelno, record.getMessage()) == (
        logging.WARNING,
        "votes failed on the article pier: extract, ValueError",
    )
    place = {"topic": "onrecord.articles", "partition": 3, "offset": 17, "traceparent": TRACE.decode()}
    assert fields(record) == {
        **place, "article_id": "pier", "plugin": "votes", "stage": "extract", "error": "ValueError"
    }  # fmt: skip
    assert "words" not in JsonLines().format(record)


def test_failures_of_a_suspended_extractor_and_articles_that_went_well_are_for_debugging(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger=telling.__name__)
    telling.dealt_with(arrival(), "pier", failed("suspended"))
    assert [one.levelno for one in caplog.records] == [logging.DEBUG, logging.DEBUG]
    assert caplog.records[-1].getMessage() == "the article pier is dealt with: partial"


def test_of_a_record_that_is_no_article_the_reason_is_told(caplog: pytest.LogCaptureFixture) -> None:
    telling.undecodable(arrival(), ArticleError("bad_json", "no JSON: words of the text"))
    (record,) = caplog.records
    assert fields(record)["reason"] == "bad_json"
    assert "words" not in (line := JsonLines().format(record))
    assert "a key" not in line
    assert json.loads(line)["message"] == "onrecord.articles, partition 3, offset 17 is no article: bad_json"


def test_a_trace_header_that_is_none_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    telling.undecodable(arrival(b"words of the text"), ArticleError("bad_json", ""))
    assert "traceparent" not in fields(caplog.records[0])
