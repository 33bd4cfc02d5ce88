"""Syntax: the annotation of tokens as plain lists, for rules that look at each token many times.

spaCy makes a Python object at every look at a token; a list of strings costs a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from operator import add
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc

from onrecord.reading.speech.lexicon import FRAMES, LEMMAS

_COLUMNS: Final = ("IDX", "LENGTH", "HEAD", "POS", "TAG", "DEP", "IS_PUNCT", "LOWER")
_NONE: Final[frozenset[str]] = frozenset()
_FRAMES_OF_FORM: Final[Mapping[str, frozenset[str]]] = {form: FRAMES[lemma] for form, lemma in LEMMAS.items()}


class Syntax:
    """The tokens of an article's Doc, each attribute a list by token index. `add` fills in one paragraph.

    `lower`, `pos`, `tag` and `dep` are spaCy's; `start` and `end` are offsets of the article; `head` is a token
    index. Whatever is said of a token in a paragraph that was not added is empty.
    """

    def __init__(self, doc: Doc) -> None:
        size = len(doc)
        self.doc = doc
        self._columns = doc.to_array(list(_COLUMNS))
        self._cues = _cue_ids(doc.vocab.strings)
        self.lower = [""] * size
        self.start = [0] * size
        self.end = [0] * size
        self.pos = [""] * size
        self.tag = [""] * size
        self.dep = [""] * size
        self.punct = [0] * size
        self.head, self._below, self._bounds = _tree(self._columns[:, 2])

    def add(self, first: int, after: int) -> None:
        """Fill in the tokens `first:after`, which are one parsed paragraph."""
        here = slice(first, after)
        starts, lengths, _, pos, tags, deps, self.punct[here], lower = self._columns[here].T.tolist()
        self.start[here] = starts
        self.end[here] = map(add, starts, lengths)
        name = _names_in(self.doc.vocab.strings).__getitem__
        self.pos[here] = map(name, pos)
        self.tag[here] = map(name, tags)
        self.dep[here] = map(name, deps)
        self.lower[here] = map(name, lower)

    def children(self, at: int) -> list[int]:
        """The tokens whose head a token is, in order."""
        return self._below[self._bounds[at] : self._bounds[at + 1]]

    def ancestors(self, at: int) -> Iterator[int]:
        """The head of a token, that one's head, and so on."""
        while (above := self.head[at]) != at:
            yield above
            at = above

    def left(self, at: int) -> int:
        """The first token of the subtree of a token."""
        return self.doc[at].left_edge.i

    def right(self, at: int) -> int:
        """The last token of the subtree of a token."""
        return self.doc[at].right_edge.i

    def cue_forms(self, first: int, after: int) -> list[int]:
        """The tokens among `first:after` that may be a form of a cue verb, or are "according"; works before `add`."""
        cues = self._cues
        return [at for at, one in enumerate(self._columns[first:after, -1].tolist(), first) if one in cues]

    def frames(self, at: int) -> frozenset[str]:
        """The frames of the cue verb that a token may be a form of; none for other tokens."""
        return _FRAMES_OF_FORM.get(self.lower[at], _NONE)

    def subtree(self, at: int) -> list[int]:
        """A token with all below it: first what is below it on its left, then itself, then what is on its right."""
        first, last = self.left(at), self.right(at)
        heads = self.head[first:at] + self.head[at + 1 : last + 1]
        if not heads or (first <= min(heads) and max(heads) <= last):  # nothing else stands between its ends
            return list(range(first, last + 1))
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


class _Names(dict[int, str]):
    """The strings of spaCy's ids, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = name = self._strings[key]
        return name


def _names_in(strings: StringStore) -> _Names:
    """Words come again in the next article, so their strings are kept, but not those of a whole long stream."""
    names = _kept_names(strings)
    if len(names) > _MOST_NAMES:
        names.clear()
    return names


_MOST_NAMES: Final = 50_000
_kept_names: Final = cache(_Names)


@cache
def _cue_ids(strings: StringStore) -> frozenset[int]:
    return frozenset(strings[form] for form in (*LEMMAS, "according"))


def _tree(steps: NDArray[Any]) -> tuple[list[int], list[int], list[int]]:
    """The head of each token; all tokens that have one, by head; and where in those each head's begin.

    `steps` lead from each token to its head; negative ones come as what they are modulo 2 ** 64.
    """
    tokens = np.arange(len(steps))
    heads = tokens + steps.astype(np.int64)
    below = np.flatnonzero(heads != tokens)
    below = below[np.argsort(heads[below], kind="stable")]
    bounds = np.cumsum(np.bincount(heads[below], minlength=len(steps)))
    return heads.tolist(), below.tolist(), [0, *bounds.tolist()]
