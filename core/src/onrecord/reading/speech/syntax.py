"""Syntax: the annotation of tokens as plain lists, for rules that look at each token many times.

spaCy makes a Python object at every look at a token; a list of strings costs a tenth of that.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import add
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc

from onrecord.reading.speech.lexicon import FRAMES, LEMMAS

_COLUMNS: Final = ("IDX", "LENGTH", "HEAD", "POS", "TAG", "DEP", "IS_PUNCT")
_NONE: Final[frozenset[str]] = frozenset()
_FRAMES_OF_FORM: Final[Mapping[str, frozenset[str]]] = {form: FRAMES[lemma] for form, lemma in LEMMAS.items()}


class _Names(dict[int, str]):
    """The strings of spaCy's ids, looked up once each."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = name = self._strings[key]
        return name


class Syntax:
    """The tokens of an article's Doc, each attribute a list by token index. `add` fills in one paragraph.

    `text`, `lower`, `pos`, `tag` and `dep` are spaCy's; `start` and `end` are offsets of the article; `head` is a
    token index. Whatever is said of a token in a paragraph that was not added is empty.
    """

    def __init__(self, doc: Doc) -> None:
        size = len(doc)
        self.doc = doc
        self._columns = doc.to_array(list(_COLUMNS))
        self._names = _Names(doc.vocab.strings)
        self.text = [""] * size
        self.lower = [""] * size
        self.start = [0] * size
        self.end = [0] * size
        self.pos = [""] * size
        self.tag = [""] * size
        self.dep = [""] * size
        self.punct = [0] * size
        self.head, self._below, self._bounds = _tree(self._columns[:, 2])

    def add(self, first: int, after: int, text: str) -> None:
        """Fill in the tokens `first:after`, which are one parsed paragraph; `text` is the article's."""
        here = slice(first, after)
        starts, lengths, _, pos, tags, deps, self.punct[here] = self._columns[here].T.tolist()
        self.start[here] = starts
        self.end[here] = ends = list(map(add, starts, lengths))
        self.text[here] = words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        self.lower[here] = [word.lower() for word in words]
        names = self._names
        self.pos[here] = [names[one] for one in pos]
        self.tag[here] = [names[one] for one in tags]
        self.dep[here] = [names[one] for one in deps]

    def children(self, at: int) -> list[int]:
        """The tokens whose head a token is, in order."""
        return self._below[self._bounds[at] : self._bounds[at + 1]]

    def left(self, at: int) -> int:
        """The first token of the subtree of a token."""
        return self.doc[at].left_edge.i

    def right(self, at: int) -> int:
        """The last token of the subtree of a token."""
        return self.doc[at].right_edge.i

    def frames(self, at: int) -> frozenset[str]:
        """The frames of the cue verb that a token may be a form of; none for other tokens."""
        return _FRAMES_OF_FORM.get(self.lower[at], _NONE)

    def subtree(self, at: int) -> list[int]:
        """A token with all below it: first what is below it on its left, then itself, then what is on its right."""
        found: list[int] = []
        waiting = [(at, False)]
        while waiting:
            one, opened = waiting.pop()
            children = self.children(one)
            if opened or not children:
                found.append(one)
                continue
            waiting += [(child, False) for child in reversed(children) if child > one]
            waiting.append((one, True))
            waiting += [(child, False) for child in reversed(children) if child < one]
        return found


def _tree(steps: NDArray[Any]) -> tuple[list[int], list[int], list[int]]:
    """The head of each token; all tokens that have one, by head; and where in those each head's begin.

    `steps` lead from each token to its head; negative ones come as what they are modulo 2 ** 64.
    """
    tokens = np.arange(len(steps))
    heads = tokens + steps.astype(np.int64)
    below = np.flatnonzero(heads != tokens)
    below = below[np.argsort(heads[below], kind="stable")]
    bounds = np.searchsorted(heads[below], np.arange(len(steps) + 1))
    return heads.tolist(), below.tolist(), bounds.tolist()
