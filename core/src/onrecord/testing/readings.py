"""A text at hand: its Reading, and what an extractor makes of it, for tests, documentation and a Python shell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from onrecord.article import Article
from onrecord.extractor import Extractor

if TYPE_CHECKING:
    from onrecord.engine import Engine
    from onrecord.evaluation import Count
    from onrecord.reading import Model, Reading


def read_text(text: str, *requires: str, triggers: Iterable[str] = ()) -> Reading:
    """The Reading of `text` that an extractor with these declarations is given, by the default model.

    `requires` and `triggers` mean what they mean in an Extractor. The model is loaded once per process. Raises
    ArticleError where the text is no article, ModelError where the model can't be loaded.
    """
    from onrecord.reading import Demand, Reader, Reading  # here, so that pytest starts without them

    demand = Demand(frozenset(requires), triggers=frozenset(triggers))
    return Reading(Reader(default_model(), [demand]).read(Article.from_text(text), [demand]), demand)


@cache
def default_model() -> Model:
    """The default model, loaded once per process. Raises ModelError."""
    from onrecord.reading import Model

    return Model.load()


def facts_of(extractor: type[Extractor[Any, Any]], text: str, config: BaseModel | None = None) -> list[dict[str, Any]]:
    """The records of the facts that an extractor reads from a text in English, with its defaults or these settings.

    Raises AssertionError, with the extractor's own trace, where it fails.
    """
    outcome = _engine(extractor, config).process(Article.from_text(text, language="en"))
    for failure in outcome.failures:
        raise AssertionError(f"{failure.extractor} failed: {failure.error}: {failure.message}\n{failure.trace}")
    return [fact.fields() for fact in outcome.facts]


def measure(extractor: type[Extractor[Any, Any]], gold: Path, config: BaseModel | None = None) -> dict[str, Count]:
    """What an extractor is worth on a file of gold, by measure, as its scoring has them.

    Raises GoldError where the file can't be used, PluginError where the extractor fails or has no scoring.
    """
    from onrecord.evaluation.gold import read_gold
    from onrecord.evaluation.run import evaluate, scoring_of

    return evaluate(_engine(extractor, config), scoring_of(extractor), read_gold(gold)).counts


def _engine(extractor: type[Extractor[Any, Any]], config: BaseModel | None) -> Engine:
    from onrecord.engine import Engine, Loaded

    made = extractor(extractor.config_model() if config is None else config)
    return Engine([Loaded(made, "0")], default_model(), soft_deadline=None)
