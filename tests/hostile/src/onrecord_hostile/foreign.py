"""Gives things that are no facts, among one that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, sound_fact


class Foreign(Hostile):
    """Believes that any object will do."""

    name = "hostile_foreign"

    def extract(self, reading: Reading) -> Iterator[Any]:
        yield {"rule": "first", "evidence": []}
        yield sound_fact(reading)
        yield self


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Foreign]
