"""Hangs over some articles, which say how, and reads the others: a fault that comes with what is read."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity, sound_fact

LOOP = "going round and round"
DEAF = "deaf to all signals"


class Fitful(Hostile):
    """Loops where the text says that somebody is going round and round; where it says deaf, no signal ends that."""

    name = "hostile_fitful"

    def extract(self, reading: Reading) -> Iterator[Oddity]:
        while DEAF in reading.text:
            try:
                while True:
                    pass
            except BaseException:
                continue
        while LOOP in reading.text:
            pass
        yield sound_fact(reading)


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Fitful]
