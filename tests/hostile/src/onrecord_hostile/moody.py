"""Raises while the file is there that ONRECORD_TEST_MOOD names: a fault that passes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity, sound_fact


class Moody(Hostile):
    """Gives one fact in a good mood, and raises in a bad one."""

    name = "hostile_moody"

    def extract(self, reading: Reading) -> Iterator[Oddity]:
        mood = os.environ.get("ONRECORD_TEST_MOOD")
        if mood is not None and Path(mood).exists():
            raise RuntimeError("in a bad mood")
        yield sound_fact(reading)


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Moody]
