"""A worker that is watched, on a real Kafka: what its pages say while something stands still, and how it stops."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from bad_input import article
from flow import Flow, Sent
from kafka_server import KafkaServer
from watched import HELD, HOLDING, PAUSING, Watched, wait, watched

from onrecord.cli import exits
from onrecord_streams import clients, groups

pytestmark = pytest.mark.kafka

VOTES = ("--only", "votes")
SOON = {"streams__web__stalled_after": "6"}


def send(flow: Flow, *ids: str) -> None:
    flow.send(Sent(article(id), id.encode()) for id in ids)


def under_way(worker: Watched, count: int) -> None:
    wait(lambda: worker.metric("onrecord_articles_under_way") == count)


def test_a_frozen_pool_is_noticed(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    with watched(flow, *VOTES, **SOON) as worker:
        send(flow, "first")
        flow.collect(lambda out: out.ledger != [])
        with worker.frozen_readers():
            send(flow, "second")
            body = worker.until("/livez", 503)
            assert (body["status"], body["lag_records"]) == ("stalled", 1)
            assert body["reason"].startswith("1 records wait, and nothing was committed for")
            assert _lag(worker) == 1
        worker.until("/livez", 200, lambda body: body["lag_records"] == 0)
        assert worker.metric("onrecord_articles_total", result="read") == 2
        assert worker.metric("onrecord_last_commit_timestamp_seconds") is not None
        assert worker.metric("onrecord_pool_process_memory_bytes", process="0") is not None
        assert worker.metric("onrecord_plugin_info", name="votes", state="enabled") == 1


def _lag(worker: Watched) -> float:
    return sum(worker.metric("onrecord_lag_records", partition=str(number)) or 0 for number in (0, 1))


def test_a_paused_consumer_is_noticed_and_having_nothing_to_do_is_not(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    later = {"streams__web__stalled_after": "10"}  # finding out that a mark is no article may take some seconds
    with watched(flow, *VOTES, command=[sys.executable, *PAUSING], **later) as worker:
        asyncio.run(_send(flow, [article("first")], transactional_id=flow.prefix))
        flow.collect(lambda out: out.ledger != [])
        wait(lambda: _lag(worker) == 1)  # the mark of the transaction, which is no article
        until = time.monotonic() + 12
        while time.monotonic() < until:
            body = worker.report("/livez")[1]
            assert body["status"] == "live", body
            time.sleep(0.5)
        os.kill(worker.process.pid, signal.SIGURG)
        send(flow, "second", "third", "fourth")
        worker.until("/livez", 503)


async def _send(flow: Flow, values: list[bytes], **options: Any) -> None:
    """Send articles fast, in one transaction where there is an id for it."""
    producer = AIOKafkaProducer(bootstrap_servers=flow.settings.brokers, max_request_size=2_000_000, **options)
    await producer.start()
    try:
        async with producer.transaction() if "transactional_id" in options else nullcontext():
            for number, value in enumerate(values):
                await producer.send_and_wait(flow.topics.articles, value, partition=number % 2)
    finally:
        await producer.stop()


def test_a_frozen_broker_is_noticed(kafka_brokers: str, tmp_path: Path) -> None:
    server = KafkaServer(tmp_path)
    server.start()
    try:
        flow = Flow(server.brokers, connect_timeout=3)
        with watched(flow, *VOTES, **SOON) as worker:
            server.signal(signal.SIGSTOP)
            try:
                worker.until("/livez", 503, lambda body: body["reason"].endswith("no answer within 3 s"))
                (reason,) = worker.until("/readyz", 503)["reasons"]
                assert reason == "the broker does not tell its offsets: no answer within 3 s"
            finally:
                server.signal(signal.SIGCONT)
            worker.until("/livez", 200)
            worker.until("/readyz", 200)
            assert worker.process.running()
    finally:
        server.stop(kill=True)


def test_nothing_is_committed_while_an_acknowledgement_is_out_and_a_producer_that_hangs_is_noticed(
    kafka_brokers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HELD, str(tmp_path))
    facts, entry = tmp_path / "votes.v1", tmp_path / "votes:first"
    facts.touch()
    flow = Flow(kafka_brokers, partitions=1, connect_timeout=2)
    with watched(flow, *VOTES, command=[sys.executable, *HOLDING]) as worker:
        send(flow, "first")
        out = flow.collect(lambda out: out.facts != [])  # the broker has it, and the worker does not know
        _hangs(worker, flow)
        assert out.ledger == []
        entry.touch()
        facts.unlink()
        worker.until("/readyz", 200)
        send(flow, "second")
        flow.collect(lambda out: {one.key for one in out.ledger} == {b"votes:first", b"votes:second"})
        _hangs(worker, flow)
        assert worker.metric("onrecord_articles_total", result="read") == 1  # the second, behind the first
        entry.unlink()
        wait(lambda: _committed(flow) == {0: 2})
        worker.until("/readyz", 200)
        assert worker.process.stop() == exits.OK


def _hangs(worker: Watched, flow: Flow) -> None:
    """For longer than the worker's patience, and ten times the interval of commits, nothing of it is committed."""
    (reason,) = worker.until("/readyz", 503)["reasons"]
    assert reason.startswith("the broker has not acknowledged a record for")
    assert worker.report("/livez")[1]["status"] == "live"
    assert _committed(flow) == {}


