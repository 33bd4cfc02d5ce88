"""Reading topics by a consumer that belongs to no group: what is there, and what arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from kafka import KafkaConsumer, TopicPartition

from onrecord_streams.partitions import Target, offsets_at, partitions_of

_POLL: Final = 200
"""Milliseconds that a poll waits: how soon an end is noticed."""


def follow(
    client: KafkaConsumer,
    topics: Iterable[str],
    *,
    from_beginning: bool,
    enough: Callable[[], bool] = lambda: False,
) -> Iterator[Any]:
    """Records of the topics as they arrive, without end, or until there are `enough`, which is asked time and again.

    Gives kafka-python's ConsumerRecord. Records of one partition come in order; partitions are mixed.
    """
    partitions = partitions_of(client, topics)
    client.assign(partitions)
    if from_beginning:
        client.seek_to_beginning()
    else:
        client.seek_to_end()
        for partition in partitions:  # seeking is put off until it is asked for; what arrives from now on counts
            client.position(partition)
    while not enough():
        for records in client.poll(_POLL).values():
            yield from records


def between(
    client: KafkaConsumer,
    topics: Iterable[str],
    begin: Target,
    end: Target | None,
    *,
    enough: Callable[[], bool] = lambda: False,
) -> Iterator[Any]:
    """Records of the topics from one place to before another, or until there are `enough`; without `end` as `follow`.

    `latest` is the end as it is at the beginning; a time that has yet to come is waited for, and what arrives till then
    is given. Gives kafka-python's ConsumerRecord. Records of one partition come in order; partitions are mixed.
    """
    partitions = partitions_of(client, topics)
    client.assign(partitions)
    for partition, offset in offsets_at(client, partitions, begin).items():
        client.seek(partition, offset)
    ends: dict[TopicPartition, int] | None = None
    while not enough():
        if ends is None and end is not None and (not isinstance(end, datetime) or end <= datetime.now(UTC)):
            ends = offsets_at(client, partitions, end)
        if ends is not None:
            done = [one for one in partitions if client.position(one) >= ends[one]]
            if len(done) == len(partitions):
                return
            client.pause(*done)
        for partition, records in client.poll(_POLL).items():
            yield from (one for one in records if ends is None or one.offset < ends[partition])


def existing(
    client: KafkaConsumer, topics: Iterable[str], since: Mapping[TopicPartition, int] | None = None
) -> Iterator[Any]:
    """The records that the topics have at the moment, from the beginning; ends where each partition ended then.

    `since` has the offsets of partitions that are to be read from there. Gives kafka-python's ConsumerRecord. Records
    of one partition come in order; partitions are mixed.
    """
    partitions = partitions_of(client, topics)
    if not partitions:
        return
    client.assign(partitions)
    client.resume(*partitions)  # those that were assigned before are still paused
    ends = client.end_offsets(partitions)
    client.seek_to_beginning()
    for partition, offset in (since or {}).items():
        if partition in ends:
            client.seek(partition, offset)
    # the position, not the last record: compaction and transactions leave holes at the end
    while unread := [one for one in partitions if client.position(one) < ends[one]]:
        for partition, records in client.poll(_POLL).items():
            yield from (one for one in records if one.offset < ends[partition])
        client.pause(*(one for one in partitions if one not in unread))
