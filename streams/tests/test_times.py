"""Times and durations: what people write, and what is shown to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord_streams.times import duration, moment, moment_or_ago, utc


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2h", timedelta(hours=2)),
        (" 90m ", timedelta(minutes=90)),
        ("7d", timedelta(days=7)),
        ("PT2H", timedelta(hours=2)),
        ("P1DT12H", timedelta(days=1, hours=12)),
        ("pt1h30m", timedelta(hours=1, minutes=30)),
        ("PT0.5S", timedelta(seconds=0.5)),
        ("P2W", timedelta(weeks=2)),
    ],
)
def test_a_duration_is_iso_8601_or_short(text: str, length: timedelta) -> None:
    assert duration(text) == length


@pytest.mark.parametrize("text", ["", "P", "PT", "P1DT", "2", "h", "2 hours", "-2h", "PT-2H", "1h30m", "P1Y"])
def test_what_is_no_duration_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="is no duration; write PT2H, P7D, or short 90m, 2h, 7d"):
        duration(text)


def test_a_duration_beyond_all_time_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than all time"):
        duration("9999999999w")


def test_a_time_without_a_zone_is_in_utc() -> None:
    assert moment("2026-05-01T06:30") == datetime(2026, 5, 1, 6, 30, tzinfo=UTC)
    assert moment("2026-05-01T06:30+02:00") == datetime(2026, 5, 1, 4, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="'yesterday' is no time; write 2026-05-01"):
        moment("yesterday")


def test_a_time_may_be_so_long_ago() -> None:
    for text, ago in (("90m", timedelta(minutes=90)), ("7d", timedelta(days=7)), ("2 w", timedelta(weeks=2))):
        before = datetime.now(UTC)
        assert before - ago <= moment_or_ago(text) <= datetime.now(UTC) - ago


def test_a_time_before_all_time_is_no_time() -> None:
    with pytest.raises(ValueError, match="before all time"):
        moment_or_ago("99999999w")


def test_a_time_is_shown_in_utc() -> None:
    east = datetime(2026, 5, 1, 6, 30, 15, 250_000, tzinfo=timezone(timedelta(hours=2)))
    assert utc(east) == "2026-05-01T04:30:15Z"
    assert utc(east, "milliseconds") == "2026-05-01T04:30:15.250Z"
