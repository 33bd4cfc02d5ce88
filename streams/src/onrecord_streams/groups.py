"""The consumer group of the workers as others see it: what it has committed of a topic, and who is in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from kafka import KafkaAdminClient, TopicPartition
from kafka.errors import (
    CoordinatorLoadInProgressError,
    CoordinatorNotAvailableError,
    GroupAuthorizationFailedError,
)

from onrecord_streams import rights
from onrecord_streams.errors import BrokerError
from onrecord_streams.rights import Operation, Right
from onrecord_streams.settings import StreamSettings

T = TypeVar("T")

_PAUSE: Final = 0.1
_NO_GROUP: Final = "Dead"
"""What brokers call the state of a group that does not exist, some of them with an error beside it."""


def committed(client: KafkaAdminClient, topic: str, streams: StreamSettings) -> dict[int, int]:
    """The offset that the group has committed, by partition; those without one are left out. Raises BrokerError."""
    group = streams.group
    with _needs("Describe", streams):
        found: Mapping[TopicPartition, Any] = patiently(
            lambda: client.list_group_offsets({group: None})[group], streams
        )
    return {one.partition: at.offset for one, at in found.items() if one.topic == topic and at.offset >= 0}


def members(client: KafkaAdminClient, streams: StreamSettings) -> list[str]:
    """Who is in the group at the moment, each in a few words; nobody where there is no such group.

    Raises BrokerError.
    """
    found = _described(client, "Describe", streams)
    if found["error"] and found["group_state"] != _NO_GROUP:
        raise BrokerError(f"the broker does not say who is in the group {streams.group}: {found['error']}")
    return sorted(f"{one['client_id']} at {one['client_host'].lstrip('/')}" for one in found["members"])


def check_right(client: KafkaAdminClient, streams: StreamSettings) -> None:
    """Raises BrokerError where the broker says that we may not commit for the group.

    Of a group that has no members yet some brokers don't say what we may.
    """
    told = _described(client, "Read", streams).get("authorized_operations") or ()
    if told and "READ" not in told:
        raise rights.refused([Right("Read", "group", streams.group)], streams)


def namesake(streams: StreamSettings) -> BrokerError:
    """The error for two workers of the group that go by one `group_instance_id`."""
    return BrokerError(
        f"another worker of the group {streams.group} goes by the same name, {streams.group_instance_id}, and takes "
        "this one's partitions: give each worker that runs a `[streams] group_instance_id` of its own, such as its "
        "host's name, or none"
    )


def start(committed: int | None, there: range) -> int:
    """Where a worker goes on in a partition: at what was committed, at the first offset where that is none or gone."""
    return committed if committed is not None and there.start <= committed <= there.stop else there.start


def patiently(ask: Callable[[], T], streams: StreamSettings) -> T:
    """Ask about a group, again while the broker that keeps it is not ready.

    The topic that groups are kept in is created when someone first asks for one, and read when a broker starts.
    """
    until = time.monotonic() + streams.connect_timeout
    while True:
        try:
            return ask()
        except (CoordinatorNotAvailableError, CoordinatorLoadInProgressError):
            if time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def _described(client: KafkaAdminClient, operation: Operation, streams: StreamSettings) -> Mapping[str, Any]:
    """What the broker tells of the group; the right to the operation is missing where it does not."""

    def ask() -> Mapping[str, Any]:
        try:
            found: Mapping[str, Any] = client.describe_groups([streams.group])[streams.group]
        except ValueError as unread:  # the broker in memory names rights that the client does not know
            words = f"the broker's answer about the group {streams.group} can't be read: {unread}"
            raise BrokerError(words) from unread
        for error in (CoordinatorLoadInProgressError, GroupAuthorizationFailedError):
            if error.__name__ in (found["error"] or ""):  # these are told and not raised
                raise error
        return found

    with _needs(operation, streams):
        return patiently(ask, streams)


@contextmanager
def _needs(operation: Operation, streams: StreamSettings) -> Iterator[None]:
    """Name the right to an operation on the group where it is missing."""
    try:
        yield
    except GroupAuthorizationFailedError as error:
        raise rights.refused([Right(operation, "group", streams.group)], streams) from error
