"""A worker that is watched, on a real Kafka: what its pages say while something stands still, and how it stops."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from bad_input import article
from flow import Flow, Sent
from kafka_server import KafkaServer
from watched import PAUSING, Watched, wait, watched

from onrecord.cli import exits

pytestmark = pytest.mark.kafka

VOTES = ("--only", "votes")
SOON = {"streams__web__stalled_after": "4"}


def send(flow: Flow, *ids: str) -> None:
    flow.send(Sent(article(id), id.encode()) for id in ids)


def under_way(worker: Watched, count: int) -> None:
    wait(lambda: worker.metric("onrecord_articles_under_way") == count)


def test_a_frozen_pool_is_noticed_and_having_nothing_to_do_is_not(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    with watched(flow, *VOTES, **SOON) as worker:
        send(flow, "first")
        flow.collect(lambda out: out.ledger != [])
        until = time.monotonic() + 6
        while time.monotonic() < until:
            assert worker.report("/livez")[1]["status"] == "live"
            time.sleep(0.5)
        with worker.frozen_readers():
            send(flow, "second")
            body = worker.until("/livez", 503)
            assert (body["status"], body["lag_records"]) == ("stalled", 1)
            assert body["reason"].startswith("1 records wait, and nothing was committed for")
            assert worker.metric("onrecord_lag_records", topic=flow.topics.articles) is not None
        worker.until("/livez", 200, lambda body: body["lag_records"] == 0)
        assert worker.metric("onrecord_articles_total", result="read") == 2
        assert worker.metric("onrecord_last_commit_timestamp_seconds") is not None
        assert worker.metric("onrecord_pool_process_memory_bytes", process="0") is not None
        assert worker.metric("onrecord_plugin_info", name="votes", state="enabled") == 1


def test_a_paused_consumer_is_noticed(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    with watched(flow, *VOTES, command=[sys.executable, *PAUSING], **SOON) as worker:
        send(flow, "first")
        flow.collect(lambda out: out.ledger != [])
        os.kill(worker.process.pid, signal.SIGURG)
        send(flow, "second")
        body = worker.until("/livez", 503)
        assert body["reason"].startswith("1 records wait")


def test_a_frozen_broker_is_noticed(kafka_brokers: str, tmp_path: Path) -> None:
    server = KafkaServer(tmp_path)
    server.start()
    try:
        flow = Flow(server.brokers, connect_timeout=3)
        with watched(flow, *VOTES, **SOON) as worker:
            send(flow, "first")
            flow.collect(lambda out: out.ledger != [])
            server.signal(signal.SIGSTOP)
            try:
                body = worker.until("/livez", 503)
                assert body["reason"].endswith("no answer within 3 s")
                assert worker.until("/readyz", 503)["reasons"] == [
                    "the broker does not tell its offsets: no answer within 3 s"
                ]
            finally:
                server.signal(signal.SIGCONT)
            worker.until("/livez", 200)
            worker.until("/readyz", 200)
    finally:
        server.stop(kill=True)


def test_a_worker_without_a_partition_is_ready(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, partitions=1)
    with watched(flow, *VOTES) as first, watched(flow, *VOTES) as second:
        wait(lambda: len(_partitions(first)) + len(_partitions(second)) == 1)
        for worker in (first, second):
            worker.until("/readyz", 200)
        standing_by = first if not _partitions(first) else second
        assert "stands by" in standing_by.report("/readyz")[1]["note"]


def _partitions(worker: Watched) -> list[str]:
    partitions: list[str] = worker.until("/readyz", 200)["partitions"]
    return partitions


def test_sigterm_drains_while_the_pages_say_so(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    with watched(flow, *VOTES) as worker:
        with worker.frozen_readers():
            send(flow, "first", "second")
            under_way(worker, 2)
            os.kill(worker.process.pid, signal.SIGTERM)
            body = worker.until("/readyz", 503)
            assert body["reasons"] == ["the worker stops"]
            assert worker.report("/livez")[1]["status"] == "live"
        assert worker.process.wait() == exits.OK
        assert worker.process.log().splitlines()[-1].endswith("has ended: what it had begun is done and committed")
    with flow.worker(*VOTES):
        send(flow, "third")
        out = flow.collect(lambda out: any(one.key == b"votes:third" for one in out.ledger))
    assert sorted(one.key for one in out.ledger) == [b"votes:first", b"votes:second", b"votes:third"]


def test_a_drain_that_takes_too_long_ends_and_what_is_not_done_is_read_again(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, session_timeout=6, heartbeat_interval=1)
    with watched(flow, *VOTES, "--drain-timeout", "1") as worker, worker.frozen_readers():
        send(flow, "first")
        under_way(worker, 1)
        assert worker.process.stop() == exits.FAILURE
        assert "is cut off, since it did not end within 1 s: articles that it had begun (1) are not done" in (
            worker.process.log()
        )
    with flow.worker(*VOTES):
        out = flow.collect(lambda out: out.ledger != [])
    assert out.ledger[0].key == b"votes:first"


@pytest.mark.parametrize(("second", "code"), [(signal.SIGTERM, exits.FAILURE), (signal.SIGINT, exits.INTERRUPT)])
def test_a_second_signal_ends_at_once(kafka_brokers: str, second: signal.Signals, code: int) -> None:
    flow = Flow(kafka_brokers)
    with watched(flow, *VOTES, "--drain-timeout", "600") as worker, worker.frozen_readers():
        send(flow, "first")
        under_way(worker, 1)
        os.kill(worker.process.pid, signal.SIGTERM)
        worker.until("/readyz", 503)
        assert worker.process.stop(second) == code
        assert "is cut off by a second signal: articles that it had begun (1) are not done" in worker.process.log()


def test_a_worker_that_is_told_to_stop_while_it_loads_ends_in_peace(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    with watched(flow, *VOTES, ready=False) as worker:
        worker.until("/readyz", 503, lambda body: body["phase"] == "loading")
        assert worker.process.stop() == exits.OK


def test_what_a_slow_worker_holds_of_a_fast_producers_articles_is_bounded(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, buffer=8)
    value = article("large", "word " * 190_000)
    with watched(flow, *VOTES) as worker, worker.frozen_readers():
        before = worker.resident()
        for _ in range(8):
            flow.send(Sent(value, b"large", partition=number % 2) for number in range(25))
        under_way(worker, 2)
        wait(lambda: _settled(worker))
        held = worker.resident() - before
        assert held < 100_000_000 < 200 * len(value)


def _settled(worker: Watched) -> bool:
    """Whether the worker's memory no longer grows."""
    before = worker.resident()
    time.sleep(2)
    return worker.resident() <= before
