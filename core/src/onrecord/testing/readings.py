"""A Reading of a text at hand, for tests, documentation and trying things out in a Python shell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.article import Article
from onrecord.reading import Demand, Model, Reader, Reading


def read_text(text: str, *requires: str, triggers: Iterable[str] = ()) -> Reading:
    """The Reading of `text` that an extractor with these declarations is given, by the default model.

    `requires` and `triggers` mean what they mean in an Extractor. The model is loaded once per process. Raises
    ArticleError where the text is no article, ModelError where the model can't be loaded.
    """
    demand = Demand(frozenset(requires), triggers=frozenset(triggers))
    return Reading(Reader(_model(), [demand]).read(Article.from_text(text), [demand]), demand)


@cache
def _model() -> Model:
    return Model.load()
