"""Reading what topics have at the moment, on a real broker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kafka import TopicPartition

from onrecord_streams import clients, topics
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import existing
from onrecord_streams.topics import TopicSpec

pytestmark = pytest.mark.kafka


@pytest.fixture
def settings(kafka_brokers: str, prefix: str) -> Iterator[StreamSettings]:
    settings = StreamSettings(brokers=kafka_brokers, prefix=prefix)
    specs = [TopicSpec(f"{prefix}.{name}", 2, 1, {}) for name in ("one", "two")]
    topics.apply(topics.plan(specs, settings), settings)
    yield settings
    topics.delete([spec.name for spec in specs], settings)


def send(settings: StreamSettings, topic: str, *values: bytes) -> None:
    with clients.producer(settings) as producer:
        for at, value in enumerate(values):
            producer.send(f"{settings.prefix}.{topic}", value, partition=at % 2)
        producer.flush()


def test_all_that_is_there_is_given_and_no_more(settings: StreamSettings) -> None:
    send(settings, "one", b"a", b"b", b"c", b"d", b"e")
    names = [f"{settings.prefix}.one", f"{settings.prefix}.two"]
    with clients.consumer(settings) as client:
        reading = existing(client, names)
        found = [next(reading)]
        send(settings, "two", b"later")
        found += reading
    assert sorted(one.value for one in found) == [b"a", b"b", b"c", b"d", b"e"]
    assert [one.value for one in found if one.partition == 0] == [b"a", b"c", b"e"]


def test_all_that_is_there_can_be_read_again_by_the_same_client(settings: StreamSettings) -> None:
    names = [f"{settings.prefix}.one"]
    send(settings, "one", b"a")  # the other partition is at its end from the beginning
    with clients.consumer(settings) as client:
        assert [one.value for one in existing(client, names)] == [b"a"]
        send(settings, "one", b"b", b"c")
        assert sorted(one.value for one in existing(client, names)) == [b"a", b"b", b"c"]


def test_what_is_there_from_some_offsets_on_is_given(settings: StreamSettings) -> None:
    send(settings, "one", b"a", b"b", b"c", b"d", b"e")
    topic = f"{settings.prefix}.one"
    with clients.consumer(settings) as client:
        found = list(existing(client, [topic], {TopicPartition(topic, 0): 2, TopicPartition("another", 0): 1}))
    assert sorted(one.value for one in found) == [b"b", b"d", b"e"]


def test_of_empty_topics_nothing_is_given(settings: StreamSettings) -> None:
    with clients.consumer(settings) as client:
        assert list(existing(client, [f"{settings.prefix}.one"])) == []
        assert list(existing(client, [])) == []
