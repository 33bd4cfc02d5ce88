"""A Reading of a text at hand, for tests, documentation and trying things out in a Python shell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from onrecord.article import Article

if TYPE_CHECKING:
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
