"""Claims the name of one of Onrecord's own extractors."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity


class Quotes(Hostile):
    """Would like to be taken for the extractor of quotes."""

    name = "quotes"

    def extract(self, reading: Reading) -> Iterable[Oddity]:
        return []


@hookimpl
def register_extractors() -> list[type[Hostile]]:
    return [Quotes]
