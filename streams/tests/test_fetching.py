"""Fetching records by their places, on a real broker: near ones and far ones, and those that are not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kafka import KafkaProducer, TopicPartition

from onrecord_streams import clients, topics
from onrecord_streams.fetching import fetch
from onrecord_streams.partitions import Place, retained
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import existing
from onrecord_streams.topics import TopicSpec

pytestmark = pytest.mark.kafka

COUNT = 1_500
"""Records of partition 0: more than a poll brings, and than are read over on the way from one place to the next."""


@pytest.fixture
def settings(kafka_brokers: str, prefix: str) -> Iterator[StreamSettings]:
    settings = StreamSettings(brokers=kafka_brokers, prefix=prefix)
    topics.apply(topics.plan([TopicSpec(f"{prefix}.one", 2, 1, {})], settings), settings)
    with clients.producer(settings) as producer:
        for number in range(COUNT):
            producer.send(f"{prefix}.one", b"%d" % number, partition=0)
        for number in range(3):
            producer.send(f"{prefix}.one", b"%d" % number, partition=1)
        producer.flush()
    yield settings
    topics.delete([f"{prefix}.one"], settings)


def fetched(settings: StreamSettings, *places: Place) -> list[Place]:
    """The places that were found; each record has its offset as its value."""
    with clients.consumer(settings) as client:
        found = list(fetch(client, f"{settings.prefix}.one", places))
    assert [one.value for one in found] == [b"%d" % one.offset for one in found]
    return [(one.partition, one.offset) for one in found]


def test_records_are_given_by_partition_and_offset(settings: StreamSettings) -> None:
    places = [(1, 2), (0, 3), (0, COUNT - 1), (0, 0), (0, 4), (0, 900), (0, 3)]
    assert fetched(settings, *places) == [(0, 0), (0, 3), (0, 4), (0, 900), (0, COUNT - 1), (1, 2)]


def test_places_that_are_not_there_are_left_out(settings: StreamSettings) -> None:
    assert fetched(settings, (0, COUNT), (0, 5), (1, 3), (7, 0)) == [(0, 5)]
    assert fetched(settings) == []


def test_what_was_deleted_is_left_out(settings: StreamSettings) -> None:
    topic = f"{settings.prefix}.one"
    with clients.admin(settings) as admin:
        admin.delete_records({TopicPartition(topic, 0): 1_000})
    assert fetched(settings, (0, 999), (0, 1_000), (1, 0)) == [(0, 1_000), (1, 0)]
    with clients.consumer(settings) as client:
        assert retained(client, topic) == {0: range(1_000, COUNT), 1: range(3)}


def test_the_marks_of_transactions_are_no_records_to_wait_for(settings: StreamSettings) -> None:
    topic = f"{settings.prefix}.one"
    producer = KafkaProducer(bootstrap_servers=settings.brokers, transactional_id=settings.prefix)
    producer.init_transactions()
    for number in (3, 5):
        producer.begin_transaction()
        producer.send(topic, b"%d" % number, partition=1)
        producer.commit_transaction()
    producer.close()
    assert fetched(settings, (1, 3), (1, 4), (1, 5), (1, 6)) == [(1, 3), (1, 5)]


def test_what_there_is_can_be_read_from_an_offset_on(settings: StreamSettings) -> None:
    topic = f"{settings.prefix}.one"
    since = {TopicPartition(topic, 0): COUNT - 2, TopicPartition("another", 0): 0}
    with clients.consumer(settings) as client:
        found = [(one.partition, one.offset) for one in existing(client, [topic], since)]
    assert sorted(found) == [(0, COUNT - 2), (0, COUNT - 1), (1, 0), (1, 1), (1, 2)]
