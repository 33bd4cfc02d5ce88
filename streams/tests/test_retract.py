"""Taking facts back on a real broker while somebody else writes."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from flow import Flow
from kafka import TopicPartition

from onrecord_streams import clients
from onrecord_streams.facts import SOURCE
from onrecord_streams.ledger import Entry
from onrecord_streams.overwriting import TAKEN_BACK, Overwrite, taken_back, write, write_keeping
from onrecord_streams.retract import RETRACTED, Look, carry_out, look
from onrecord_streams.tail import existing

pytestmark = pytest.mark.kafka


class Topics(Flow):
    """The topics of one extractor in two partitions, and what a worker would write to the second."""

    def __init__(self, brokers: str) -> None:
        super().__init__(brokers, extractors={"votes": 1})
        self.votes = self.topics.facts["votes"]
        self.place = (self.votes, 1, b"f1")

    def produce(self, topic: str, key: bytes, value: bytes | None, headers: list[tuple[str, bytes]]) -> None:
        with clients.producer(self.settings) as producer:
            producer.send(topic, value, key, headers, partition=1).get(10)

    def fact(self, id: str, offset: int, word: str = "") -> bytes:
        value = json.dumps({"id": id, "article_id": "a1", "extractor": "votes", "word": word}).encode()
        self.produce(self.votes, id.encode(), value, [(SOURCE, f"articles:1:{offset}".encode())])
        return value

    def entry(self, offset: int, *facts: str) -> None:
        about = {"extractor_version": "1", "fact_schema_version": 1, "model": "m", "topic": "articles", "partition": 1}
        entry = Entry(article_id="a1", extractor="votes", status="read", facts=list(facts), offset=offset, **about)
        self.produce(self.topics.ledger, entry.key, entry.model_dump_json().encode(), [])

    def look(self) -> Look:
        with clients.consumer(self.settings) as client:
            return look(client, [self.votes], self.topics.ledger, self.settings, time.time())

    def verdicts(self) -> dict[str, str]:
        return {one.fact.id: one.verdict for one in self.look().judged}

    def last(self) -> dict[bytes, Any]:
        with clients.consumer(self.settings) as client:
            return {one.key: one for one in existing(client, [self.votes])}


@pytest.fixture
def topics(kafka_brokers: str) -> Topics:
    return Topics(kafka_brokers)


def test_a_fact_that_no_longer_stands_is_taken_back_with_the_reason_where_it_is(topics: Topics) -> None:
    topics.fact("f1", 3)
    topics.fact("f2", 3)
    topics.entry(7, "f2")
    assert topics.verdicts() == {"f1": "retract"}
    assert carry_out(topics.look(), topics.settings).delivered == 1
    last = topics.last()
    assert (last[b"f1"].value, last[b"f1"].partition) == (None, 1)
    assert last[b"f1"].headers == [(TAKEN_BACK, b"retracted: read at articles 1:7")]
    assert last[b"f2"].value is not None
    assert topics.verdicts() == {}


def test_a_fact_that_a_worker_writes_between_the_look_and_the_null_is_kept(topics: Topics) -> None:
    topics.fact("f1", 3)
    topics.entry(7)
    seen = topics.look()
    value = topics.fact("f1", 9, "again")  # its entry is still to come
    written = carry_out(seen, topics.settings)
    assert (written.overtaken, written.failed) == (1, [])
    last = topics.last()[b"f1"]
    assert (last.value, last.headers) == (value, [(SOURCE, b"articles:1:9")])
    assert topics.verdicts() == {"f1": "recent"}
    topics.entry(9, "f1")
    assert topics.verdicts() == {}


def test_what_a_retraction_took_back_that_was_cut_off_too_early_is_restored(topics: Topics) -> None:
    value = topics.fact("f1", 9, "again")
    topics.fact("f2", 9)
    topics.produce(topics.votes, b"f1", None, [(TAKEN_BACK, f"{RETRACTED}: read at articles 1:7".encode())])
    topics.produce(topics.votes, b"f2", None, [])  # somebody's correction, which is theirs
    topics.entry(9, "f1", "f2")
    assert topics.verdicts() == {"f1": "restore"}
    assert carry_out(topics.look(), topics.settings).delivered == 1
    last = topics.last()
    assert (last[b"f1"].value, last[b"f1"].headers) == (value, [(SOURCE, b"articles:1:9")])
    assert last[b"f2"].value is None
    assert topics.verdicts() == {}


def test_what_others_took_back_meanwhile_stays_so(topics: Topics) -> None:
    value = topics.fact("f1", 9)
    with clients.consumer(topics.settings) as consumer, clients.producer(topics.settings) as producer:
        since = {TopicPartition(topics.votes, 1): 1}
        topics.produce(topics.votes, b"f1", None, [])
        written = write_keeping([Overwrite(*topics.place, value)], since, producer, consumer)
    assert (written.delivered, written.overtaken) == (2, 1)
    assert topics.last()[b"f1"].value is None


def test_what_others_write_behind_our_record_needs_nothing(topics: Topics, monkeypatch: pytest.MonkeyPatch) -> None:
    topics.fact("f1", 3)
    with clients.consumer(topics.settings) as consumer, clients.producer(topics.settings) as producer:
        flush = producer.flush
        monkeypatch.setattr(producer, "flush", lambda: (flush(), topics.fact("f1", 9, "again")))
        since = {TopicPartition(topics.votes, 1): 1}
        written = write_keeping([taken_back(*topics.place, "why")], since, producer, consumer)
        monkeypatch.undo()
    assert (written.delivered, written.overtaken) == (1, 0)
    assert topics.last()[b"f1"].offset == 2


def test_what_was_there_at_the_look_is_written_over(topics: Topics) -> None:
    topics.fact("f1", 9)
    with clients.consumer(topics.settings) as consumer, clients.producer(topics.settings) as producer:
        since = {TopicPartition(topics.votes, 1): 1}
        written = write_keeping([taken_back(*topics.place, "why")], since, producer, consumer)
    assert (written.delivered, written.overtaken) == (1, 0)
    assert topics.last()[b"f1"].value is None


def test_what_the_broker_refuses_is_named(topics: Topics) -> None:
    topics.configure(topics.votes, {"max.message.bytes": "200"})
    with clients.producer(topics.settings) as producer:
        small, large = taken_back(*topics.place, "why"), Overwrite(topics.votes, 0, b"f2", b"x" * 1_000)
        written, offsets = write([small, large], producer)
    assert (written.delivered, set(offsets)) == (1, {topics.place})
    assert len(written.failed) == 1
    assert written.failed[0].startswith(f"f2 on {topics.votes}: ")
