"""The Faust app: settings that must hold, and events that only we acknowledge."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord_streams.app import ArticleEvent, faust_app
from onrecord_streams.settings import LARGEST_RECORD, StreamSettings


@pytest.fixture
def conf(tmp_path: Path) -> Any:
    settings = StreamSettings(brokers="one:9092, two:9093", group="readers")
    return faust_app(settings, str(tmp_path)).conf


def test_all_brokers_are_named(conf: Any) -> None:
    assert [f"{url.host}:{url.port}" for url in conf.broker] == ["one:9092", "two:9093"]


def test_faust_creates_no_topics(conf: Any) -> None:
    assert (conf.topic_allow_declare, conf.topic_disable_leader) == (False, True)


def test_records_count_as_sent_once_all_replicas_have_them(conf: Any) -> None:
    assert conf.producer_acks == -1


def test_the_broker_alone_decides_what_is_too_large_and_it_looks_at_compressed_sizes(conf: Any) -> None:
    assert (conf.producer_compression_type, conf.producer_max_request_size) == ("gzip", LARGEST_RECORD)


def test_fausts_own_web_server_is_off(conf: Any) -> None:
    assert conf.web_enabled is False


def test_an_event_is_acknowledged_by_us_alone(conf: Any) -> None:
    acknowledged = []
    message = SimpleNamespace(ack=lambda consumer: acknowledged.append(1) or True)
    event = ArticleEvent(SimpleNamespace(consumer=None), None, b"", None, message)  # type: ignore[arg-type]
    event.ack()
    assert acknowledged == []
    event.finish()
    assert acknowledged == [1]


def test_what_is_under_way_when_partitions_are_given_up_is_no_longer_ours(tmp_path: Path) -> None:
    class Consumer:
        unacked = (SimpleNamespace(acked=False),)
        commits = 0

        async def commit(self) -> None:
            self.commits += 1

    async def main() -> None:
        app = faust_app(StreamSettings(drain_timeout=0.05), str(tmp_path))
        app.consumer_generation_id = 3
        assert app.holds(3)
        consumer = Consumer()
        await app._consumer_wait_empty(consumer, None)
        assert (app.holds(3), consumer.commits) == (False, 1)
        app.consumer_generation_id = 4
        assert (app.holds(3), app.holds(4)) == (False, True)

    asyncio.run(main())
