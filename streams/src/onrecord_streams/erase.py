"""Erasure: everything of an article is taken back.

The article is withdrawn first, so that workers which have yet to read it, or are reading it now, come to nothing in
the end; what they write until then is waited for. The ledger's entries go before the facts: a fact without an entry
does not stand, wherever the erasure is cut off.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from kafka import KafkaConsumer

from onrecord.dialects.connect import unwrapped
from onrecord_streams import clients, groups
from onrecord_streams.deadletters import PREFIX
from onrecord_streams.decoding import id_in
from onrecord_streams.errors import DeliveryError
from onrecord_streams.ledger import article_of
from onrecord_streams.overwriting import Overwrite, Place, taken_back, write
from onrecord_streams.records import header, partition_of
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import existing
from onrecord_streams.topics import Topics

ERASED: Final = "erased"
"""The header of what is written here says so."""

Kind = Literal["articles", "ledger", "facts", "deadletters"]

_ORDER: Final[tuple[Kind, ...]] = ("ledger", "facts", "deadletters")
_PAUSE: Final = 0.3


@dataclass(slots=True)
class Traces:
    """What a topic has of an article.

    `records` counts those that say something of it, and `last` is the time of the last of these, in milliseconds;
    `places` are those where the last record does, so that there is something to take back.
    """

    kind: Kind
    topic: str
    records: int = 0
    last: int = 0
    places: set[Place] = field(default_factory=set)
    newest: dict[int, tuple[int, bool]] = field(default_factory=dict)
    """By partition: the offset of the last record, and whether it says something."""

    def add(self, record: Any, id: str) -> None:
        """Take a record of the article with this id into account."""
        says = record.value is not None or (
            self.kind == "deadletters" and header(record.headers, f"{PREFIX}stage") is not None
        )
        self.newest[record.partition] = record.offset, says
        place = record.topic, record.partition, record.key or id.encode()
        if says:
            self.records += 1
            self.last = max(self.last, record.timestamp)
            self.places.add(place)
        else:
            self.places.discard(place)


Found = Mapping[str, list[Traces]]
"""What there is of each article, by its id: of every topic that has something."""


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """The offset of the last withdrawal in each partition of the articles topic; how many were sent for this."""

    last: Mapping[int, int]
    sent: int


class Eraser:
    """Erases articles. `facts` are the topics of facts that the broker has. Everything raises BrokerError."""

    def __init__(self, names: Topics, facts: Iterable[str], streams: StreamSettings) -> None:
        self._names, self._streams = names, streams
        self._kinds: dict[str, Kind] = {
            names.articles: "articles",
            **dict.fromkeys(facts, "facts"),
            names.ledger: "ledger",
            names.deadletters: "deadletters",
        }

    def look(self, client: KafkaConsumer, ids: Collection[str]) -> Found:
        """What there is of these articles."""
        found: dict[str, dict[str, Traces]] = {id: {} for id in ids}
        known: dict[Place, str] = {}
        for record in existing(client, self._kinds):
            kind, place = self._kinds[record.topic], (record.topic, record.partition, record.key)
            id = _FINDERS[kind](record)
            if kind == "facts" and id in found:
                known[place] = id
            if kind == "facts" and id is None:  # one that was taken back says no more whose it was
                id = known.get(place)
            if id is not None and id in found:
                found[id].setdefault(record.topic, Traces(kind, record.topic)).add(record, id)
        return {id: [topics[name] for name in self._kinds if name in topics] for id, topics in found.items()}

    def withdraw(self, found: Found, partitions: int) -> Withdrawals:
        """Withdraw every article of which there is anything.

        That takes a record without a value at the end of every partition that has a record of the article, unless one
        stands there already, and of the one where its key belongs. `partitions` are those of the articles topic.
        """
        last: dict[int, int] = {}
        records = []
        for id, traces in found.items():
            newest = next((one.newest for one in traces if one.kind == "articles"), {})
            for partition in {partition_of(id.encode(), partitions), *newest} if traces else ():
                offset, stands = newest.get(partition, (-1, True))
                if stands:
                    records.append(taken_back(self._names.articles, partition, id.encode(), ERASED))
                else:
                    last[partition] = max(last.get(partition, -1), offset)
        for (_, partition, _), offset in self._write(records).items():
            last[partition] = max(last.get(partition, -1), offset)
        return Withdrawals(last, len(records))

    def wait_until_read(self, withdrawals: Withdrawals, within: float) -> bool:
        """Wait until the group has read them, and give whether it has.

        Where nobody is at work at first there is no waiting; where somebody is and goes, another may come.
        """
        with clients.admin(self._streams) as admin:
            # asked for before the offsets: whoever is at work may commit the last of them and go
            until = time.monotonic() + (within if groups.members(admin, self._streams) else 0)
            while True:
                committed = groups.committed(admin, self._names.articles, self._streams)
                if all(committed.get(partition, -1) > offset for partition, offset in withdrawals.last.items()):
                    return True
                if time.monotonic() >= until:
                    return False
                time.sleep(_PAUSE)

    def take_back(self, found: Found) -> int:
        """Take back the ledger's entries, then the facts, then the dead letters; gives how many places had some."""
        count = 0
        for kind in _ORDER:
            places = {place for traces in found.values() for one in traces if one.kind == kind for place in one.places}
            count += len(self._write([taken_back(*place, ERASED) for place in sorted(places)]))
        return count

    def _write(self, records: list[Overwrite]) -> dict[Place, int]:
        """Write records and give their offsets. Raises DeliveryError where not all were taken."""
        if not records:
            return {}
        with clients.producer(self._streams) as producer:
            written, offsets = write(records, producer)
        if written.failed:
            raise DeliveryError(f"not everything could be taken back; run it again: {'; '.join(written.failed)}")
        return offsets


def _article_of_letter(record: Any) -> str | None:
    named = header(record.headers, f"{PREFIX}article")
    return named.decode(errors="replace") if named else id_in(record.key, record.value)


def _article_of_fact(record: Any) -> str | None:
    """Of a fact, by its value."""
    try:
        return str(json.loads(unwrapped(record.value))["article_id"]) if record.value else None
    except (ValueError, TypeError, KeyError):
        return None


_FINDERS: Final[Mapping[Kind, Callable[[Any], str | None]]] = {
    "articles": lambda record: id_in(record.key, record.value),
    "facts": _article_of_fact,
    "ledger": lambda record: article_of(record.key),
    "deadletters": _article_of_letter,
}
