"""Sending again: what is decided about each article, and records back onto the articles topic.

An older version must never come after a newer one. What is sent is the newest version that is known, and what arrived
while it was being sent is sent once more, behind it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Literal

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import MessageSizeTooLargeError

from onrecord_streams import clients
from onrecord_streams.again import headers_again
from onrecord_streams.deadletters import ATTEMPT, attempt_of
from onrecord_streams.fetching import fetch
from onrecord_streams.history import said_by
from onrecord_streams.letters import read_letter
from onrecord_streams.partitions import Place, written
from onrecord_streams.records import Arrival, Header
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import existing

Verdict = Literal[
    "send", "done", "waiting", "revised", "withdrawn", "later_letter",
    "attempts", "gone", "no_entry", "not_running", "no_article", "elsewhere",
]  # fmt: skip

SETTLED: Final = frozenset({"send", "done", "waiting", "revised", "withdrawn", "later_letter"})
"""Verdicts that leave nothing undone; what has another one was asked for and can't be sent."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be done about one article, or one dead letter: send it, or leave it out, and why.

    `source` is where the article stood, None where nobody knows; it goes to the same partition, so that its records
    keep their order. `extractors` are those that are to read it, None for all. `letter` is the place of its dead
    letter, which has the record where `in_letter`; else the articles topic has it, and its value must have the hash
    `sha256` where that is given. Without an `attempt` the record's own is counted on.
    """

    verdict: Verdict
    why: str
    article: str | None
    extractors: tuple[str, ...] | None
    source: Place | None
    attempt: int | None = None
    letter: Place | None = None
    sha256: str | None = None
    in_letter: bool = False

    def row(self) -> dict[str, Any]:
        """What is shown of it."""
        return {
            "verdict": self.verdict,
            "article": self.article,
            "extractors": None if self.extractors is None else ", ".join(self.extractors),
            "attempt": self.attempt if self.verdict == "send" else None,
            "letter": written(self.letter) if self.letter else None,
            "source": written(self.source) if self.source else None,
            "why": self.why or None,
        }


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record for the articles topic, for these extractors (None: all)."""

    article: str | None
    extractors: tuple[str, ...] | None
    partition: int
    key: bytes | None
    value: bytes | None
    headers: list[Header]


@dataclass(slots=True)
class Sent:
    """What became of records that were sent.

    `failed` says of each that was not, why. `places` has where each article came to stand, by those whom it is for;
    `overtaken` is how many were revised or withdrawn meanwhile.
    """

    delivered: int = 0
    failed: list[str] = field(default_factory=list)
    overtaken: int = 0
    places: defaultdict[str, dict[tuple[str, ...] | None, Place]] = field(default_factory=lambda: defaultdict(dict))


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends to the articles topic.

    `looked_at` has the offsets up to which it was read for what is unread; `limit` is that of an article.
    """

    articles: str
    deadletters: str
    looked_at: dict[TopicPartition, int]
    limit: int

    def send(self, planned: Iterable[Planned], streams: StreamSettings) -> Sent:
        """Send what is to be sent and wait until the broker has acknowledged or refused each. Raises BrokerError."""
        with clients.consumer(streams) as consumer, clients.producer(streams) as producer:
            sent = Sent()
            self._produce(self._records(planned, consumer, sent), producer, sent)
            since = dict(self.looked_at)
            while late := self._late(since, consumer, sent):
                self._produce(late, producer, sent)
                sent.overtaken += len(late)
            return sent

    def _records(self, planned: Iterable[Planned], consumer: KafkaConsumer, sent: Sent) -> Iterator[Outgoing]:
        """The records, from dead letters and from the articles topic; those that are gone count as failed."""
        chosen = [one for one in planned if one.verdict == "send"]
        for topic, places in (
            (self.deadletters, [(one.letter, one) for one in chosen if one.in_letter]),
            (self.articles, [(one.source, one) for one in chosen if not one.in_letter]),
        ):
            waiting: dict[Place, list[Planned]] = defaultdict(list)
            for place, one in places:
                if place is not None:
                    waiting[place].append(one)
            for record in fetch(consumer, topic, list(waiting)):
                place = (record.partition, record.offset)
                found = [(one, self._outgoing(one, record)) for one in waiting[place]]
                yield from (outgoing for _, outgoing in found if outgoing is not None)
                waiting[place] = [one for one, outgoing in found if outgoing is None]
            for place, some in waiting.items():
                why = f"{topic} has it no more at {written(place)}"
                sent.failed.extend(f"{one.article or 'a record'}: {why}" for one in some)

    def _outgoing(self, one: Planned, record: Any) -> Outgoing | None:
        """The record to be sent; None where what stands there is not what was meant."""
        headers = record.headers
        if one.in_letter:
            letter = read_letter(record)
            if letter is None or letter.source != one.source:
                return None
            headers = letter.headers
        elif one.article is not None and said_by(record, {one.article}, self.limit) is None:
            return None
        if one.sha256 is not None and hashlib.sha256(record.value or b"").hexdigest() != one.sha256:
            return None
        attempt = one.attempt if one.attempt is not None else attempt_of(Arrival.of(record)) + 1
        again = headers_again(headers, one.extractors, attempt)
        partition = one.source[0] if one.source else record.partition
        return Outgoing(one.article, one.extractors, partition, record.key, record.value, again)

    def _produce(self, outgoing: Iterable[Outgoing], producer: KafkaProducer, sent: Sent) -> None:
        for one in outgoing:
            try:
                future = producer.send(self.articles, one.value, one.key, one.headers, partition=one.partition)
            except MessageSizeTooLargeError:
                limit = producer.config["max_request_size"]
                sent.failed.append(f"{one.article}: its record is too large for `[streams] request_bytes` ({limit:,})")
                continue
            future.add_callback(partial(_delivered, sent, one))
            future.add_errback(partial(_refused, sent, one))
        producer.flush()

    def _late(self, since: dict[TopicPartition, int], consumer: KafkaConsumer, sent: Sent) -> list[Outgoing]:
        """What publishers sent of the same articles before ours came, to be sent once more behind ours.

        `since` is moved on to what was looked at.
        """
        newest: dict[str, Any] = {}
        for record in existing(consumer, [self.articles], dict(since)):
            since[TopicPartition(record.topic, record.partition)] = record.offset + 1
            said = said_by(record, sent.places.keys(), self.limit)
            if said and not any(name == ATTEMPT for name, _ in record.headers):
                newest[said.article] = record
        return [
            Outgoing(
                article,
                extractors,
                record.partition,
                record.key,
                record.value,
                headers_again(record.headers, extractors, attempt_of(Arrival.of(record)) + 1),
            )
            for article, record in newest.items()
            for extractors, place in sent.places[article].items()
            if place[0] == record.partition and record.offset < place[1]
        ]


def _delivered(sent: Sent, one: Outgoing, metadata: Any) -> None:
    sent.delivered += 1
    if one.article is not None:
        sent.places[one.article][one.extractors] = (metadata.partition, metadata.offset)


def _refused(sent: Sent, one: Outgoing, error: BaseException) -> None:
    sent.failed.append(f"{one.article}: {str(error) or type(error).__name__}")
