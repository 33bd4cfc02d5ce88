"""Reset: the workers' group is to go on from another place in the articles topic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.errors import GroupAuthorizationFailedError, NoError, RebalanceInProgressError, UnknownMemberIdError
from kafka.structs import OffsetAndMetadata

from onrecord_streams import groups, rights
from onrecord_streams.errors import BrokerError, GroupActive
from onrecord_streams.partitions import Target, offsets_at, retained
from onrecord_streams.rights import Right
from onrecord_streams.settings import StreamSettings


@dataclass(frozen=True, slots=True)
class Move:
    """Where the group goes on in one partition: at `start`, or `to` after the reset.

    `committed` is what it has committed, None where it has not: it would begin at the first record.
    """

    partition: int
    committed: int | None
    start: int
    to: int

    @property
    def again(self) -> int:
        """How many records are read again."""
        return max(0, self.start - self.to)

    @property
    def skipped(self) -> int:
        """How many records are never read."""
        return max(0, self.to - self.start)

    def row(self) -> dict[str, Any]:
        """What is shown of it."""
        return {
            "partition": self.partition,
            "committed": self.committed,
            "from": self.start,
            "to": self.to,
            "again": self.again,
            "skipped": self.skipped,
        }


def plan(
    admin: KafkaAdminClient, consumer: KafkaConsumer, topic: str, target: Target, streams: StreamSettings
) -> list[Move]:
    """What a reset to the target means for each partition, in their order. Changes nothing."""
    committed = groups.committed(admin, topic, streams)
    there = retained(consumer, topic)
    places = offsets_at(consumer, [TopicPartition(topic, one) for one in there], target)
    return [
        Move(one, committed.get(one), groups.start(committed.get(one), offsets), places[TopicPartition(topic, one)])
        for one, offsets in there.items()
    ]


def refuse_if_active(admin: KafkaAdminClient, streams: StreamSettings) -> None:
    """Raise GroupActive, which names the members, where the group has some."""
    if found := groups.members(admin, streams):
        raise GroupActive(
            f"the group {streams.group} has active members ({', '.join(found)}), who would go on from where they are: "
            "stop its workers first; one that was killed counts as active until `[streams] session_timeout` has passed"
        )


def apply(admin: KafkaAdminClient, topic: str, moves: Iterable[Move], streams: StreamSettings) -> None:
    """Commit the new places for the group. Raises GroupActive and BrokerError."""
    refuse_if_active(admin, streams)
    places = {TopicPartition(topic, one.partition): OffsetAndMetadata(one.to, "", -1) for one in moves}
    errors = {
        one: error for one, error in admin.alter_group_offsets(streams.group, places).items() if error is not NoError
    }
    if any(error in (UnknownMemberIdError, RebalanceInProgressError) for error in errors.values()):
        refuse_if_active(admin, streams)
        raise GroupActive(
            f"somebody joined the group {streams.group} at this moment: nothing was changed; stop its workers"
        )
    if GroupAuthorizationFailedError in errors.values():
        raise rights.refused([Right("Read", "group", streams.group)], streams)
    if errors:
        why = ", ".join(f"partition {one.partition}: {error.__name__}" for one, error in sorted(errors.items()))
        raise BrokerError(f"the offsets of the group {streams.group} could not be changed for {why}")
