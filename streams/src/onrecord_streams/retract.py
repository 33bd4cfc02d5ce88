"""Retraction: null values for facts that no longer stand, for those who read the compacted topics plainly.

A worker may be writing at the same time, and writes the facts of an article before the entry that names them. So a fact
that no entry names is taken back only where its entry can't be still to come: where the ledger is already past the
article that the fact was read from, or so much time has passed that a worker has either written the entry or given up.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from kafka import KafkaConsumer, TopicPartition

from onrecord.dialects.connect import unwrapped
from onrecord_streams import clients
from onrecord_streams.fetching import fetch
from onrecord_streams.overwriting import TAKEN_BACK, Overwrite, Place, Written, taken_back, write_keeping
from onrecord_streams.partitions import Place as Offset
from onrecord_streams.partitions import ends
from onrecord_streams.records import header
from onrecord_streams.settings import StreamSettings
from onrecord_streams.standing import Source, Standing, source_of, topic_of
from onrecord_streams.tail import existing

RETRACTED: Final = "retracted"
"""How the header of what is written here begins. What others took back is their business, and is not restored."""

Verdict = Literal["retract", "restore", "recent", "no_entry"]
"""What is done about a fact: it is taken back; it was taken back and stands; it is left, since its entry may be still
to come; it is left, since the ledger says nothing of it."""


@dataclass(frozen=True, slots=True)
class FactFound:
    """A fact on its topic: the place and time (milliseconds) of its last value, and whether we took it back since."""

    id: str
    topic: str
    partition: int
    offset: int
    time: int
    article: str
    extractor: str
    source: Source | None
    retracted: bool = False

    @property
    def place(self) -> Place:
        return self.topic, self.partition, self.id.encode()


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact with what is to be done about it, and why."""

    verdict: Verdict
    fact: FactFound
    why: str

    def row(self) -> dict[str, Any]:
        """What is shown of it."""
        fact = self.fact
        return {
            "verdict": self.verdict,
            "fact": fact.id,
            "article": fact.article,
            "extractor": fact.extractor,
            "topic": fact.topic,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the topics has shown, and the ends of the partitions of facts at that time."""

    judged: Sequence[Judged]
    ends: dict[TopicPartition, int]


def look(client: KafkaConsumer, topics: Sequence[str], ledger: str, streams: StreamSettings, now: float) -> Look:
    """Judge every fact on these topics by the ledger. `now` is in seconds since the epoch.

    Facts come first: their entries are then in the ledger as far as they have been written.
    """
    seen_to = ends(client, topics)
    facts = found(_moving_on(existing(client, topics), seen_to))
    standing = Standing(existing(client, [ledger]))
    before = int((now - settled_after(streams)) * 1000)
    judged = (judge(fact, standing, streams, before) for fact in facts)
    return Look([one for one in judged if one is not None], seen_to)


def settled_after(streams: StreamSettings) -> float:
    """Seconds after which a fact has its entry or never gets one: the time for the delivery of either."""
    return 2 * streams.delivery_timeout


def found(records: Iterable[Any]) -> list[FactFound]:
    """The facts that have a value, and those that we took back. Records that are no facts of ours are passed over."""
    facts: dict[Place, FactFound] = {}
    for record in records:
        place = (record.topic, record.partition, record.key)
        if record.value is not None:
            if fact := _fact(record):
                facts[place] = fact
        elif place in facts:
            why = header(record.headers, TAKEN_BACK) or b""
            if why.startswith(RETRACTED.encode()):
                facts[place] = replace(facts[place], retracted=True)
            else:
                del facts[place]
    return list(facts.values())


def judge(fact: FactFound, standing: Standing, streams: StreamSettings, before: int) -> Judged | None:
    """What is to be done about a fact, None for nothing. `before` is when the last fact was written that is settled.

    A fact whose id is named stands on the topic of every schema version.
    """
    ruling = standing.of(fact.extractor, fact.article)
    if ruling is None:
        why = "the ledger has no entry of it: a worker is at it, or it was erased"
        return None if fact.retracted else Judged("no_entry", fact, why)
    if fact.id in ruling.facts:
        # any other value may be an older one, which the article no longer bears out
        is_of_entry = fact.source == ruling.source and fact.topic == topic_of(ruling.by, streams)
        return Judged("restore", fact, str(ruling)) if fact.retracted and is_of_entry else None
    if fact.retracted:
        return None
    if fact.source is not None and fact.source.before(ruling.source):
        return Judged("retract", fact, str(ruling))
    return Judged("retract" if fact.time <= before else "recent", fact, str(ruling))


def carry_out(look: Look, streams: StreamSettings) -> Written:
    """Write null values, and values that stand over those. Raises BrokerError."""
    with clients.consumer(streams) as consumer, clients.producer(streams) as producer:
        records = [
            taken_back(*one.fact.place, f"{RETRACTED}: {one.why}") for one in look.judged if one.verdict == "retract"
        ]
        records += _values(consumer, [one.fact for one in look.judged if one.verdict == "restore"])
        return write_keeping(records, look.ends, producer, consumer)


def _moving_on(records: Iterable[Any], ends: dict[TopicPartition, int]) -> Iterator[Any]:
    """The records; `ends` is moved on to where they end."""
    for record in records:
        partition = TopicPartition(record.topic, record.partition)
        ends[partition] = max(ends[partition], record.offset + 1)
        yield record


def _values(client: KafkaConsumer, facts: Iterable[FactFound]) -> Iterator[Overwrite]:
    """The last values of facts, as far as the topics still have them."""
    by_topic: dict[str, dict[Offset, FactFound]] = defaultdict(dict)
    for fact in facts:
        by_topic[fact.topic][fact.partition, fact.offset] = fact
    for topic, some in by_topic.items():
        for record in fetch(client, topic, some):
            place = some[record.partition, record.offset].place
            yield Overwrite(*place, record.value, tuple(record.headers or ()))


def _fact(record: Any) -> FactFound | None:
    try:
        value: Mapping[str, Any] = json.loads(unwrapped(record.value))
        id, article, extractor = (value[name] for name in ("id", "article_id", "extractor"))
    except (ValueError, TypeError, KeyError):
        return None
    if not all(isinstance(one, str) for one in (id, article, extractor)) or record.key != id.encode():
        return None
    source = source_of(record.headers)
    return FactFound(id, record.topic, record.partition, record.offset, record.timestamp, article, extractor, source)
