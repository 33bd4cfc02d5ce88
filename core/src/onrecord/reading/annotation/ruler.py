"""Parts of speech and morphology (spaCy's attribute_ruler), remembered per kind of token.

Stock matches some 180 patterns at every token of every text. All but a few look at one token's tag, dependency and
word: what they set is found out once for each combination of these, by the patterns themselves, and remembered. The few
that look at more than one token are matched where they may match, and take their place in the stock order of rules.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs

from onrecord.reading.annotation.attributes import Batch, kinds_of, set_attributes
from onrecord.reading.annotation.unfamiliar import Unfamiliar

REMEMBERED: Final = 50_000
"""Words of which is remembered whether a pattern names them, some 100 bytes each."""

_LOOKED_AT: Final = [TAG, DEP, IS_SPACE, LOWER]
_NAMES: Final = {"TAG", "DEP", "IS_SPACE", "LOWER"}
_SET: Final = [POS, MORPH, LEMMA]

Rules = tuple[int, ...]
"""The numbers of the rules that apply to a token, in the order in which they set its attributes."""


class Ruler:
    """Does what an AttributeRuler does. Raises Unfamiliar where its patterns look at something else than it knows."""

    def __init__(self, stock: AttributeRuler) -> None:
        self._strings = stock.vocab.strings
        self._attributes: list[dict[int, int]] = stock.attrs
        self._targets: list[int] = stock.indices
        self._single, self._several = Matcher(stock.vocab), Matcher(stock.vocab)
        self._named = _Named(stock.vocab.strings)
        for number, rule in enumerate(stock.patterns):
            one, more = _by_length(rule["patterns"])
            for (token,) in one:
                self._named.learn(token)
            for pattern in more:
                self._named.learn_anchor(pattern)
            for matcher, patterns in ((self._single, one), (self._several, more)):
                if patterns:
                    matcher.add(str(number), patterns)
        self._numbers: dict[bytes, int] = {}
        self._rules: list[Rules] = []
        self._values = np.empty((0, len(_SET)), dtype=np.uint64)
        self._irregular: set[int] = set()
        self._anchors: set[int] = set()

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set part of speech, morphology and some lemmas of docs that have tags and a parse."""
        batch = Batch(docs, _LOOKED_AT)
        numbers = self._numbers_of(batch)
        values = self._values[numbers]
        for doc, part in batch.parts():
            special = self._special(doc, numbers[part])  # before anything is set: patterns look at what was there
            set_attributes(doc, _SET, values[part])
            for at, rules in special.items():
                for rule in rules:
                    set_token_attrs(doc[at], self._attributes[rule])

    def _numbers_of(self, batch: Batch) -> list[int]:
        """For each token of the docs the number of its kind: tag, dependency, and the word where a pattern names it."""
        attributes = batch.attributes
        attributes[:, -1] = self._named.only(attributes[:, -1].tolist())
        kinds = kinds_of(attributes)
        numbers = list(map(self._numbers.get, kinds))
        if None in numbers:
            for at, kind in enumerate(kinds):
                if numbers[at] is None:
                    if kind not in self._numbers:
                        self._numbers[kind] = self._number_of(batch.token(at))
                    numbers[at] = self._numbers[kind]
        return numbers  # type: ignore[return-value] # none is None any more

    def _number_of(self, token: Token) -> int:
        """The number of a kind that is new, which one of its tokens stands for."""
        number = len(self._rules)
        rules = tuple(sorted(int(self._strings[rule]) for rule, _, _ in self._matches(self._single, token)))
        set_by_them: dict[int, int] = {}
        for rule in rules:
            set_by_them.update(self._attributes[rule])
        if not set_by_them.keys() <= set(_SET):
            self._irregular.add(number)
        if self._named.anchors(token):
            self._anchors.add(number)
        self._rules.append(rules)
        row = np.array([[set_by_them.get(name, 0) for name in _SET]], dtype=np.uint64)
        self._values = np.concatenate([self._values, row])
        return number

    def _matches(self, matcher: Matcher, token: Token) -> Any:
        return matcher(token.doc[token.i : token.i + 1], allow_missing=True)

    def _special(self, doc: Doc, numbers: Sequence[int]) -> dict[int, Rules]:
        """The tokens that a pattern of several tokens, or a rule for an unusual attribute, says something about."""
        found: dict[int, set[int]] = defaultdict(set)
        if not self._anchors.isdisjoint(numbers):
            for match, start, end in self._several(doc, allow_missing=True):
                rule = int(self._strings[match])
                found[range(start, end)[self._targets[rule]]].add(rule)
        if not self._irregular.isdisjoint(numbers):
            for at, number in enumerate(numbers):
                if number in self._irregular:
                    found[at].update(())
        return {at: tuple(sorted({*self._rules[numbers[at]], *rules})) for at, rules in found.items()}


class _Named:
    """What patterns name: words by themselves, in lists or by a regular expression, and what patterns of several tokens
    can't do without, their anchors."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings
        self._words: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []
        self._anchor_words: set[str] = set()
        self._anchor_dependencies: set[str] = set()
        self._anywhere = False
        self._known: dict[int, int] = {}

    def learn(self, token: Mapping[str, Any]) -> None:
        """Raises Unfamiliar for a token of a pattern that looks at something in a way not known here."""
        if not _NAMES.issuperset(token):
            raise Unfamiliar(f"a pattern of its attribute_ruler looks at {', '.join(token)}")
        for how, value in _tests_of(token.get("LOWER", [])):
            if how == "REGEX":
                self._expressions.append(re.compile(value))
            elif how in ("IN", "NOT_IN"):
                self._words.update(value)
            else:
                raise Unfamiliar(f"a pattern of its attribute_ruler looks at words by {how}")

    def learn_anchor(self, pattern: Sequence[Mapping[str, Any]]) -> None:
        """Remember one thing that each match of a pattern has in it: a dependency, else a word of a list."""
        dependencies = [token["DEP"] for token in pattern if isinstance(token.get("DEP"), str) and "OP" not in token]
        words = [dict(_tests_of(token["LOWER"])) for token in pattern if "LOWER" in token and "OP" not in token]
        lists = [tests["IN"] for tests in words if "IN" in tests]
        if dependencies:
            self._anchor_dependencies.add(dependencies[0])
        elif lists:
            self._anchor_words.update(lists[0])
            self._words.update(lists[0])
        else:
            self._anywhere = True

    def only(self, words: Sequence[int]) -> list[int]:
        """Of words in small letters, by id, those that a pattern may treat otherwise than others; 0 for the others."""
        known = self._known
        if len(known) > REMEMBERED:
            known.clear()
        for word in set(words).difference(known):
            known[word] = word if self._names(self._strings[word]) else 0
        return [known[word] for word in words]

    def _names(self, word: str) -> bool:
        return word in self._words or any(expression.search(word) for expression in self._expressions)

    def anchors(self, token: Token) -> bool:
        """Whether a pattern of several tokens may match around this one."""
        return self._anywhere or token.lower_ in self._anchor_words or token.dep_ in self._anchor_dependencies


def _tests_of(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    else:
        yield "IN", [value] if isinstance(value, str) else value


def _by_length(patterns: Any) -> tuple[list[list[Any]], list[list[Any]]]:
    """Patterns of one token, and the others: those with an operator may match any number."""
    one: list[list[Any]] = []
    more: list[list[Any]] = []
    for pattern in patterns:
        (one if len(pattern) == 1 and "OP" not in pattern[0] else more).append(pattern)
    return one, more
