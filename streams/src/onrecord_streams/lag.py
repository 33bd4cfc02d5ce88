"""Lag: what the workers' group has still to read, in records and in time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from kafka import KafkaConsumer, TopicPartition

from onrecord_streams import clients, groups
from onrecord_streams.partitions import retained
from onrecord_streams.settings import KIBIBYTE, StreamSettings
from onrecord_streams.times import utc

_FETCH: Final = 64 * KIBIBYTE
"""Bytes of a partition that are fetched for its first record; brokers give one batch, however large, in any case."""

_POLL: Final = 200
_PATIENCE: Final = 5.0
"""Seconds after which the age of what has not arrived is unknown."""


@dataclass(frozen=True, slots=True)
class PartitionLag:
    """What is still to be read of one partition.

    `committed` is None where the group has committed nothing; `start` is where it would go on, and `end` is behind the
    last record. `oldest` is when the record at `start` was sent, None where there is none or nobody knows.
    """

    partition: int
    committed: int | None
    start: int
    end: int
    oldest: datetime | None = None

    @property
    def lag(self) -> int:
        """How many records are still to be read."""
        return max(0, self.end - self.start)

    def seconds(self, now: datetime) -> float | None:
        """How long the oldest of them has been waiting; 0 where none is."""
        if not self.lag:
            return 0.0
        return None if self.oldest is None else max(0.0, (now - self.oldest).total_seconds())

    def row(self, now: datetime) -> dict[str, Any]:
        """What is shown of it."""
        seconds = self.seconds(now)
        return {
            "partition": self.partition,
            "committed": self.committed,
            "end": self.end,
            "lag": self.lag,
            "oldest": utc(self.oldest) if self.oldest else None,
            "seconds": None if seconds is None else round(seconds, 1),
            "time": utc(now),
        }


def total(lags: Iterable[PartitionLag]) -> int:
    """How many records are still to be read of all partitions."""
    return sum(one.lag for one in lags)


def longest(lags: Iterable[PartitionLag], now: datetime) -> float | None:
    """How long the oldest record of all partitions has been waiting; None where nobody knows of one."""
    waiting = [one.seconds(now) for one in lags]
    return None if None in waiting else max((one for one in waiting if one is not None), default=0.0)


class LagMeter:
    """Measures the lag of the group on a topic, any number of times. A context. Raises BrokerError."""

    def __init__(self, topic: str, streams: StreamSettings) -> None:
        self._topic, self._streams = topic, streams
        self._stack = ExitStack()

    def __enter__(self) -> LagMeter:
        self._admin = self._stack.enter_context(clients.admin(self._streams))
        self._consumer = self._stack.enter_context(clients.consumer(self._streams, fetch_bytes=_FETCH))
        return self

    def __exit__(self, *error: Any) -> bool | None:
        return self._stack.__exit__(*error)

    def measure(self) -> list[PartitionLag]:
        """The lag of every partition, in their order."""
        committed = groups.committed(self._admin, self._topic, self._streams)
        there = retained(self._consumer, self._topic)  # after the commits, which would be ahead of them otherwise
        starts = {one: groups.start(committed.get(one), offsets) for one, offsets in there.items()}
        behind = {one: at for one, at in starts.items() if at < there[one].stop}
        sent = _sent_at(self._consumer, self._topic, behind)
        return [
            PartitionLag(one, committed.get(one), starts[one], offsets.stop, sent.get(one))
            for one, offsets in there.items()
        ]


def _sent_at(client: KafkaConsumer, topic: str, offsets: Mapping[int, int]) -> dict[int, datetime]:
    """When the first record at or behind an offset was sent, by partition."""
    client.assign([TopicPartition(topic, one) for one in offsets])
    client.resume(*client.paused())  # those that were assigned before
    for one, offset in offsets.items():
        client.seek(TopicPartition(topic, one), offset)
    found: dict[int, datetime] = {}
    missing = set(offsets)
    until = time.monotonic() + _PATIENCE
    while missing and time.monotonic() < until:
        for partition, records in client.poll(_POLL).items():
            missing.discard(partition.partition)
            if partition.partition not in found and records[0].timestamp >= 0:
                found[partition.partition] = datetime.fromtimestamp(records[0].timestamp / 1000, UTC)
            client.pause(partition)
    return found
