"""Partitions: those of topics, and the offsets that they have, as a consumer outside any group sees them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from kafka import KafkaConsumer, TopicPartition

Place = tuple[int, int]
"""Partition and offset."""

Target = datetime | Literal["earliest", "latest"]
"""The first record that was sent then or later; or the first record, or the end."""


def written(place: Place) -> str:
    """A place as people write it."""
    return f"{place[0]}:{place[1]}"


def partitions_of(client: KafkaConsumer, topics: Iterable[str]) -> list[TopicPartition]:
    """All partitions of the topics; none of a topic that does not exist."""
    return [TopicPartition(topic, one) for topic in topics for one in sorted(client.partitions_for_topic(topic) or ())]


def retained(client: KafkaConsumer, topic: str) -> dict[int, range]:
    """The offsets that each partition of a topic has at the moment, in their order, holes included."""
    partitions = partitions_of(client, [topic])
    begin, end = client.beginning_offsets(partitions), client.end_offsets(partitions)
    return {one.partition: range(begin[one], end[one]) for one in partitions}


def ends(client: KafkaConsumer, topics: Iterable[str]) -> dict[TopicPartition, int]:
    """Where each partition of the topics ends at the moment."""
    found: dict[TopicPartition, int] = client.end_offsets(partitions_of(client, topics))
    return found


def offsets_at(
    client: KafkaConsumer, partitions: Iterable[TopicPartition], target: Target
) -> dict[TopicPartition, int]:
    """The target's offset in each partition: the end where everything was sent before it."""
    partitions = list(partitions)
    ends: dict[TopicPartition, int] = client.end_offsets(partitions) if partitions else {}
    if target == "latest" or not partitions:
        return ends
    if target == "earliest":
        return dict(client.beginning_offsets(partitions))
    since = max(0, int(target.timestamp() * 1000))
    found = client.offsets_for_times(dict.fromkeys(partitions, since))
    return {one: place.offset if (place := found.get(one)) is not None else ends[one] for one in partitions}
