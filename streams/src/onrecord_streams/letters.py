"""Letters: dead letters read back from their topic, the article's own headers apart from the context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from onrecord_streams.deadletters import PREFIX, VALUE_LEFT_OUT
from onrecord_streams.decoding import id_in
from onrecord_streams.partitions import Place, written
from onrecord_streams.records import Header
from onrecord_streams.times import utc

_FIRST: Final = f"{PREFIX}stage"
"""The first header of the context: all before it are the article's, even such as look like context."""

_LEFT_OUT: Final = re.compile(r"(\d+) bytes, sha256 ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A value that a dead letter goes without: its size in bytes and its hash."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter. `place` is where it stands, `source` and `source_topic` where the article stood.

    `headers` are the article's own. `article` is its id, in a letter without an extractor what the key says.
    """

    place: Place
    time: datetime
    key: bytes | None
    value: bytes | None
    headers: tuple[Header, ...]
    stage: str
    error: str
    message: str
    source_topic: str
    source: Place
    attempt: int
    extractor: str | None = None
    reason: str | None = None
    trace: str | None = None
    article: str | None = None
    left_out: LeftOut | None = None
    size: int = 0
    """The number of bytes of the article's record, whether the letter has them or not."""

    def row(self) -> dict[str, Any]:
        """What is said of it in lists, and what conditions ask for."""
        return {
            "letter": written(self.place),
            "time": utc(self.time, "milliseconds"),
            "article": self.article,
            "extractor": self.extractor,
            "stage": self.stage,
            "class": self.error,
            "reason": self.reason,
            "attempt": self.attempt,
            "message": self.message,
            "topic": self.source_topic,
            "source": written(self.source),
            "bytes": self.size,
        }


def read_letter(record: Any) -> Letter | None:
    """The letter that a record of the dead-letter topic is; None where it is none, or not one of ours.

    `record` is kafka-python's ConsumerRecord.
    """
    own, context = _apart(record.headers)
    partition, offset, attempt = (_number(context.get(name)) for name in ("partition", "offset", "attempt"))
    if "stage" not in context or "topic" not in context or partition is None or offset is None:
        return None
    extractor = context.get("extractor") or None
    left_out = _left_out(context.get(VALUE_LEFT_OUT.removeprefix(PREFIX)))
    return Letter(
        place=(record.partition, record.offset),
        time=datetime.fromtimestamp(max(record.timestamp or 0, 0) / 1000, UTC),
        key=record.key,
        value=record.value,
        headers=own,
        stage=context["stage"],
        error=context.get("class", ""),
        message=context.get("message", ""),
        source_topic=context["topic"],
        source=(partition, offset),
        attempt=attempt or 1,
        extractor=extractor,
        reason=context.get("reason"),
        trace=context.get("trace"),
        article=context.get("article") or id_in(record.key, record.value if extractor else None),
        left_out=left_out,
        size=left_out.size if left_out else len(record.value or b""),
    )


def without_text(letter: Letter) -> Letter:
    """The same letter without the article's bytes, for who keeps many."""
    return replace(letter, value=None)


def _apart(headers: Iterable[tuple[str, bytes | None]] | None) -> tuple[tuple[Header, ...], Mapping[str, str]]:
    """The article's own headers, and the context.

    An article may itself have headers that look like context, as a dead letter has that someone copied to the articles
    topic; the last block is ours.
    """
    all_headers = tuple(headers or ())
    begin = max((at for at, (name, _) in enumerate(all_headers) if name == _FIRST), default=len(all_headers))
    context = {name: value for name, value in all_headers[begin:] if name.startswith(PREFIX)}
    own = (*all_headers[:begin], *(header for header in all_headers[begin:] if not header[0].startswith(PREFIX)))
    return own, {name.removeprefix(PREFIX): (value or b"").decode(errors="replace") for name, value in context.items()}


def _left_out(text: str | None) -> LeftOut | None:
    found = _LEFT_OUT.fullmatch(text or "")
    return LeftOut(int(found[1]), found[2]) if found else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 20 else None
