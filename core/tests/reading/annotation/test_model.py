"""Model: when the fast parts are not trusted, and what is forgotten after an article."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from spacy.attrs import LEMMA
from spacy.language import Language
from spacy.tokens import Doc

from onrecord import Article, ModelError
from onrecord.reading import DEFAULT_MODEL, Demand, Model, Reader, Reading
from onrecord.reading.annotation import LEMMAS, PARSE
from onrecord.reading.annotation import model as model_module
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


def _looks_at_shapes(nlp: Language) -> None:
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "dddd"}]], {"TAG": "CD"})


def _splits_at_dots(nlp: Language) -> None:
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = re.compile(r"\.").finditer


def _overwrites_lemmas(nlp: Language) -> None:
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemmatizer.overwrite = True


def _is_another_network(nlp: Language) -> None:
    tok2vec: Any = nlp.get_pipe("tok2vec")
    tok2vec.model.layers[0].name = "transformer"


OTHER_FORMS = {
    "looks at SHAPE": _looks_at_shapes,
    "its tokenizer has rules of its own": _splits_at_dots,
    "overwrite = True": _overwrites_lemmas,
    "its embedding is transformer": _is_another_network,
}


@pytest.mark.parametrize(("words", "change"), OTHER_FORMS.items(), ids=OTHER_FORMS)
def test_a_model_of_another_form_is_run_as_it_is(
    words: str, change: Callable[[Language], None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    load = model_module._load

    def changed(name: str) -> Language:
        nlp = load(name)
        change(nlp)
        return nlp

    monkeypatch.setattr(model_module, "_load", changed)
    other = Model.load()
    assert not other.accelerated
    assert words in caplog.text
    assert len(lemmas(other)) > 10


def test_fast_parts_that_fail_are_not_used(
    model: Model, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Lemmas, docs: Sequence[Doc]) -> None:
        raise IndexError("no such row")

    monkeypatch.setattr(Lemmas, "__call__", fail)
    other = Model.load()
    assert not other.accelerated
    assert "the fast parts fail with IndexError: no such row" in caplog.text
    assert lemmas(other) == lemmas(Model(model_module._load(DEFAULT_MODEL)))


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
