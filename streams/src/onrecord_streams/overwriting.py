"""Overwriting: records over those that a topic has, with nothing lost that somebody else writes at the same time.

Kafka has no write on a condition. What is written here was decided on after a look at the topics; where somebody wrote
the same key between the look and our record, theirs is written once more, behind ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaError

from onrecord_streams.records import Header
from onrecord_streams.tail import existing

TAKEN_BACK: Final = "onrecord.taken_back"
"""The header of a record without a value by which we take back another: why."""

Place = tuple[str, int, bytes]
"""Topic, partition and key."""


@dataclass(frozen=True, slots=True)
class Overwrite:
    """A record for a place; without a value it takes back what stands there."""

    topic: str
    partition: int
    key: bytes
    value: bytes | None = None
    headers: tuple[Header, ...] = ()

    @property
    def place(self) -> Place:
        return self.topic, self.partition, self.key


@dataclass(slots=True)
class Written:
    """What became of it: how many records were delivered, why others were not, how many had been overtaken."""

    delivered: int = 0
    overtaken: int = 0
    failed: list[str] = field(default_factory=list)


def taken_back(topic: str, partition: int, key: bytes, why: str) -> Overwrite:
    """A record without a value."""
    return Overwrite(topic, partition, key, None, ((TAKEN_BACK, why.encode()),))


def write(records: Iterable[Overwrite], producer: KafkaProducer) -> tuple[Written, dict[Place, int]]:
    """Write and wait until the broker has acknowledged or refused each; gives the offset at each place, too."""
    sent = [
        (one, producer.send(one.topic, one.value, one.key, list(one.headers), partition=one.partition))
        for one in records
    ]
    producer.flush()
    written, offsets = Written(), {}
    for one, future in sent:
        try:
            offsets[one.place] = future.get(timeout=0).offset
            written.delivered += 1
        except KafkaError as error:
            key = one.key.decode(errors="replace")
            written.failed.append(f"{key} on {one.topic}: {str(error) or type(error).__name__}")
    return written, offsets


def write_keeping(
    records: Iterable[Overwrite], since: dict[TopicPartition, int], producer: KafkaProducer, consumer: KafkaConsumer
) -> Written:
    """Write as `write` does, then once more what others wrote at the same places behind the offsets `since`.

    `since` has the ends of the partitions at the look that the records were decided on, and is moved on.
    """
    total = Written()
    waiting = list(records)
    topics = sorted({one.topic for one in waiting})
    since = {at: offset for at, offset in since.items() if at.topic in topics}
    while waiting:
        written, ours = write(waiting, producer)
        total.delivered += written.delivered
        total.failed += written.failed
        theirs: dict[Place, Any] = {}
        for record in existing(consumer, topics, dict(since)):
            since[TopicPartition(record.topic, record.partition)] = record.offset + 1
            place = (record.topic, record.partition, record.key)
            if place in ours and record.offset != ours[place]:
                theirs[place] = record
        waiting = [
            Overwrite(*place, record.value, tuple(record.headers or ()))
            for place, record in theirs.items()
            if record.offset < ours[place]
        ]
        total.overtaken += len(waiting)
    return total
