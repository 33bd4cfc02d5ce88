"""Words: the tokenizer's rules and the attributes of words that are new, with a short way for words of letters alone.

spaCy looks up each word that it knows. For one that it does not know it searches by regular expression for what might
be split off, and calls two dozen functions; most of these have nothing to find in a word of letters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from spacy.attrs import IS_ASCII, IS_PUNCT, LIKE_NUM, LIKE_URL, SHAPE
from spacy.lang.en import lex_attrs as english
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from onrecord.reading.annotation.unfamiliar import Unfamiliar

REMEMBERED: Final = 50_000
"""Strings between spaces whose tokens the tokenizer remembers, some 300 bytes each. Stock remembers 10,000, and from
then on splits every other one anew."""

_LONG: Final = 100
"""Characters from which on the shape of a word is `LONG`."""

_SEEN: Final = 4
"""Characters of one kind in a row that the shape of a word tells apart."""

Getter = Callable[[str], Any]
"""Finds one attribute of a word."""


def quick_tokenizer(nlp: Language) -> Tokenizer:
    """A tokenizer that splits as that of a pipeline, and is quick to find that there is nothing to split.

    No rule of spaCy's for English takes ASCII letters off ASCII letters. Raises Unfamiliar where there are other rules.
    """
    stock: Any = nlp.tokenizer
    rules: Any = nlp.Defaults
    found = [search.__self__ for search in (stock.prefix_search, stock.suffix_search, stock.infix_finditer)]
    if nlp.lang != "en" or found != [
        compile_prefix_regex(rules.prefixes),
        compile_suffix_regex(rules.suffixes),
        compile_infix_regex(rules.infixes),
    ]:
        raise Unfamiliar("its tokenizer has rules of its own")
    return Tokenizer(
        nlp.vocab,
        rules=stock.rules,
        prefix_search=_unless_letters(stock.prefix_search, None),
        suffix_search=_unless_letters(stock.suffix_search, None),
        infix_finditer=_unless_letters(stock.infix_finditer, ()),
        token_match=stock.token_match,
        url_match=stock.url_match,
        faster_heuristics=stock.faster_heuristics,
        max_cache_size=REMEMBERED,
    )


def _unless_letters(search: Getter, nothing: Any) -> Getter:
    def searched(word: str) -> Any:
        return nothing if word.isascii() and word.isalpha() else search(word)

    return searched


def describe_quickly(vocab: Vocab) -> None:
    """Give a vocabulary quick ways to the attributes of a new word.

    Raises Unfamiliar where they do not give what is known of the words that it has.
    """
    getters: dict[int, Getter] = vocab.lex_attr_getters  # type: ignore[attr-defined]
    quick = quick_getters(getters)
    for word in (lexeme.text for lexeme in vocab if lexeme.text):
        for attribute, getter in quick.items():
            if getter(word) != getters[attribute](word):
                raise Unfamiliar(f"its vocabulary has another {vocab.strings[attribute]} for {word!r}")
    getters.update(quick)


def quick_getters(stock: Mapping[int, Getter]) -> dict[int, Getter]:
    """For some attributes a function of the word that gives what the stock function gives."""
    numerals = frozenset((*english._num_words, *english._ordinal_words))
    like_num, like_url, is_punct, stock_shape = stock[LIKE_NUM], stock[LIKE_URL], stock[IS_PUNCT], stock[SHAPE]

    def is_numeral(word: str) -> Any:
        return word.lower() in numerals if word.isalpha() else like_num(word)

    def is_address(word: str) -> Any:
        return ("." in word or word.startswith("http")) and like_url(word)

    def is_mark(word: str) -> Any:
        return not word.isalpha() and is_punct(word)

    def shape_of(word: str) -> str:
        if word.isalpha() and len(word) < _LONG:
            if word.islower():
                return "x" * min(len(word), _SEEN)
            if word[0].isupper() and word[1:].islower():
                return "X" + "x" * min(len(word) - 1, _SEEN)
        shape: str = stock_shape(word)
        return shape

    return {LIKE_NUM: is_numeral, LIKE_URL: is_address, IS_PUNCT: is_mark, IS_ASCII: str.isascii, SHAPE: shape_of}
