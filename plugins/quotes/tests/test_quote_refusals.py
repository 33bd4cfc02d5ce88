"""Refusals: what quotes and the layer below it say of sentences that gave none, for whoever watches."""

from __future__ import annotations

import pytest

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.outcome import Refusal
from onrecord.reading import Model
from onrecord_quotes.extractor import Quotes, QuotesConfig

SAID = '"The mill will open," said Ines Calloway.'


def refusals(text: str, model: Model, least: float = 0.5) -> list[Refusal]:
    """What is refused in a text, by extractor and layer."""
    found: list[Refusal] = []
    engine = Engine([Loaded(Quotes(QuotesConfig(min_confidence=least)), "0")], model)
    engine.process(Article.from_text(text, language="en"), refused=found.append)
    return found


@pytest.mark.parametrize(
    ("text", "rule", "words", "why"),
    [
        ("The council said nothing about the pier.", "cue", "said", "nothing stands with it that could be said"),
        ("Her statement was brief, to say the least.", "cue", "say", "nothing stands with it"),
        ("They asked for water.", "prepositional", "asked for water", "its likelihood, 0."),
        ('The "palace" on the quay stayed shut.', "quotation", '"palace"', "it has no cue"),
        ("Read more: The pier closed, says mayor", "link", "Read more: The pier closed, says mayor", "another article"),
        ("Weather: The pier will open by May", "headline", "The pier will open by May", "nobody who can speak"),
        ("The pier is shut, says the mayor of Orrin\n\nIt rained.\n\nThe mill is shut, he says", "statement",
         "The mill is shut", "is a heading"),
    ],
)  # fmt: skip
def test_the_layer_says_why_it_takes_nothing(text: str, rule: str, words: str, why: str, model: Model) -> None:
    told = [one for one in refusals(text, model) if one.rule == rule]
    assert [text[one.start : one.end] for one in told] == [words]
    assert why in told[0].why
    assert told[0].layer == "speech"


def test_quotes_that_are_less_likely_than_was_asked_for_are_told_with_both_figures(model: Model) -> None:
    (told,) = [one for one in refusals(SAID, model, least=1) if one.layer is None]
    assert (told.rule, SAID[told.start : told.end]) == ("region_right", '"The mill will open,"')
    assert told.why.startswith("its confidence, 0.")
    assert told.why.endswith("is under min_confidence (1)")


def test_facts_are_the_same_whether_anybody_watches_or_not(model: Model) -> None:
    text = f"{SAID}\n\nThe council said nothing.\n\nRead more: The pier closed, says mayor"
    engine = Engine([Loaded(Quotes(QuotesConfig()), "0")], model)
    article = Article.from_text(text, language="en")
    watched = engine.process(article, refused=lambda _: None)
    assert watched.facts == engine.process(article).facts != []
