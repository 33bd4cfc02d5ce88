"""Accusations: the extractor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, ClassVar

from onrecord import Extractor, NoConfig
from onrecord_accusations.facts import Accusation

if TYPE_CHECKING:
    from onrecord.reading import Reading


class Accusations(Extractor[NoConfig, Accusation]):
    """Reads accusations."""

    name = "accusations"
    fact_model = Accusation
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "lemmas"})
    consults: ClassVar[Set[str]] = frozenset({"speech", "mentions"})
    triggers: ClassVar[Set[str]] = frozenset({"said"})

    def extract(self, reading: Reading) -> Iterator[Accusation]:
        for sentence in reading.sentences:
            if False:
                yield
