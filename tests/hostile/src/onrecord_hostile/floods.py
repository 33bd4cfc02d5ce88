"""Remembers more with every article, up to 200 MB; ONRECORD_TEST_LEAK says how many megabytes, else 50."""

from __future__ import annotations

import os
from collections.abc import Iterator

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity, sound_fact

_MEGABYTE = 1_000_000
_MOST = 200

_remembered: list[bytes] = []


class Floods(Hostile):
    """Gives a sound fact, and keeps some megabytes for each article."""

    name = "hostile_floods"

    def extract(self, reading: Reading) -> Iterator[Oddity]:
        if len(_remembered) < _MOST:
            _remembered.extend(b"x" * _MEGABYTE for _ in range(int(os.environ.get("ONRECORD_TEST_LEAK", "50"))))
        yield sound_fact(reading)


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Floods]
