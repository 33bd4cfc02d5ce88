"""Syntax: the annotation of tokens as plain lists, for rules that look at each token many times.

spaCy makes a Python object at every look at a token; a list of strings costs a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, IS_PUNCT, LENGTH, POS, TAG
from spacy.parts_of_speech import NAMES  # type: ignore[import-not-found]
from spacy.strings import StringStore
from spacy.tokens import Doc

from onrecord.reading.speech.lexicon import FRAMES, LEMMAS

_COLUMNS: Final = [IDX, LENGTH, HEAD, POS, TAG, DEP, IS_PUNCT]
_PARTS_OF_SPEECH: Final = np.array([NAMES.get(at, "") for at in range(max(NAMES) + 1)], dtype=object)
_NONE: Final[frozenset[str]] = frozenset()
_FRAMES_OF_FORM: Final[Mapping[str, frozenset[str]]] = {form: FRAMES[lemma] for form, lemma in LEMMAS.items()}
_CUE_FORMS: Final = frozenset({*LEMMAS, "according"})


class Syntax:
    """The tokens of an article's Doc, each attribute a list by token index.

    `lower`, `pos`, `tag` and `dep` are spaCy's; `start` and `end` are offsets of the article; `head` is a token
    index. What is said of tokens in paragraphs that are not parsed means nothing.
    """

    def __init__(self, doc: Doc, text: str) -> None:
        """`text` is the Doc's, which would have to put it together."""
        self.doc = doc
        starts, lengths, steps, pos, tags, deps, punct = doc.to_array(_COLUMNS).T
        strings = doc.vocab.strings
        self.start: list[int] = starts.tolist()
        self.end: list[int] = (starts + lengths).tolist()
        self.lower = [text[start:end].lower() for start, end in zip(self.start, self.end, strict=True)]
        self.pos: list[str] = _PARTS_OF_SPEECH[pos].tolist()
        self.tag = _names(tags.tolist(), strings)
        self.dep = _names(deps.tolist(), strings)
        self.punct: list[int] = punct.tolist()
        self.head, self._below, self._bounds = _tree(steps)

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
        """The tokens among `first:after` that may be a form of a cue verb, or are "according"."""
        return [at for at, one in enumerate(self.lower[first:after], first) if one in _CUE_FORMS]

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


def _names(ids: Sequence[int], strings: StringStore) -> list[str]:
    """The string of each id; ids mean nothing to the next article."""
    known = {one: strings[one] for one in set(ids)}
    return list(map(known.__getitem__, ids))


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
