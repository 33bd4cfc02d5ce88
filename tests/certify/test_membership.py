"""Membership: what a name in the consumer group saves a worker that comes back, and costs when one does not."""

from __future__ import annotations

import time

import pytest
from bad_input import article
from certification import Certify, in_full
from flow import COMMAND, Flow, Sent, WorkerProcess
from watched import wait

from onrecord.cli import exits
from onrecord_streams.settings import StreamSettings

pytestmark = pytest.mark.kafka

SESSION = StreamSettings().session_timeout


def start(flow: Flow, name: str | None) -> WorkerProcess:
    variables = {"ONRECORD_STREAMS__GROUP_INSTANCE_ID": name} if name else {}
    return flow.worker("-j", "1", "--only", "quotes", environment=variables, command=[*COMMAND, "-v"])


def given(worker: WorkerProcess) -> int:
    """How often the worker was given partitions, or none."""
    return worker.log().count(" has partitions ")


def until_read(flow: Flow, id: str, partitions: int) -> float:
    """Seconds until an article of each partition, sent now, is read, all of them."""
    begun = time.monotonic()
    ids = {f"{id}-{number}" for number in range(partitions)}
    flow.send(Sent(article(one), one.encode(), partition=int(one[-1])) for one in ids)
    flow.collect(lambda out: ids <= {entry["article_id"] for entry in out.entries()}, within=3 * SESSION)
    return time.monotonic() - begun


@pytest.mark.skipif(not in_full(), reason="measures, and is of no use in short: set ONRECORD_CERTIFY=1")
@pytest.mark.parametrize("named", [False, True], ids=["without a name", "with a name"])
def test_what_a_name_in_the_group_saves_and_costs(kafka_brokers: str, certify: Certify, named: bool) -> None:
    flow = Flow(kafka_brokers, partitions=2)
    first, second = ("first", "second") if named else (None, None)
    with start(flow, first) as staying, start(flow, second) as leaving:
        wait(lambda: given(staying) > 0 and given(leaving) > 0)
        until_read(flow, "begin", 2)
        before = given(staying)
        stopped = time.monotonic()
        assert leaving.stop() == exits.OK
        with start(flow, second) as back:
            wait(lambda: given(back) > 0)
            away = time.monotonic() - stopped
            until_read(flow, "restart", 2)
            interrupted = given(staying) - before
            assert back.stop() == exits.OK
            idle = until_read(flow, "gone", 2)
    who = "with" if named else "without"
    certify(
        f"a worker {who} `group_instance_id` restarts, later stops for good",
        f"restart, {away:.0f} s away: {interrupted} rebalances for the other; "
        f"stop: the other reads all after {idle:.1f} s (`session_timeout` {SESSION:g} s)",
    )
    assert (interrupted == 0) is named
