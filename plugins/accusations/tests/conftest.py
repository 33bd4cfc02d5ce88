"""What the tests of this plugin share: an engine with the one extractor, and a short way to read a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.extractor import NoConfig
from onrecord.reading import Model
from onrecord_accusations.extractor import Accusations

Read = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def read(model: Model) -> Read:
    """The records of the accusations in a text."""
    engine = Engine([Loaded(Accusations(NoConfig()), "0")], model, soft_deadline=None)

    def read(text: str) -> list[dict[str, Any]]:
        outcome = engine.process(Article.from_text(text, id="a", language="en"))
        assert outcome.failures == []
        return [record.fields() for record in outcome.facts]

    return read


@pytest.fixture(scope="session")
def one(read: Read) -> Callable[[str], dict[str, Any]]:
    """The record of a text that has one accusation."""

    def one(text: str) -> dict[str, Any]:
        (record,) = read(text)
        return record

    return one
