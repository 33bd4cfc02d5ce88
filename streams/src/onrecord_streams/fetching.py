"""Fetching: records by their places, as far as retention has left them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Any, Final

from kafka import KafkaConsumer, TopicPartition

from onrecord_streams.partitions import Place, retained

_POLL: Final = 200
"""Milliseconds that a poll waits."""

_NEAR: Final = 500
"""Offsets that are read over rather than skipped: what a fetch brings is thrown away by going elsewhere."""


def fetch(client: KafkaConsumer, topic: str, places: Iterable[Place]) -> Iterator[Any]:
    """The records at these places, by partition and offset; those that are gone are left out.

    Gives kafka-python's ConsumerRecord.
    """
    wanted: dict[int, set[int]] = defaultdict(set)
    for partition, offset in places:
        wanted[partition].add(offset)
    known = client.partitions_for_topic(topic) or set()
    for number in sorted(known & set(wanted)):
        yield from _of_partition(client, TopicPartition(topic, number), sorted(wanted[number]))


def _of_partition(client: KafkaConsumer, partition: TopicPartition, offsets: list[int]) -> Iterator[Any]:
    client.assign([partition])
    there = retained(client, partition.topic)[partition.partition]
    waiting = deque(one for one in offsets if one in there)
    position: int | None = None
    while waiting:
        if position is None or waiting[0] - position > _NEAR:
            client.seek(partition, waiting[0])
        for record in client.poll(_POLL).get(partition, ()):
            while waiting and waiting[0] < record.offset:
                waiting.popleft()
            if waiting and waiting[0] == record.offset:
                waiting.popleft()
                yield record
        position = client.position(partition)
        while waiting and waiting[0] < position:
            waiting.popleft()
