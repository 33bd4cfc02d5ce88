"""The consumer group of the workers as others see it: what it has committed of a topic, and who is in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from kafka import KafkaAdminClient, TopicPartition
from kafka.errors import CoordinatorLoadInProgressError, CoordinatorNotAvailableError

from onrecord_streams.errors import BrokerError
from onrecord_streams.settings import StreamSettings

T = TypeVar("T")

_PAUSE: Final = 0.1
_NO_GROUP: Final = "Dead"
"""What brokers call the state of a group that does not exist, some of them with an error beside it."""


def committed(client: KafkaAdminClient, topic: str, streams: StreamSettings) -> dict[int, int]:
    """The offset that the group has committed, by partition; those without one are left out."""
    group = streams.group
    found: Mapping[TopicPartition, Any] = patiently(lambda: client.list_group_offsets({group: None})[group], streams)
    return {one.partition: at.offset for one, at in found.items() if one.topic == topic and at.offset >= 0}


def members(client: KafkaAdminClient, streams: StreamSettings) -> list[str]:
    """Who is in the group at the moment, each in a few words; nobody where there is no such group."""
    found = described(client, streams)
    if found["error"] and found["group_state"] != _NO_GROUP:
        raise BrokerError(f"the broker does not say who is in the group {streams.group}: {found['error']}")
    return sorted(f"{one['client_id']} at {one['client_host'].lstrip('/')}" for one in found["members"])


def described(client: KafkaAdminClient, streams: StreamSettings) -> Mapping[str, Any]:
    """What the broker tells of the group, `error` included where it refuses to."""

    def ask() -> Mapping[str, Any]:
        found: Mapping[str, Any] = client.describe_groups([streams.group])[streams.group]
        if CoordinatorLoadInProgressError.__name__ in (found["error"] or ""):  # which is told and not raised here
            raise CoordinatorLoadInProgressError
        return found

    return patiently(ask, streams)


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
