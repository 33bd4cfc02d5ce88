"""Votes: the extractor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, ClassVar

from onrecord import Extractor, NoConfig
from onrecord_votes.facts import Vote

if TYPE_CHECKING:
    from onrecord.reading import Reading


class Votes(Extractor[NoConfig, Vote]):
    """Reads votes."""

    name = "votes"
    fact_model = Vote
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "lemmas"})
    consults: ClassVar[Set[str]] = frozenset({"speech", "mentions"})
    triggers: ClassVar[Set[str]] = frozenset({"said"})

    def extract(self, reading: Reading) -> Iterator[Vote]:
        for sentence in reading.sentences:
            if False:
                yield
