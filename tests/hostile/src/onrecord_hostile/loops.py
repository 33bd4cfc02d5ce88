"""Hangs in Python code."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity, sound_fact


class Loops(Hostile):
    """Gives one fact, then loops for ever."""

    name = "hostile_loops"

    def extract(self, reading: Reading) -> Iterator[Oddity]:
        yield sound_fact(reading)
        while True:
            pass


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Loops]
