"""Swallows whatever is raised, the soft deadline as well: only killing the process stops it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity


class Deaf(Hostile):
    """Starts again whatever is raised."""

    name = "hostile_deaf"

    def extract(self, reading: Reading) -> Iterable[Oddity]:
        while True:
            try:
                while True:
                    pass
            except BaseException:
                continue


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Deaf]
