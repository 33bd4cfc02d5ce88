"""Facts that stand, as they are read from their topics on a real broker."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from flow import Flow

from onrecord_streams import clients
from onrecord_streams.ledger import Entry
from onrecord_streams.standing import fact_topics, facts_at, places_of_standing

pytestmark = pytest.mark.kafka


class Desk(Flow):
    """Topics of two extractors, one of which has facts of an older schema version, too."""

    def __init__(self, brokers: str) -> None:
        super().__init__(brokers, extractors={"votes": 2, "quotes": 1})
        older = Flow(brokers, extractors={"votes": 1}, prefix=self.prefix)
        self.old, self.votes = older.topics.facts["votes"], self.topics.facts["votes"]

    def produce(self, topic: str, key: str, value: bytes | None, partition: int = 0, time: int | None = None) -> None:
        with clients.producer(self.settings) as producer:
            producer.send(topic, value, key.encode(), partition=partition, timestamp_ms=time).get(10)

    def entry(self, extractor: str, version: int, *facts: str) -> None:
        about = {"extractor_version": "1", "model": "m", "topic": "articles", "partition": 0, "offset": version}
        entry = Entry(
            article_id="a1", extractor=extractor, status="read", facts=list(facts), fact_schema_version=version, **about
        )
        self.produce(self.topics.ledger, entry.key.decode(), entry.model_dump_json().encode())

    def standing(self, *extractors: str, enough: Callable[[], bool] = lambda: False) -> list[Any]:
        topics = fact_topics(self.topics, self.settings)
        with clients.consumer(self.settings) as client:
            places = places_of_standing(client, self.topics.ledger, extractors, topics, self.settings)
            return [json.loads(record.value) for record in facts_at(client, places, enough)]


@pytest.fixture
def desk(kafka_brokers: str) -> Desk:
    return Desk(kafka_brokers)


def test_topics_of_facts_are_those_of_every_extractor_and_version_and_no_others(desk: Desk) -> None:
    assert fact_topics(desk.topics, desk.settings) == sorted([desk.old, *desk.topics.facts.values()])


def test_a_fact_is_taken_from_the_topic_of_its_entrys_schema_version(desk: Desk) -> None:
    desk.produce(desk.old, "f1", b"1")
    desk.produce(desk.votes, "f1", b"2")
    desk.entry("votes", 1, "f1")
    assert desk.standing("votes") == [1]
    desk.entry("votes", 2, "f1")
    assert desk.standing("votes") == [2]


def test_of_a_fact_the_last_record_counts_and_none_if_it_was_taken_back(desk: Desk) -> None:
    desk.produce(desk.votes, "f1", b"1")
    desk.produce(desk.votes, "f2", b"2")
    desk.produce(desk.votes, "f1", b"3", time=5)  # clocks say nothing within a partition
    desk.produce(desk.votes, "f2", None)
    desk.entry("votes", 2, "f1", "f2")
    assert desk.standing("votes") == [3]


@pytest.mark.parametrize(("times", "last"), [((1_000, 2_000), 1), ((2_000, 1_000), 0)])
def test_of_a_fact_in_two_partitions_the_younger_record_counts(desk: Desk, times: tuple[int, int], last: int) -> None:
    for partition, time in enumerate(times):
        desk.produce(desk.votes, "f1", str(partition).encode(), partition, time)
    desk.entry("votes", 2, "f1")
    assert desk.standing("votes") == [last]


def test_only_the_facts_of_extractors_that_are_asked_for_are_shown(desk: Desk) -> None:
    desk.produce(desk.votes, "f1", b"1")
    desk.produce(desk.topics.facts["quotes"], "q1", b"2")
    desk.entry("votes", 2, "f1")
    desk.entry("quotes", 1, "q1")
    assert desk.standing("quotes") == [2]
    assert desk.standing() == []


def test_it_ends_when_there_is_enough(desk: Desk) -> None:
    for number in range(3):
        desk.produce(desk.votes, f"f{number}", str(number).encode())
    desk.entry("votes", 2, "f0", "f1", "f2")
    asked = count()
    assert desk.standing("votes", enough=lambda: next(asked) == 2) == [0, 1]
