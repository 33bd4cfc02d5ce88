"""Words: the quick ways to split words, and to their attributes, give what spaCy's own give."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.reading import DEFAULT_MODEL, Model
from onrecord.reading.annotation.model import _has_stock_tokenizer, _load
from onrecord.reading.annotation.unfamiliar import Unfamiliar
from onrecord.reading.annotation.words import describe_quickly, quick_getters, quick_tokenizer

LETTERS = st.text(alphabet=st.characters(codec="ascii", categories=["Lu", "Ll"]), min_size=1, max_size=12)
ANYTHING = st.text(min_size=1, max_size=12)
LIKE_NEWS = st.text(alphabet="aeknstKMGUS0159.,:/-–—'’\"“”$€%()+ ", min_size=1, max_size=16)


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(DEFAULT_MODEL)


@given(word=LETTERS)
@example("km")
@example("GB")
@example("cannot")
def test_no_rule_takes_letters_off_letters(stock: Language, word: str) -> None:
    tokenizer = stock.tokenizer
    assert (tokenizer.find_prefix(word), tokenizer.find_suffix(word), tokenizer.find_infix(word)) == (0, 0, [])


@given(text=ANYTHING | LIKE_NEWS)
@example("(it's 10km from U.S.-held O'Neill's well-known st.) see http://a.example")
def test_texts_are_split_in_the_same_way(model: Model, stock: Language, text: str) -> None:
    mine, theirs = model.nlp.make_doc(text), stock.make_doc(text)
    assert [(one.text, one.whitespace_, one.norm_) for one in mine] == [
        (one.text, one.whitespace_, one.norm_) for one in theirs
    ]


@given(word=ANYTHING | LETTERS | LIKE_NEWS)
@example("thirteen")
@example("Ninth")
@example("www.larkrise")
@example("https")
@example("a.com")
@example("x" * 99)
@example("X" + "x" * 99)
@example("ǅabc")
@example("²")
@example("ªº")
@example("中文字字字字")
def test_attributes_of_a_word_are_the_same(stock: Language, word: str) -> None:
    getters = stock.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute, getter in quick_getters(getters).items():
        assert getter(word) == getters[attribute](word), stock.vocab.strings[attribute]


def test_a_model_is_loaded_with_the_tokenizer_that_its_package_has(stock: Language) -> None:
    assert _has_stock_tokenizer(DEFAULT_MODEL)
    rules = [one.tokenizer.to_bytes(exclude=["vocab"]) for one in (_load(DEFAULT_MODEL), stock)]
    assert rules[0] == rules[1]


def test_a_tokenizer_with_rules_of_its_own_is_left_alone() -> None:
    other = spacy.blank("en")
    other.tokenizer.suffix_search = spacy.util.compile_suffix_regex([*other.Defaults.suffixes, "ing"]).search
    with pytest.raises(Unfamiliar, match="rules of its own"):
        quick_tokenizer(other)


def test_a_vocabulary_that_describes_words_otherwise_is_left_alone() -> None:
    vocab = spacy.blank("en").vocab
    assert vocab["nine"].like_num
    vocab.lex_attr_getters[spacy.attrs.LIKE_NUM] = lambda word: False
    assert not vocab["ten"].like_num
    with pytest.raises(Unfamiliar, match="LIKE_NUM"):
        describe_quickly(vocab)
