"""Calls sys.exit, which is no Exception."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity


class Exits(Hostile):
    """Thinks that it is a script."""

    name = "hostile_exits"

    def extract(self, reading: Reading) -> Iterable[Oddity]:
        sys.exit("nothing to do")


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Exits]
