"""Rights: what a broker does not let us do, said so that whoever runs it knows what to grant.

Brokers say which topic or group they refuse, and not always what for; that is known here from what was tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from onrecord_streams.errors import BrokerError, RightsMissing
from onrecord_streams.settings import StreamSettings

Operation = Literal["Read", "Write", "Create", "Describe", "DescribeConfigs", "AlterConfigs", "Delete"]

_TOLD: Final[Mapping[Operation, str]] = {"Read": "READ", "Write": "WRITE"}
"""What kafka-python calls the rights that brokers tell with a topic's description, as far as they are asked for."""


@dataclass(frozen=True, slots=True)
class Right:
    """To do something with a topic or a group."""

    operation: Operation
    kind: Literal["topic", "group"]
    name: str

    def __str__(self) -> str:
        return f"{self.operation} on the {self.kind} {self.name}"


def refused(missing: Iterable[Right], streams: StreamSettings) -> RightsMissing:
    """The error for rights that we don't have: which, and the command that grants the first."""
    rights = list(dict.fromkeys(missing))
    first, security = rights[0], streams.security
    principal = f"User:{security.user}" if security.with_password else "User:…"
    if security.with_password:
        who = f"the user {security.user}"
    else:
        who = "the subject of certificate_file" if security.identified else "whoever has no name (User:ANONYMOUS)"
    return RightsMissing(
        f"{who} lacks a right at {streams.brokers}: {', '.join(map(str, rights))}; grant it there, such as with "
        f"`kafka-acls --add --allow-principal {principal} --operation {first.operation} --{first.kind} {first.name}`"
    )


Needed = Mapping[str, tuple[Operation, ...]]
"""What is going to be done with topics, by their names."""


def may(operation: Operation, topic: Mapping[str, Any]) -> bool:
    """Whether the description of a topic says that we may do something with it, or does not say."""
    told = topic.get("authorized_operations")
    return not told or operation not in _TOLD or _TOLD[operation] in told


def of_error(
    error: BaseException, streams: StreamSettings, operation: Operation, topic: str = ""
) -> BrokerError | None:
    """What to say of an error of either client library that is about rights, None for any other.

    `operation` is what was tried, with `topic` where the error does not name any.
    """
    name = type(error).__name__
    if name == "GroupAuthorizationFailedError":
        return refused([Right("Read", "group", streams.group)], streams)
    if name == "TopicAuthorizationFailedError":
        named = _topics(error) or ([topic] if topic else [])
        return refused(
            [Right(operation, "topic", one) for one in named or ["of which the broker gave no name"]], streams
        )
    return None


def _topics(error: BaseException) -> list[str]:
    """The topics that an error names: one, or a collection of them."""
    first = error.args[0] if error.args else ()
    if isinstance(first, str):
        return [] if " " in first else [first]
    return sorted(map(str, first)) if isinstance(first, (set, frozenset, list, tuple)) else []
