"""Standing: which facts stand at present. The worker keeps no state; the ledger says it.

Of each pair of article and extractor the last entry counts and names the facts that stand, unless an entry of another
extractor, written after it, is about a later record of the article, with another text or withdrawing it: the article
that the older one speaks of is no more then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kafka import KafkaConsumer

from onrecord_streams import clients, topics
from onrecord_streams.facts import SOURCE
from onrecord_streams.ledger import Entry, latest
from onrecord_streams.records import Header, header
from onrecord_streams.rights import Operation
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import existing
from onrecord_streams.topics import Topics

_SOURCE: Final = re.compile(r"(.+):(\d{1,18}):(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article stood."""

    topic: str
    partition: int
    offset: int

    def before(self, other: Source) -> bool:
        """Whether it stood before another of the same partition; of several partitions nobody can tell."""
        return (self.topic, self.partition) == (other.topic, other.partition) and self.offset < other.offset

    def __str__(self) -> str:
        return f"{self.topic} {self.partition}:{self.offset}"


def source_of(headers: Sequence[Header] | None) -> Source | None:
    """Where the article stood that a fact was read from, by the headers of its record."""
    value = header(headers, SOURCE) or b""
    found = _SOURCE.fullmatch(value.decode(errors="replace"))
    return Source(found[1], int(found[2]), int(found[3])) if found else None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the ledger says of one extractor on one article: the ids of the facts that stand, and the entry that counts.

    That is the pair's own, or the one of another extractor that overrules it.
    """

    facts: frozenset[str]
    by: Entry

    @property
    def source(self) -> Source:
        """The article that it is about."""
        return Source(self.by.topic, self.by.partition, self.by.offset)

    def __str__(self) -> str:
        return f"{self.by.status} at {self.source}"


class Standing:
    """The rulings of a ledger. `records` are those of its topic, in order within each partition."""

    def __init__(self, records: Iterable[Any]) -> None:
        self._written: dict[bytes, tuple[int, int]] = {}
        entries = latest(self._noted(records))
        self._articles: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries.values():
            self._articles[entry.article_id].append(entry)
        self._entries = {(entry.extractor, entry.article_id): entry for entry in entries.values()}

    def of(self, extractor: str, article: str) -> Ruling | None:
        """The ruling on a pair, None where the ledger has no entry of it: it is not dealt with, or was erased."""
        entry = self._entries.get((extractor, article))
        return self._ruling(entry) if entry else None

    def entries(self) -> Iterator[Entry]:
        """The entries whose facts stand."""
        return (entry for entry in self._entries.values() if self._ruling(entry).by is entry)

    def _ruling(self, entry: Entry) -> Ruling:
        over = [other for other in self._articles[entry.article_id] if self._overrules(other, entry)]
        if over:
            return Ruling(frozenset(), max(over, key=lambda one: one.offset))
        return Ruling(frozenset(entry.facts), entry)

    def _overrules(self, other: Entry, entry: Entry) -> bool:
        """Whether another entry shows that the article has changed since.

        It must also be written later: offsets begin anew where the articles topic is made anew, and go back when the
        group is reset.
        """
        return (
            (other.topic, other.partition) == (entry.topic, entry.partition)
            and other.offset > entry.offset
            and other.article_sha256 != entry.article_sha256
            and self._written[other.key][0] == self._written[entry.key][0]
            and self._written[other.key][1] > self._written[entry.key][1]
        )

    def _noted(self, records: Iterable[Any]) -> Iterator[Any]:
        for record in records:
            self._written[record.key] = record.partition, record.offset
            yield record


def fact_topics(
    names: Topics, streams: StreamSettings, *, of: Collection[str] | None = None, write: bool = False
) -> list[str]:
    """The topics of facts that the broker has, to be read, and written with `write`: those of the extractors `of`, or
    of every extractor, here or not; of every schema version.

    Brokers list no topic that we may not see: one of an older version, or of an extractor that is not here, is passed
    over then. Raises BrokerError, also for rights that are missing on any other.
    """
    extractor = "[a-z][a-z0-9_]*" if of is None else f"({'|'.join(map(re.escape, of))})"
    own = re.compile(rf"{re.escape(streams.prefix)}\.{extractor}\.v\d+")
    named = {**streams.topics.facts, **names.facts}
    wanted = {topic for name, topic in named.items() if of is None or name in of}
    others = {names.articles, names.ledger, names.deadletters}
    with clients.admin(streams) as client:
        wanted |= {one for one in client.list_topics() if own.fullmatch(one)}
    operations: tuple[Operation, ...] = ("Read", "Write") if write else ("Read",)
    return topics.existing(dict.fromkeys(sorted(wanted - others), operations), streams)


def topic_of(entry: Entry, streams: StreamSettings) -> str:
    """The topic that has the facts which an entry names."""
    return Topics.named(streams, {entry.extractor: entry.fact_schema_version}).facts[entry.extractor]


Places = dict[tuple[str, bytes], tuple[int, int, int]]
"""Partition, offset and time of the last record of each fact, by topic and id."""


def places_of_standing(
    client: KafkaConsumer, ledger: str, extractors: Sequence[str], topics: Iterable[str], streams: StreamSettings
) -> Places:
    """Where the facts of these extractors are that stand at the moment. `topics` are those that the broker has.

    The ledger comes first: a fact is out before its entry, so that all that an entry names is there.
    """
    wanted = _named(Standing(existing(client, [ledger])), extractors, streams)
    return _last(existing(client, [topic for topic in topics if topic in wanted]), wanted)


def facts_at(client: KafkaConsumer, places: Places, enough: Callable[[], bool] = lambda: False) -> Iterator[Any]:
    """The facts at these places, each once, as far as they have a value; until there are `enough`.

    They are read a second time, so that no more than their ids is kept in memory.
    """
    for record in existing(client, sorted({topic for topic, _ in places})):
        if enough():
            return
        if record.value is not None and places.get((record.topic, record.key)) == _place(record):
            yield record


def _named(standing: Standing, extractors: Sequence[str], streams: StreamSettings) -> Mapping[str, set[bytes]]:
    """The ids of the facts that stand, by topic."""
    wanted: dict[str, set[bytes]] = defaultdict(set)
    for entry in standing.entries():
        if entry.extractor in extractors:
            wanted[topic_of(entry, streams)].update(id.encode() for id in entry.facts)
    return wanted


def _last(records: Iterable[Any], wanted: Mapping[str, set[bytes]]) -> Places:
    """The place of the last record of each fact.

    A fact has records in two partitions where partitions were added; there only the clock can tell.
    """
    last: Places = {}
    for record in records:
        key, place = (record.topic, record.key), _place(record)
        before = last.get(key)
        if record.key in wanted[record.topic] and (before is None or place[0] == before[0] or place[2] >= before[2]):
            last[key] = place
    return last


def _place(record: Any) -> tuple[int, int, int]:
    return record.partition, record.offset, record.timestamp
