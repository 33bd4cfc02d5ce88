"""Quotes: the extractor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, ClassVar

from onrecord import Extractor, NoConfig
from onrecord_quotes.facts import Quote

if TYPE_CHECKING:
    from onrecord.reading import Reading


class Quotes(Extractor[NoConfig, Quote]):
    """Reads quotes."""

    name = "quotes"
    fact_model = Quote
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "lemmas"})
    consults: ClassVar[Set[str]] = frozenset({"speech", "mentions"})
    triggers: ClassVar[Set[str]] = frozenset({"said"})

    def extract(self, reading: Reading) -> Iterator[Quote]:
        for sentence in reading.sentences:
            if False:
                yield
