"""Dead letters: articles that nobody, or one extractor, could read, as they arrived, with the reason in headers."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from onrecord.errors import ArticleError
from onrecord.outcome import Failure
from onrecord_streams.records import Arrival, Header, Record, plain

PREFIX: Final = "onrecord.error."
"""Begins the names of the headers that are added; those before them are the article's own."""

ATTEMPT: Final = "onrecord.attempt"
"""The header of an article that was sent again: which attempt it is. The first has none."""

VALUE_LEFT_OUT: Final = f"{PREFIX}value_left_out"
"""The header of a dead letter that was too large for the broker, or is to have no text: what was left out of it."""

_MESSAGE_LENGTH: Final = 2_000
_TRACE_LENGTH: Final = 8_000


def undecodable(arrival: Arrival, error: ArticleError, topic: str) -> Record:
    """The dead letter of a record that is no article. It has no ledger entries: its id can't be trusted."""
    context = {"stage": "decode", "class": type(error).__name__, "reason": error.reason, "message": str(error)}
    return _record(arrival, topic, _place_of(arrival), context)


def failed(arrival: Arrival, failure: Failure, topic: str) -> Record:
    """The dead letter of an article that an extractor failed on: it stands for this pair alone."""
    context = {"stage": failure.stage, "class": failure.error, "message": failure.message}
    if failure.extractor is not None:
        context["extractor"] = failure.extractor
    if failure.trace:
        context["trace"] = failure.trace
    context["article"] = failure.article_id
    return _record(arrival, topic, failure.article_id.encode(), context)


def without_value(letter: Record) -> Record:
    """A dead letter that no broker takes, without the article's bytes; a header has their number and SHA-256."""
    value = letter.value or b""
    left_out = f"{len(value)} bytes, sha256 {hashlib.sha256(value).hexdigest()}"
    headers: list[Header] = [*letter.headers, (VALUE_LEFT_OUT, left_out.encode())]
    return replace(letter, key=b"" if letter.key is None else letter.key, value=None, headers=headers)


def _record(arrival: Arrival, topic: str, place: bytes, context: dict[str, str]) -> Record:
    """Key, value and headers byte for byte as they arrived, then the context."""
    context |= {
        "topic": arrival.topic,
        "partition": str(arrival.partition),
        "offset": str(arrival.offset),
        "attempt": str(attempt_of(arrival)),
    }
    added: list[Header] = [(PREFIX + name, _fit(name, text)) for name, text in context.items()]
    # a record with neither key nor value can't be sent by aiokafka; an empty key says as little
    key = b"" if arrival.key is None and arrival.value is None else arrival.key
    return Record(topic, place, key, arrival.value, [*arrival.headers, *added])


def _fit(name: str, text: str) -> bytes:
    return plain(text, _TRACE_LENGTH if name == "trace" else _MESSAGE_LENGTH).encode()


def _place_of(arrival: Arrival) -> bytes:
    """Where a record without a trusted id goes: where its key belongs, else by its own partition."""
    return arrival.key or str(arrival.partition).encode()


def attempt_of(arrival: Arrival) -> int:
    """Which attempt a record is; what is no number is not believed."""
    value = arrival.header(ATTEMPT) or b""
    return int(value) if value.isdigit() and len(value) < 10 else 1
