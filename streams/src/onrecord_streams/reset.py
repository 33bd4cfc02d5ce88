"""Reset: the workers' group is to go on from another place in the articles topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal

from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.errors import NoError, RebalanceInProgressError, UnknownMemberIdError
from kafka.structs import OffsetAndMetadata

from onrecord_streams import groups
from onrecord_streams.errors import BrokerError, GroupActive
from onrecord_streams.settings import StreamSettings

Target = datetime | Literal["earliest", "latest"]
"""The first record that was sent then or later; or the first record, or the end."""

_SHORT: Final = re.compile(r"(\d+) ?([smhdw])")
_ISO: Final = re.compile(
    r"P(?=.)(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


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


def duration(text: str) -> timedelta:
    """How long: as ISO 8601 has it (PT2H, P1DT12H, P2W), or short (90m, 2h, 7d). Raises ValueError."""
    if short := _SHORT.fullmatch(text.strip()):
        parts = {_UNITS[short[2]]: float(short[1])}
    elif iso := _ISO.fullmatch(text.strip().upper()):
        parts = {name: float(value) for name, value in iso.groupdict().items() if value}
    else:
        raise ValueError(f"{text!r} is no duration; write PT2H, P7D, or short 90m, 2h, 7d")
    try:
        return timedelta(**parts)
    except OverflowError:
        raise ValueError(f"{text!r} is longer than all time") from None


def moment(text: str) -> datetime:
    """A time as ISO 8601 has it, in UTC unless it says otherwise. Raises ValueError."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is no time; write 2026-05-01, 2026-05-01T06:30 or 2026-05-01T06:30+02:00") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def ago(length: timedelta) -> datetime:
    """The time so long ago. Raises ValueError."""
    try:
        return datetime.now(UTC) - length
    except OverflowError:
        raise ValueError("that is before all time") from None


def plan(
    admin: KafkaAdminClient, consumer: KafkaConsumer, topic: str, target: Target, streams: StreamSettings
) -> list[Move]:
    """What a reset to the target means for each partition, in their order. Changes nothing."""
    committed = groups.committed(admin, topic, streams)
    bounds = groups.bounds(consumer, topic)
    places = _places(consumer, topic, target, bounds)
    return [
        Move(one, committed.get(one), groups.start(committed.get(one), first, end), places[one])
        for one, (first, end) in sorted(bounds.items())
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
    if errors:
        why = ", ".join(f"partition {one.partition}: {error.__name__}" for one, error in sorted(errors.items()))
        raise BrokerError(f"the offsets of the group {streams.group} could not be changed for {why}")


def _places(
    consumer: KafkaConsumer, topic: str, target: Target, bounds: Mapping[int, tuple[int, int]]
) -> Mapping[int, int]:
    """The target's offset in each partition: the end where everything was sent before it."""
    if target == "earliest":
        return {one: first for one, (first, _) in bounds.items()}
    if target == "latest":
        return {one: end for one, (_, end) in bounds.items()}
    since = max(0, int(target.timestamp() * 1000))
    found = consumer.offsets_for_times(dict.fromkeys((TopicPartition(topic, one) for one in bounds), since))
    at = {one.partition: place.offset for one, place in found.items() if place is not None}
    return {one: at.get(one, end) for one, (_, end) in bounds.items()}