def _committed(flow: Flow) -> dict[int, int]:
    with clients.admin(flow.settings) as admin:
        return groups.committed(admin, flow.topics.articles, flow.settings)


def test_a_worker_stands_by_and_takes_over_what_a_drain_that_took_too_long_has_not_done(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, partitions=1, session_timeout=6, heartbeat_interval=1)
    slow = ("--drain-timeout", "1")
    with watched(flow, *VOTES, *slow, ready=False) as one, watched(flow, *VOTES, *slow) as other:
        wait(lambda: len(_partitions(one)) + len(_partitions(other)) == 1)
        active, standing_by = (one, other) if _partitions(one) else (other, one)
        assert standing_by.until("/readyz", 200)["note"].startswith("stands by")
        with active.frozen_readers():
            send(flow, "first")
            under_way(active, 1)
            assert active.process.stop() == exits.FAILURE
        words = "is cut off, since it did not end within 1 s: articles that it had begun (1) are not done"
        assert words in active.process.log()
        out = flow.collect(lambda out: out.ledger != [])
        assert [one.key for one in out.ledger] == [b"votes:first"]


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
            worker.until("/readyz", 503, lambda body: body["reasons"] == ["the worker stops"])
            assert worker.report("/livez")[1]["status"] == "live"
        out = flow.collect(lambda out: len(out.ledger) == 2)
        assert worker.process.wait() == exits.OK
        assert worker.process.log().splitlines()[-1].endswith("has ended: what it had begun is done and committed")
    assert {one.key for one in out.ledger} == {b"votes:first", b"votes:second"}


def test_a_worker_that_is_told_to_stop_while_it_loads_ends_in_peace(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    with watched(flow, *VOTES, ready=False) as worker:
        worker.until("/readyz", 503, lambda body: body["phase"] == "loading")
        assert worker.process.stop() == exits.OK


def test_a_slow_worker_holds_little_of_what_a_fast_producer_sends_and_ends_at_a_second_signal(
    kafka_brokers: str,
) -> None:
    flow = Flow(kafka_brokers, buffer=8)
    value = article("large", "word " * 190_000)
    with watched(flow, *VOTES, "--drain-timeout", "600") as worker, worker.frozen_readers():
        before = worker.resident()
        asyncio.run(_send(flow, [value] * 200))
        under_way(worker, 2)
        wait(lambda: _settled(worker))
        assert worker.resident() - before < 100_000_000 < 200 * len(value)
        os.kill(worker.process.pid, signal.SIGTERM)
        worker.until("/readyz", 503, lambda body: body["phase"] == "stopping")
        assert worker.process.stop() == exits.FAILURE
        assert "is cut off by a second signal: articles that it had begun (2) are not done" in worker.process.log()


def _settled(worker: Watched) -> bool:
    """Whether the worker's memory no longer grows."""
    before = worker.resident()
    time.sleep(2)
    return worker.resident() <= before
