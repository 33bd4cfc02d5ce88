"""What the tests of this plugin share: an engine with the plugin alone, and short ways to read a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Span

from onrecord import Article
from onrecord.config import Settings
from onrecord.engine import Engine
from onrecord.host import Host
from onrecord.reading import Model

Read = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def engine(model: Model) -> Engine:
    return Engine(Host(Settings()).loaded(["votes"]), model, soft_deadline=None)


@pytest.fixture(scope="session")
def read(engine: Engine) -> Read:
    """From a text to the fields of its votes."""

    def votes(text: str) -> list[dict[str, Any]]:
        outcome = engine.process(Article.from_text(text, id="one", language="en"))
        assert not outcome.failures
        return [fact.fields() for fact in outcome.facts]

    return votes


@pytest.fixture(scope="session")
def one_vote(read: Read) -> Callable[[str], dict[str, Any]]:
    """From a text that tells of one vote to its fields."""

    def vote(text: str) -> dict[str, Any]:
        votes = read(text)
        assert len(votes) == 1, f"{len(votes)} votes in {text!r}"
        return votes[0]

    return vote


@pytest.fixture(scope="session")
def sentence(engine: Engine) -> Callable[[str], Span]:
    """From one sentence to its parse."""

    def parsed(text: str) -> Span:
        doc = engine.model.tokenize(text)
        engine.model.annotate([doc], ("tok2vec", "tagger", "parser", "attribute_ruler"))
        return doc[:]

    return parsed
