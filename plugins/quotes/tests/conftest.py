"""What the tests of this plugin share: an engine with the one extractor, and a short way to read a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.reading import Model
from onrecord_quotes.extractor import Quotes, QuotesConfig

Read = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def read(model: Model) -> Read:
    """The records of the quotes in a text, with the settings given by name."""

    def read(text: str, **settings: Any) -> list[dict[str, Any]]:
        engine = Engine([Loaded(Quotes(QuotesConfig(**settings)), "0")], model, soft_deadline=None)
        outcome = engine.process(Article.from_text(text, id="a", language="en"))
        assert outcome.failures == []
        return [record.fields() for record in outcome.facts]

    return read
