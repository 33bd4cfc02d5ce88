"""Swallows every Exception while it loops, so that no ordinary error could stop it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity


class Swallows(Hostile):
    """Starts again whatever goes wrong."""

    name = "hostile_swallows"

    def extract(self, reading: Reading) -> Iterable[Oddity]:
        while True:
            try:
                while True:
                    pass
            except Exception:
                continue


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Swallows]
