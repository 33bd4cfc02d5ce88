"""What the tests of this plugin share: an engine with the one extractor, and a short way to read a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.extractor import NoConfig
from onrecord.reading import Model
from onrecord_casualties.extractor import Casualties

Read = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def read(model: Model) -> Read:
    """The records of the casualty figures in a text."""
    engine = Engine([Loaded(Casualties(NoConfig()), "0")], model, soft_deadline=None)

    def read(text: str) -> list[dict[str, Any]]:
        outcome = engine.process(Article.from_text(text, id="a", language="en"))
        assert outcome.failures == []
        return [record.fields() for record in outcome.facts]

    return read
