"""Gives facts whose offsets are wrong, among one that is in order."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import Evidence, hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity, sound_fact


class Offsets(Hostile):
    """Counts as if the text began elsewhere."""

    name = "hostile_offsets"

    def extract(self, reading: Reading) -> Iterator[Oddity]:
        length = len(reading.text)
        yield Oddity(rule="outside", evidence=[Evidence(field="first", start=length, end=length + 3, exact="The")])
        yield sound_fact(reading)
        yield Oddity(rule="shifted", evidence=[Evidence(field="first", start=1, end=4, exact=reading.text[:3])])
        yield Oddity(rule="without evidence")


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Offsets]
