"""Times and durations as people write and read them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_SHORT: Final = re.compile(r"(\d+)\s*([smhdw])")
_ISO: Final = re.compile(
    r"P(?=.)(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def utc(time: datetime, timespec: str = "seconds") -> str:
    """A time with a zone as ISO 8601 in UTC, ending in Z; `timespec` as `datetime.isoformat` takes it."""
    return time.astimezone(UTC).isoformat(timespec=timespec).replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The time that a text says, as ISO 8601 has it, in UTC unless it says otherwise. Raises ValueError."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is no time; write 2026-05-01, 2026-05-01T06:30 or 2026-05-01T06:30+02:00") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def duration(text: str) -> timedelta:
    """How long: as ISO 8601 has it (PT2H, P1DT12H, P2W), or short (90m, 2h, 7d). Raises ValueError."""
    if short := _SHORT.fullmatch(text.strip()):
        parts = {_UNITS[short[2]]: float(short[1])}
    elif iso := _ISO.fullmatch(text.strip().upper()):
        parts = {name: float(value) for name, value in iso.groupdict().items() if value}
    else:
        raise ValueError(f"{text!r} is no duration; write PT2H, P7D, or short 90m, 2h, 7d")
    try:
        return timedelta(**parts)
    except OverflowError:
        raise ValueError(f"{text!r} is longer than all time") from None


def ago(length: timedelta) -> datetime:
    """The time so long ago. Raises ValueError."""
    try:
        return datetime.now(UTC) - length
    except OverflowError:
        raise ValueError("that is before all time") from None


def moment_or_ago(text: str) -> datetime:
    """A time, or a duration for so long ago. Raises ValueError."""
    try:
        length = duration(text)
    except ValueError:
        return moment(text)
    return ago(length)
