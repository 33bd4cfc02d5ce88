"""The whole flow on a real Apache Kafka."""

from __future__ import annotations

import hashlib
import json
import signal
import socket
import time
from contextlib import closing

import pytest
from bad_input import article
from flow import Flow, Sent, WorkerProcess, context
from flow_tests import FlowTests, Run
from kafka import KafkaProducer

from onrecord.cli import exits

pytestmark = pytest.mark.kafka


class TestFlowOnKafka(FlowTests):
    @pytest.fixture(scope="class")
    def brokers(self, kafka_brokers: str) -> str:
        return kafka_brokers

    def test_the_next_worker_goes_on_where_the_last_one_ended(self, run: Run) -> None:
        before = len(run.out.ledger)
        with run.flow.worker("--only", "votes") as worker:
            run.flow.send([Sent(article("late"), b"late")])
            out = run.flow.collect(lambda out: any(one.key == b"votes:late" for one in out.ledger))
            assert worker.stop() == 0
        assert len(out.ledger) == before + 1


def test_a_killed_worker_loses_and_changes_nothing(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, session_timeout=6, heartbeat_interval=1)
    ids = [f"story-{number}" for number in range(40)]
    flow.send(Sent(article(id), id.encode()) for id in ids)
    with flow.worker("--only", "votes") as worker:
        flow.collect(lambda out: len(out.ledger) >= 5)
        worker.stop(signal.SIGKILL)
    with flow.worker("--only", "votes"):
        out = flow.collect(lambda out: {one.key.decode() for one in out.ledger} == {f"votes:{id}" for id in ids})
    bytes_of: dict[bytes, set[bytes]] = {}
    for fact in out.facts:
        bytes_of.setdefault(fact.key, set()).add(fact.value)
    assert len(bytes_of) == len(ids)
    assert all(len(values) == 1 for values in bytes_of.values())


def test_a_dead_letter_as_large_as_the_largest_record_arrives_whole(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    value = article("huge", "word " * 800_000)
    assert len(value) > 0.95 * flow.settings.request_bytes
    with flow.worker("--only", "votes"):
        flow.send([Sent(value, b"huge"), Sent(article("next"), b"next")])
        out = flow.collect(lambda out: out.deadletters != [] and out.ledger != [])
    assert context(out.deadletters[0])["reason"] == "too_large"
    assert out.deadletters[0].value == value
    assert json.loads(out.ledger[0].value)["article_id"] == "next"


def _wait_for(worker: WorkerProcess, words: str) -> None:
    until = time.monotonic() + 60
    while words not in worker.log():
        assert time.monotonic() < until
        time.sleep(0.05)


def _send_gzipped(flow: Flow, value: bytes) -> None:
    options = {"compression_type": "gzip", "max_request_size": 2 * len(value)}
    with closing(KafkaProducer(bootstrap_servers=flow.settings.brokers, **options)) as client:
        client.send(flow.topics.articles, value, b"huge").get(20)


def test_an_article_that_is_small_when_compressed_arrives_whole_as_a_dead_letter(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    value = article("huge", "word " * 2_000_000)
    _send_gzipped(flow, value)
    flow.send([Sent(article("next"), b"next")])
    with flow.worker("--only", "votes"):
        out = flow.collect(lambda out: out.deadletters != [] and out.ledger != [])
    assert (out.deadletters[0].value == value, context(out.deadletters[0])["reason"]) == (True, "too_large")


def test_a_dead_letter_that_the_broker_does_not_take_goes_without_its_value(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    flow.configure(flow.topics.deadletters, {"max.message.bytes": "5000"})
    value = article("huge", "word " * 2_000_000)
    _send_gzipped(flow, value)
    flow.send([Sent(article("next"), b"next")])
    with flow.worker("--only", "votes"):
        out = flow.collect(lambda out: out.deadletters != [] and out.ledger != [])
    assert out.deadletters[0].value is None
    digest = hashlib.sha256(value).hexdigest()
    assert context(out.deadletters[0])["value_left_out"] == f"{len(value)} bytes, sha256 {digest}"


def test_a_result_that_is_refused_stops_the_worker_and_the_article_is_read_again(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, session_timeout=6, heartbeat_interval=1)
    flow.send([Sent(article("story"), b"story")])
    flow.configure(flow.topics.ledger, {"max.message.bytes": "100"})
    with flow.worker("--only", "votes") as worker:
        assert worker.wait() == exits.FAILURE
        assert f"Error: a record could not be delivered to the topic {flow.topics.ledger}" in worker.log()
        assert "Traceback" not in worker.log()
    flow.configure(flow.topics.ledger, {"max.message.bytes": "1000000"})
    with flow.worker("--only", "votes"):
        out = flow.collect(lambda out: out.ledger != [])
    assert len({fact.value for fact in out.facts}) == 1


def test_a_worker_without_its_topics_names_them(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    done = flow.command("worker", "--only", "votes", environment={"ONRECORD_STREAMS__PREFIX": "absent"})
    assert done.returncode == exits.BROKER
    assert "no topic absent.articles, absent.votes.v1, absent.ledger, absent.deadletters" in done.stderr


def test_a_web_port_that_is_taken_is_an_error_that_says_so(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        web = {"ONRECORD_STREAMS__WEB__ENABLED": "true", "ONRECORD_STREAMS__WEB__PORT": port}
        done = flow.command("worker", "--only", "votes", environment=web)
    assert done.returncode == exits.FAILURE
    assert port in done.stderr
    assert "Traceback" not in done.stderr


def test_a_worker_that_joins_and_one_that_leaves_lose_and_change_nothing(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, partitions=4, session_timeout=6, heartbeat_interval=1)
    keys = {f"votes:story-{number}" for number in range(160)}
    with flow.worker("--only", "votes") as first:
        flow.send(Sent(article(f"story-{number}"), f"story-{number}".encode()) for number in range(80))
        flow.collect(lambda out: len(out.ledger) >= 5)
        with flow.worker("--only", "votes") as second:
            flow.send(Sent(article(f"story-{number}"), f"story-{number}".encode()) for number in range(80, 160))
            _wait_for(second, "has partitions")
            assert first.stop() == exits.OK
            out = flow.collect(lambda out: keys <= {one.key.decode() for one in out.ledger})
            assert second.stop() == exits.OK
    values = {(fact.key, fact.value) for fact in out.facts}
    assert len(values) == len({key for key, _ in values}) == len(keys)
