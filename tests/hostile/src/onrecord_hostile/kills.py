"""Ends the process that it runs in, past all of Python's clearing up."""

from __future__ import annotations

import os
from collections.abc import Iterator

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity, sound_fact


class Kills(Hostile):
    """Gives one fact, then takes the process down."""

    name = "hostile_kills"

    def extract(self, reading: Reading) -> Iterator[Oddity]:
        yield sound_fact(reading)
        os._exit(9)


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Kills]
