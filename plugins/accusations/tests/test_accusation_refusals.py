"""Refusals: what accusations say of words that accuse nobody, for whoever watches."""

from __future__ import annotations

import pytest

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.extractor import NoConfig
from onrecord.outcome import Refusal
from onrecord.reading import Model
from onrecord_accusations.extractor import Accusations


@pytest.fixture(scope="module")
def engine(model: Model) -> Engine:
    return Engine([Loaded(Accusations(NoConfig()), "0")], model)


@pytest.mark.parametrize(
    ("text", "rule", "words", "why"),
    [
        ("The charge for parking rose.", "cue", "charge", "no frame of it fits"),
        ("Nobody blamed the weather.", "cue", "blamed", "no frame of it fits"),
        ("Orla Venn was accused of nothing.", "verb:accuse", "accused", "what it is of is nothing"),
    ],
)
def test_a_word_that_accuses_nobody_is_told_with_the_reason(
    text: str, rule: str, words: str, why: str, engine: Engine
) -> None:
    found: list[Refusal] = []
    assert engine.process(Article.from_text(text, language="en"), refused=found.append).facts == []
    (told,) = [one for one in found if one.layer is None]
    assert (told.rule, text[told.start : told.end]) == (rule, words)
    assert why in told.why


def test_facts_are_the_same_whether_anybody_watches_or_not(engine: Engine) -> None:
    text = "Prosecutors charged Orla Venn with fraud. She denied it. The charge for parking rose."
    found: list[Refusal] = []
    article = Article.from_text(text, language="en")
    watched = engine.process(article, refused=found.append)
    assert watched.facts == engine.process(article).facts != []
    assert [text[one.start : one.end] for one in found if one.layer is None] == ["charge"]
