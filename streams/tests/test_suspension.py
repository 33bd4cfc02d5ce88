"""Suspension: who is suspended for what and for how long, and how one article decides on its end."""

from __future__ import annotations

import logging

import pytest

from onrecord.outcome import Extraction, Failure, Outcome, Stage
from onrecord_streams.settings import SuspensionSettings
from onrecord_streams.suspension import Suspensions


class Bench:
    """Two extractors, `good` and `bad`, of which the second fails where the test says so, and a clock to turn."""

    def __init__(self, **settings: float) -> None:
        self.now = 0.0
        chosen = SuspensionSettings(**{"failures": 3, "articles": 10, "first": 60, "longest": 200, **settings})  # type: ignore[arg-type]
        self.suspensions = Suspensions(["good", "bad"], chosen, clock=lambda: self.now)

    def read(self, stage: Stage | None = None, *, skipped: str | None = None) -> Outcome:
        """Have one article read; `bad` fails at a stage."""
        with self.suspensions.plan() as plan:
            return plan.answered(self.outcome(stage, plan.only, skipped))

    @staticmethod
    def outcome(stage: Stage | None, only: object = None, skipped: str | None = None) -> Outcome:
        names = [name for name in ("good", "bad") if only is None or name in only]  # type: ignore[operator]
        failure = Failure("a", "bad", stage, "ProcessDied", "SIGKILL") if stage else None
        ran = [] if skipped else [Extraction(name, failure=failure if name == "bad" else None) for name in names]
        return Outcome("a", ran, skipped)

    @property
    def suspended(self) -> list[str]:
        return list(self.suspensions.suspended())


def stages(outcome: Outcome) -> dict[str, str | None]:
    return {one.extractor: one.failure and one.failure.stage for one in outcome.extractions}


def test_it_takes_so_many_costly_failures_among_so_many_articles() -> None:
    bench = Bench()
    for stage in ("crash", None, "deadline", None, None):
        bench.read(stage)  # type: ignore[arg-type]
    assert bench.suspended == []
    bench.read("crash")
    assert bench.suspended == ["bad"]


def test_failures_that_lie_further_apart_suspend_nobody() -> None:
    bench = Bench()
    for number in range(100):
        bench.read("crash" if number % 5 == 0 else None)
    assert bench.suspended == []


@pytest.mark.parametrize("stage", ["extract", "check", "read", "publish"])
def test_failures_that_cost_no_time_suspend_nobody(stage: Stage) -> None:
    bench = Bench()
    for _ in range(20):
        bench.read(stage)
    assert bench.suspended == []


def test_a_suspended_extractor_is_not_run_and_answered_for() -> None:
    bench = Bench(failures=1)
    bench.read("crash")
    with bench.suspensions.plan() as plan:
        assert plan.only == ["good"]
        outcome = plan.answered(bench.outcome(None, plan.only))
    assert stages(outcome) == {"good": None, "bad": "suspended"}
    (failure,) = outcome.failures
    assert failure.error == "Suspended"
    assert failure.message == (
        "suspended: 1 of its last 1 articles ended in a deadline or a dead process, the last with ProcessDied: SIGKILL"
    )


def test_of_an_article_that_nobody_reads_there_is_nothing_to_answer_for() -> None:
    bench = Bench(failures=1)
    bench.read("crash")
    assert bench.read(skipped="language: de").extractions == []


def test_an_article_for_some_extractors_is_answered_for_by_those() -> None:
    bench = Bench(failures=1)
    bench.read("crash")
    with bench.suspensions.plan(["good"]) as plan:
        assert (plan.only, plan.suspended) == (["good"], {})
    with bench.suspensions.plan(["bad"]) as plan:
        assert (plan.only, list(plan.suspended)) == ([], ["bad"])


def test_after_its_time_one_article_tries_it_and_the_others_wait_for_its_verdict() -> None:
    bench = Bench(failures=1)
    bench.read("crash")
    bench.now = 60
    with bench.suspensions.plan() as first, bench.suspensions.plan() as second:
        assert (first.only, second.only) == (None, ["good"])
        first.answered(bench.outcome(None))
    assert bench.suspended == []
    assert bench.suspensions.counts()["bad"] == (1, 1)
    assert stages(bench.read()) == {"good": None, "bad": None}


@pytest.mark.parametrize("skipped", ["language: de", None])
def test_an_article_that_decides_nothing_leaves_the_verdict_to_the_next(skipped: str | None) -> None:
    bench = Bench(failures=1)
    bench.read("crash")
    bench.now = 60
    if skipped:
        bench.read(skipped=skipped)
    else:
        with pytest.raises(OSError), bench.suspensions.plan():
            raise OSError
    assert bench.suspended == ["bad"]
    with bench.suspensions.plan() as plan:
        assert plan.on_trial == {"bad"}


def test_each_suspension_lasts_twice_as_long_up_to_a_bound() -> None:
    bench, lengths = Bench(failures=1), list[float]()
    for _ in range(4):
        bench.read("crash")
        lengths.append(bench.suspensions.suspended()["bad"])
        bench.now += lengths[-1]
    assert lengths == [60, 120, 200, 200]


def test_one_that_relapses_is_suspended_for_longer_and_one_that_stays_well_is_not() -> None:
    bench = Bench(failures=1)
    for well, expected in ((0, 60), (1, 120), (10, 60)):
        for _ in range(well):
            bench.read()
        bench.read("crash")
        assert bench.suspensions.suspended()["bad"] == expected
        bench.now += expected
        bench.read()


def test_articles_that_were_under_way_when_it_was_suspended_change_nothing() -> None:
    bench = Bench(failures=1)
    with bench.suspensions.plan() as early:
        bench.read("crash")
        early.answered(bench.outcome("crash"))
    assert bench.suspensions.suspended() == {"bad": 60}
    assert bench.suspensions.counts()["bad"] == (1, 0)


def test_suspension_and_recovery_are_one_line_each_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(failures=1)
    with caplog.at_level(logging.INFO, "onrecord_streams"):
        bench.read("crash")
        bench.read()
        bench.now = 60
        bench.read()
    assert [one.getMessage() for one in caplog.records] == [
        "bad is suspended for 60 s: 1 of its last 1 articles ended in a deadline or a dead process, the last with "
        "ProcessDied: SIGKILL",
        "bad runs again: an article went well after it was suspended for 60 s",
    ]
