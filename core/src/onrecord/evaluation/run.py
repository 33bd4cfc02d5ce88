"""Running: an extractor reads the texts of gold, and its scoring compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final

from onrecord.article import Article
from onrecord.engine import Engine
from onrecord.errors import ArticleError, PluginError
from onrecord.evaluation.gold import GoldError, GoldRow
from onrecord.evaluation.measures import Count
from onrecord.evaluation.scoring import Comparison, Scoring
from onrecord.extractor import Extractor

_TOLD: Final = 10
"""Rows that can't be used of which the error tells, at most."""


@dataclass(slots=True)
class Result:
    """What an extractor is worth on gold: the sums over `texts`, and the errors of each text by its row."""

    texts: int = 0
    counts: dict[str, Count] = field(default_factory=dict)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[tuple[GoldRow, list[str]]] = field(default_factory=list)

    def add(self, row: GoldRow, comparison: Comparison) -> None:
        """Add what one text gave."""
        self.texts += 1
        for measure, count in comparison.counts.items():
            self.counts[measure] = self.counts.get(measure, Count()) + count
        self.judged += comparison.judged
        if comparison.errors:
            self.errors.append((row, comparison.errors))


def scoring_of(extractor: type[Extractor[Any, Any]]) -> Scoring:
    """The scoring that an extractor names. Raises PluginError where it names none, or one that can't be used."""
    name = extractor.scoring
    if name is None:
        raise PluginError(
            f"the extractor {extractor.name} has no scoring: it does not say when a fact is right. "
            'Name one in its class, `scoring = "package.module:Class"`: docs/reference/gold.md'
        )
    module, _, attribute = name.partition(":")
    try:
        made = getattr(import_module(module), attribute)()
    except Exception as error:
        raise PluginError(f"the scoring {name} of {extractor.name} fails: {type(error).__name__}: {error}") from error
    if not isinstance(made, Scoring):
        raise PluginError(f"the scoring {name} of {extractor.name} is no onrecord.evaluation.Scoring")
    return made


def evaluate(
    engine: Engine, scoring: Scoring, rows: Iterable[GoldRow], progress: Callable[[], None] = lambda: None
) -> Result:
    """Have an engine with one extractor read the texts of gold rows as English, and compare.

    Raises GoldError where rows can't be used, and PluginError where the extractor fails: then nothing is measured.
    """
    rows = list(rows)
    _check(scoring, rows)
    result = Result()
    for row in rows:
        try:
            outcome = engine.process(Article.from_text(row.text, id=row.id, language="en"))
        except ArticleError as error:
            raise GoldError(f"{row.where}: {error}") from error
        if outcome.failures:
            failure = outcome.failures[0]
            raise PluginError(f"{row.where}: {failure.extractor} fails: {failure.error}: {failure.message}")
        result.add(row, scoring.compare(row, [fact.fields() for fact in outcome.facts]))
        progress()
    return result


def _check(scoring: Scoring, rows: Sequence[GoldRow]) -> None:
    """Look at the entries of all rows before any text is read. Raises GoldError, which names the first few."""
    wrong = []
    for row in rows:
        try:
            row.entries(scoring.key, scoring.entry)
        except GoldError as error:
            wrong.append(str(error))
    if wrong:
        more = [f"and {len(wrong) - _TOLD} more"] if len(wrong) > _TOLD else []
        raise GoldError("\n".join([*wrong[:_TOLD], *more]))
