"""Raises an error in the middle of its facts."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity, sound_fact


class Raises(Hostile):
    """Gives one fact, then raises."""

    name = "hostile_raises"

    def extract(self, reading: Reading) -> Iterator[Oddity]:
        yield sound_fact(reading)
        raise RuntimeError("raised on purpose")


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Raises]
