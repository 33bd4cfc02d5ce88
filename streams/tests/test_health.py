"""Health: what /livez and /readyz say, and why."""

from __future__ import annotations

import asyncio

import pytest

from onrecord.outcome import Extraction, Failure, Outcome
from onrecord_streams.health import Deliveries, Health, Phase
from onrecord_streams.progress import Offsets, Progress
from onrecord_streams.settings import SuspensionSettings
from onrecord_streams.suspension import Suspensions

PLACE = ("articles", 3)
IDLE = Offsets(0, 10, 10)
BEHIND = Offsets(0, 30, 10)


class Bench:
    """The health of a worker at work, with a clock to turn."""

    def __init__(self) -> None:
        self.now = 0.0
        self.progress = Progress(clock=lambda: self.now)
        self.health = Health(self.progress, stalled_after=100, patience=10)
        self.health.deliveries = Deliveries(clock=lambda: self.now)
        self.health.phase = "working"

    def hear(self, now: float, one: Offsets | None = IDLE) -> None:
        self.now = now
        self.health.partitions = [PLACE] if one else []
        self.progress.hear({PLACE: one} if one else {}, settled=True)


def test_idle_is_live() -> None:
    bench = Bench()
    bench.hear(10_000)
    assert bench.health.live().body["status"] == "live"


def test_one_that_commits_nothing_of_what_waits_is_not_live() -> None:
    bench = Bench()
    bench.hear(0, BEHIND)
    bench.hear(100, BEHIND)
    assert bench.health.live().well
    bench.hear(101, BEHIND)
    report = bench.health.live()
    assert not report.well
    assert report.body["reason"] == "20 records wait, and nothing was committed for 101 s"
    assert report.body["lag_records"] == 20


def test_one_whose_broker_does_not_answer_is_neither_live_nor_ready_after_a_while() -> None:
    bench = Bench()
    bench.hear(0)
    bench.progress.miss("no answer within 10 s")
    bench.now = 9
    assert bench.health.ready().well
    bench.now = 101
    assert bench.health.ready().body["reasons"] == ["the broker does not tell its offsets: no answer within 10 s"]
    assert bench.health.live().body["reason"] == ("the broker's offsets are not known for 101 s: no answer within 10 s")


def test_one_whose_event_loop_is_stuck_is_not_live() -> None:
    bench = Bench()
    bench.hear(0)
    bench.now = 101
    assert bench.health.live().body["reason"] == "the event loop has not taken in any offsets for 101 s"


def test_one_whose_group_never_settles_is_not_live() -> None:
    bench = Bench()
    bench.now = 101
    bench.progress.hear({}, settled=False)
    assert bench.health.live().body["reason"] == "the consumer group has shared its partitions out for 101 s"


@pytest.mark.parametrize("phase", ["loading", "stopping"])
def test_what_has_another_bound_is_live_meanwhile(phase: Phase) -> None:
    bench = Bench()
    bench.health.phase, bench.now = phase, 1_000
    assert bench.health.live().well
    assert not bench.health.ready().well


def test_one_that_never_joins_its_group_is_not_live() -> None:
    bench = Bench()
    bench.health.phase = "joining"
    bench.now = 95
    bench.progress.hear({}, settled=False)
    bench.now = 101
    report = bench.health.live()
    assert (report.well, report.body["reason"]) == (
        False,
        "the worker has not joined its consumer group yet, for 101 s",
    )


def test_one_with_partitions_is_ready_and_names_them() -> None:
    bench = Bench()
    bench.health.extractors = ["votes"]
    bench.hear(0)
    report = bench.health.ready()
    assert report.well
    assert report.body["partitions"] == ["articles:3"]
    assert report.body["extractors"] == ["votes"]


def test_one_that_the_group_has_no_partition_for_is_ready() -> None:
    bench = Bench()
    bench.hear(0, None)
    assert bench.health.ready().well
    assert bench.health.ready().body["note"].startswith("stands by")


def test_suspended_extractors_are_named_and_change_nothing_else() -> None:
    bench = Bench()
    bench.health.suspensions = Suspensions(["bad"], SuspensionSettings(failures=1), clock=lambda: bench.now)
    with bench.health.suspensions.plan() as plan:
        plan.answered(Outcome("a", [Extraction("bad", failure=Failure("a", "bad", "crash", "ProcessDied", "gone"))]))
    bench.hear(20)
    report = bench.health.ready()
    assert (report.well, report.body["suspended"]) == (True, {"bad": {"tried_again_in_seconds": 40.0}})


def test_one_whose_last_delivery_failed_is_not_ready_until_one_succeeds() -> None:
    async def main() -> None:
        bench = Bench()
        bench.hear(0)
        for error, expected in ((OSError("no space"), ["the last delivery failed: no space"]), (None, None)):
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            bench.health.deliveries.follow(bench.health.deliveries.begin(), future)
            future.set_exception(error) if error else future.set_result(None)
            await asyncio.sleep(0)
            assert bench.health.ready().body.get("reasons") == expected

    asyncio.run(main())


def test_one_that_waits_for_an_acknowledgement_for_long_is_not_ready() -> None:
    bench = Bench()
    number = bench.health.deliveries.begin()
    bench.hear(10)
    assert bench.health.ready().well
    bench.hear(11)
    assert bench.health.ready().body["reasons"] == ["the broker has not acknowledged a record for 11 s"]
    bench.health.deliveries.end(number, None)
    assert bench.health.ready().well


def test_one_that_has_given_up_says_why() -> None:
    bench = Bench()
    bench.hear(0)
    bench.health.gave_up = "no process starts"
    assert bench.health.ready().body["reasons"] == ["the worker has given up: no process starts"]
