"""What the tests of the reading share: short ways from a text to what a layer says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Article
from onrecord.reading import Attribution, Demand, Mention, Model, Reader, Reading
from onrecord.testing import read_text


@pytest.fixture(scope="session")
def resolve() -> Callable[[str, str], Mention | None]:
    """What the last place of some words in a text resolves to."""

    def resolve(text: str, words: str) -> Mention | None:
        reading = read_text(text, "parse", "mentions")
        at = text.rindex(words)
        span = reading.doc.char_span(at, at + len(words), alignment_mode="expand")
        assert span is not None
        return reading.mentions.resolve(span)

    return resolve


@pytest.fixture(scope="session")
def speech(model: Model) -> Callable[[str], list[Attribution]]:
    """The attributions of a text."""
    demand = Demand(frozenset({"speech"}))
    reader = Reader(model, [demand])
    return lambda text: Reading(reader.read(Article.from_text(text, id="a1"), [demand]), demand).speech
