"""Workers with names of their own in the consumer group, on a real Kafka."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from bad_input import article
from flow import COMMAND, Flow, Sent, WorkerProcess
from watched import wait

from onrecord.cli import exits

pytestmark = pytest.mark.kafka

STORY = '"The bridge is closed," said Ada Example, the mayor of Sampleton.'


def named(flow: Flow, name: str) -> WorkerProcess:
    variables = {"ONRECORD_STREAMS__GROUP_INSTANCE_ID": name}
    return flow.worker("-j", "1", "--only", "quotes", environment=variables, command=[*COMMAND, "-v"])


def assignments(worker: WorkerProcess) -> list[str]:
    """The partitions that the worker was given, each time that it was given some or none."""
    said = worker.log().split(" has partitions ")[1:]
    return [one.partition(" of ")[0] for one in said]


def test_a_worker_that_comes_back_has_its_partition_and_the_other_never_stopped(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, partitions=2, session_timeout=30)
    with ExitStack() as stack:
        workers = {name: stack.enter_context(named(flow, name)) for name in ("first", "second")}
        wait(lambda: sorted(given[-1] if (given := assignments(one)) else "" for one in workers.values()) == ["0", "1"])
        before = {name: assignments(worker) for name, worker in workers.items()}
        assert workers["first"].stop() == exits.OK
        workers["first"] = stack.enter_context(named(flow, "first"))
        wait(lambda: assignments(workers["first"]) != [])
        flow.send(Sent(article(id, text=STORY), id.encode(), partition=at) for at, id in enumerate(("pier", "ferry")))
        flow.collect(lambda out: {"pier", "ferry"} <= {entry["article_id"] for entry in out.entries()})
        assert assignments(workers["first"]) == before["first"][-1:]
        assert assignments(workers["second"]) == before["second"]


def test_two_workers_of_one_name_say_so_and_end(kafka_brokers: str) -> None:
    flow = Flow(kafka_brokers, partitions=1, session_timeout=6, heartbeat_interval=0.5)
    with named(flow, "twin") as first:
        wait(lambda: assignments(first) != [])
        with named(flow, "twin") as second:
            assert first.wait() == exits.BROKER
            assert "another worker of the group" in first.log()
            assert "goes by the same name, twin" in first.log()
            assert second.wait() == exits.BROKER
