"""Hangs in a regular expression that backtracks without end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity


class Regex(Hostile):
    """Takes longer than the universe has lasted to find that no word ends in an exclamation mark."""

    name = "hostile_regex"

    def extract(self, reading: Reading) -> Iterable[Oddity]:
        re.fullmatch(r"(\w+\s?)*!", "word " * 100)
        return []


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Regex]
