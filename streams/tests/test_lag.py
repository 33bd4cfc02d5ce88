"""Lag: what is said of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from onrecord_streams.lag import PartitionLag, longest, total

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
READ = PartitionLag(0, 7, 7, 7)
WAITING = PartitionLag(1, None, 3, 8, NOW - timedelta(seconds=90))
UNDATED = PartitionLag(2, 1, 1, 2)


def test_of_a_partition_that_is_read_nothing_waits() -> None:
    assert (READ.lag, READ.seconds(NOW)) == (0, 0.0)


def test_lag_is_counted_in_records_and_in_the_time_of_the_oldest() -> None:
    assert (WAITING.lag, WAITING.seconds(NOW)) == (5, 90.0)
    assert WAITING.row(NOW) == {
        "partition": 1, "committed": None, "end": 8, "lag": 5,
        "oldest": "2026-05-01T11:58:30Z", "seconds": 90.0, "time": "2026-05-01T12:00:00Z",
    }  # fmt: skip


def test_a_record_without_a_time_has_waited_for_nobody_knows_how_long() -> None:
    assert UNDATED.seconds(NOW) is None
    assert longest([WAITING, UNDATED], NOW) is None


def test_a_record_from_the_future_has_not_waited() -> None:
    assert PartitionLag(0, 1, 1, 2, NOW + timedelta(hours=1)).seconds(NOW) == 0.0


def test_the_partitions_are_added_up() -> None:
    assert total([READ, WAITING, UNDATED]) == 6
    assert longest([READ, WAITING], NOW) == 90.0
    assert longest([], NOW) == 0.0
