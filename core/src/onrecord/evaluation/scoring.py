"""Scoring: when a fact is right. A plugin subclasses it for its kind, and names the class in `Extractor.scoring`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from onrecord.evaluation.gold import GoldEntry, GoldRow
from onrecord.evaluation.measures import Count


@dataclass(slots=True)
class Comparison:
    """What comparing the facts of one text with gold gave.

    `counts` has the measures by name, in the order in which they are shown; `judged` the confidence of each fact with
    whether it is right, those left out of which gold says nothing; `errors` what is wrong, a line each, for people.
    """

    counts: dict[str, Count] = field(default_factory=dict)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, right: int, given: int, gold: int) -> None:
        """Add to a measure."""
        self.counts[measure] = self.counts.get(measure, Count()) + Count(right, given, gold)


class Scoring(ABC):
    """Compares the facts of one kind with gold."""

    key: ClassVar[str]
    """The key of a gold row that has the list of what is to be found in its text."""

    entry: ClassVar[type[GoldEntry] | None] = None
    """What each entry of the list must have; gold with entries that have not is refused before a text is read."""

    @abstractmethod
    def compare(self, row: GoldRow, facts: Sequence[Mapping[str, Any]]) -> Comparison:
        """Compare the records of the facts that were read from a row's text with what the row says.

        Raises GoldError where the row can't be used.
        """
