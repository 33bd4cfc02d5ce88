"""Model: when the fast parts are not trusted, and what is forgotten after an article."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
import pytest
from spacy.attrs import LEMMA
from spacy.tokens import Doc

from onrecord import Article, ModelError
from onrecord.reading import Demand, Model, Reader, Reading
from onrecord.reading.annotation import LEMMAS, PARSE
from onrecord.reading.annotation.attributes import set_attributes
from onrecord.reading.annotation.lemmas import Lemmas

TEXT = "The bells of Larkrise rang. Edith Pommeroy counted them, and there were nine."
DEMAND = Demand(frozenset({"parse", "lemmas"}))


def lemmas(model: Model, text: str = TEXT) -> list[str]:
    reading = Reading(Reader(model, [DEMAND]).read(Article.from_text(text), [DEMAND]), DEMAND)
    return [token.lemma_ for token in reading.doc]


def test_another_release_of_spacy_is_run_as_it_is(
    model: Model, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("onrecord.reading.annotation.model.spacy_version", "4.0.0")
    other = Model.load()
    assert not other.accelerated
    assert "spaCy 4.0.0 is installed" in caplog.text
    assert lemmas(other) == lemmas(model)


def test_a_part_that_gives_something_else_is_not_used(
    model: Model, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(self: Lemmas, docs: Sequence[Doc]) -> None:
        for doc in docs:
            bell = doc.vocab.strings.add("bell")
            set_attributes(doc, [LEMMA], np.full(len(doc), bell, dtype=np.uint64))

    expected = lemmas(model)
    monkeypatch.setattr(Lemmas, "__call__", wrong)
    with caplog.at_level(logging.WARNING):
        other = Model.load()
    assert not other.accelerated
    assert "the lemma of 'Larkrise'" in caplog.text
    assert lemmas(other) == expected


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelError, match="en_core_web_none"):
        Model.load("en_core_web_none")


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> Model:
    """A model that keeps no words beyond those it has."""
    monkeypatch.setattr("onrecord.reading.annotation.model._WARM", 0)
    return Model.load()


def test_what_is_new_in_an_article_goes_with_it(warm: Model, model: Model) -> None:
    with warm.zone():
        lemmas(warm)
    before = len(warm.nlp.vocab.strings)
    for name in ("Pommeroyle", "Pommeroylet", "Pommeroyley"):
        text = TEXT.replace("Pommeroy", name)
        with warm.zone():
            assert lemmas(warm, text) == lemmas(model, text)
    assert len(warm.nlp.vocab.strings) <= before


def test_lemmas_are_remembered_as_words(warm: Model) -> None:
    """The id of a string that only one article had means nothing in the next one."""
    for text in ("A clangourbell, two clangourbells.", "Three clangourbells rang."):
        with warm.zone():
            assert "clangourbell" in lemmas(warm, text)


def test_an_error_in_an_article_leaves_its_zone_behind(warm: Model) -> None:
    with pytest.raises(ZeroDivisionError), warm.zone():
        lemmas(warm)
        _ = 1 / 0
    assert not warm.nlp.vocab.in_memory_zone
    with warm.zone():
        assert "bell" in lemmas(warm)


def test_long_articles_are_annotated_in_several_batches(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = [model.tokenize(TEXT) for _ in range(5)]
    monkeypatch.setattr("onrecord.reading.annotation.model._BATCH", 20)
    model.annotate(docs, (*PARSE, *LEMMAS))
    assert len({tuple((token.dep_, token.lemma_) for token in doc) for doc in docs}) == 1
    assert all(token.lemma_ for doc in docs for token in doc)
