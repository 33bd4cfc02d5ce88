"""Letters: the dead letters as a page shows them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any, Final

from onrecord_streams import clients, topics
from onrecord_streams.dlq import Seen
from onrecord_streams.dlq import letters as read_letters
from onrecord_streams.letters import without_text
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import existing

_MOST: Final = 200
"""Letters that are shown: the newest."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The newest dead letters, as rows of `onrecord dlq list`, the newest first, and how many there are."""

    rows: tuple[dict[str, Any], ...]
    total: int


def dead_letters(topic: str, streams: StreamSettings) -> Letters:
    """The letters that are on the topic now, without their articles' texts. Raises BrokerError."""
    topics.partitions([topic], streams, operations={topic: ("Read",)})
    seen = Seen()
    with clients.consumer(streams) as client:
        found = [without_text(one) for one in read_letters(existing(client, [topic]), (), seen)]
    standing = [one for one in found if not seen.is_void(one)]
    newest = deque(sorted(standing, key=lambda one: (one.time, one.place)), maxlen=_MOST)
    return Letters(tuple(one.row() for one in reversed(newest)), len(standing))
