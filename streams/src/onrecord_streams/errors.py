"""The errors of streams, beside those of onrecord.errors.

OnrecordError
├── BrokerError          the broker can't be reached, refuses us or lacks a topic: stop, exit code 4
│   ├── RightsMissing    it does not let us do what we need to
│   └── BrokerMissing    there is no embedded broker for this platform
├── GroupActive          workers are at it that must be stopped first: exit code 1
└── DeliveryError        a result can't be delivered: stop, so that the article is read again, exit code 1
"""

from __future__ import annotations

from typing import ClassVar

from onrecord.cli import exits
from onrecord.errors import OnrecordError


class BrokerError(OnrecordError):
    """The broker can't be reached, refuses us, or lacks a topic that we need."""

    exit_code: ClassVar[int] = exits.BROKER


class RightsMissing(BrokerError):
    """The broker does not let us do something; the message has the command that grants it."""


class BrokerMissing(BrokerError):
    """The embedded broker is not installed; there may be no wheel of it for this platform."""


class GroupActive(OnrecordError):
    """The consumer group has members, who would go on from where they are whatever is decided for them."""


class DeliveryError(OnrecordError):
    """The broker did not take a fact, a ledger entry or a dead letter. Its article stays unacknowledged."""

    def __init__(self, message: str, topic: str = "") -> None:
        super().__init__(message)
        self.topic = topic
