"""Records: what comes in from a topic and what goes out to one, as bytes, and the headers of what goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from kafka.partitioner.default import murmur2

from onrecord_streams.times import utc

Header = tuple[str, bytes | None]

COPIED: Final = ("traceparent", "tracestate")
"""Headers of an article that everything which comes of it carries on: W3C Trace Context."""

_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record of the articles topic as it arrived, headers with their repeats and in their order."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[Header, ...] = ()

    def header(self, name: str) -> bytes | None:
        """The last header of this name."""
        return header(self.headers, name)

    @classmethod
    def of(cls, record: Any) -> Arrival:
        """A record as kafka-python or Faust gives it."""
        headers = tuple(record.headers or ())
        return cls(record.topic, record.partition, record.offset, record.key, record.value, headers)


def header(headers: Sequence[Header] | None, name: str) -> bytes | None:
    """The last header of this name; None where there is none, or it has no value."""
    return next((value for one, value in reversed(headers or ()) if one == name), None)


@dataclass(frozen=True, slots=True)
class Record:
    """A record to be sent. `place` decides on the partition: equal places share one, in order."""

    topic: str
    place: bytes
    key: bytes | None
    value: bytes | None
    headers: list[Header] = field(default_factory=list)


def partition_of(place: bytes, partitions: int) -> int:
    """The partition of a place, as Kafka's own clients find that of a key: murmur2 over the partitions of the topic."""
    return int(murmur2(place) & 0x7FFFFFFF) % partitions


def cloud_event(kind: str, id: str, source: str, subject: str, arrival: Arrival) -> list[Header]:
    """The headers of an event: CloudEvents 1.0 in Kafka's binary mode, with the trace of the article that it is from.

    The value has no clock, so that the same article gives the same bytes; the time is here.
    """
    attributes = {
        "ce_specversion": "1.0",
        "ce_id": id,
        "ce_source": source,
        "ce_type": kind,
        "ce_subject": subject,
        "ce_time": utc(datetime.now(UTC), "milliseconds"),
        "content-type": _JSON,
    }
    headers: list[Header] = [(name, value.encode()) for name, value in attributes.items()]
    return headers + list(_copied(arrival.headers))


def plain(text: str, limit: int) -> str:
    """Text from an error, fit for a header: at most `limit` characters, and none that UTF-8 does not have."""
    return text[:limit].encode(errors="backslashreplace").decode()


def _copied(headers: Iterable[Header]) -> Iterable[Header]:
    return (header for header in headers if header[0].lower() in COPIED)
