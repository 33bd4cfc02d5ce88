"""Progress: what counts as getting on, as having nothing to do, and as being stuck."""

from __future__ import annotations

import pytest

from onrecord_streams.progress import Offsets, Progress

PLACE = ("articles", 0)
IDLE = Offsets(beginning=0, end=10, committed=10)


class Bench:
    """A progress and a clock to turn."""

    def __init__(self) -> None:
        self.now = 0.0
        self.progress = Progress(clock=lambda: self.now, wall=lambda: 1_000_000 + self.now)

    def hear(self, now: float, one: Offsets | None, *, settled: bool = True) -> float:
        """Hear of one partition, or of none, and give how long the worker has been stalled."""
        self.now = now
        self.progress.hear({PLACE: one} if one else {}, settled=settled)
        return self.progress.stalled


@pytest.mark.parametrize(
    ("offsets", "work", "lag"),
    [
        (IDLE, False, 0),
        (Offsets(0, 11, 10), True, 1),
        (Offsets(0, 11, 10, empty=True), False, 1),  # the mark of a transaction
        (Offsets(0, 0, None), False, 0),  # an empty topic
        (Offsets(0, 5, None), True, 5),
        (Offsets(20, 20, 10), False, 0),  # retention has taken what was there
        (Offsets(20, 25, 10), True, 5),
    ],
)
def test_what_there_is_to_do_and_what_lags(offsets: Offsets, work: bool, lag: int) -> None:
    assert (offsets.work, offsets.lag) == (work, lag)


def test_one_that_has_nothing_to_do_is_never_stalled() -> None:
    bench = Bench()
    assert [bench.hear(now, IDLE) for now in (100, 1_000, 100_000)] == [0, 0, 0]


def test_one_without_a_partition_has_nothing_to_do_unless_they_are_being_shared_out() -> None:
    bench = Bench()
    assert bench.hear(100, None) == 0
    assert bench.hear(200, None, settled=False) == 100


def test_one_that_has_something_to_do_is_stalled_from_when_it_last_had_not() -> None:
    bench = Bench()
    bench.hear(100, IDLE)
    waiting = Offsets(0, 15, 10)
    assert [bench.hear(now, waiting) for now in (110, 150)] == [10, 50]


def test_a_commit_is_progress() -> None:
    bench = Bench()
    bench.hear(0, Offsets(0, 100, 10))
    assert bench.hear(50, Offsets(0, 100, 20)) == 0
    assert bench.progress.last_commit == 1_000_050


def test_a_partition_that_has_just_come_is_no_progress() -> None:
    bench = Bench()
    bench.hear(0, None, settled=False)
    assert bench.hear(50, Offsets(0, 100, 10)) == 50
    assert bench.progress.last_commit is None


def test_while_nothing_is_heard_it_counts_as_stalled() -> None:
    bench = Bench()
    bench.hear(100, IDLE)
    bench.progress.miss("no answer")
    bench.now = 150
    assert (bench.progress.stalled, bench.progress.silent, bench.progress.unheard) == (50, 50, "no answer")
