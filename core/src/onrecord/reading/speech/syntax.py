"""Syntax: the annotation of tokens as plain lists, for rules that look at each token many times.

spaCy makes a Python object at every look at a token; a list of strings costs a tenth of that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Final

from onrecord.reading.speech.lexicon import FRAMES_OF_FORM, LEMMAS, NOUN_CUE_FORMS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.strings import StringStore
    from spacy.tokens import Doc

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of verbs that have a tense."""

_COLUMNS: Final[list[int | str]] = ["IDX", "LENGTH", "HEAD", "POS", "TAG", "DEP", "IS_PUNCT"]
_NONE: Final[frozenset[str]] = frozenset()
_CHILDLESS: Final[list[int]] = []
_CUE_FORMS: Final = frozenset({*LEMMAS, *NOUN_CUE_FORMS, "according", "reportedly"})


class Syntax:
    """The tokens of an article's Doc, each attribute a list by token index.

    `lower`, `pos`, `tag` and `dep` are spaCy's; `start` and `end` are offsets of the article; `head` is a token
    index, `children` are those whose head a token is, in order. What is said of tokens in paragraphs that are not
    parsed means nothing: they have no `lower` and no children.
    """

    def __init__(self, doc: Doc, text: str, parsed: Sequence[range]) -> None:
        """`text` is the Doc's, which would have to put it together; `parsed` are the tokens that are parsed."""
        import numpy as np  # here: see Sentences

        self.doc = doc
        starts, lengths, steps, pos, tags, deps, punct = doc.to_array(_COLUMNS).T
        strings = doc.vocab.strings
        self.start: list[int] = starts.tolist()
        self.end: list[int] = (starts + lengths).tolist()
        self.lower = _lower(text, self.start, self.end, parsed)
        self.pos, self.tag, self.dep = _LABELS.of(np.stack((pos, tags, deps)), strings)
        self.punct: list[int] = punct.tolist()
        self.head: list[int] = (np.arange(len(steps)) + steps.astype(np.int64)).tolist()
        self.children = _children(self.head, parsed)
        self._relations: dict[int, list[str]] = {}
        self._cue_forms = [at for at, word in enumerate(self.lower) if word in _CUE_FORMS]

    def ancestors(self, at: int) -> Iterator[int]:
        """The head of a token, that one's head, and so on."""
        while (above := self.head[at]) != at:
            yield above
            at = above

    def relations(self, at: int) -> Sequence[str]:
        """The relations of the children of a token to it, in their order: many rules ask for those of one verb."""
        known = self._relations.get(at)
        if known is None:
            known = self._relations[at] = [self.dep[child] for child in self.children[at]]
        return known

    def is_noun(self, at: int) -> bool:
        """Whether a token is a noun or a name."""
        return self.pos[at] in ("NOUN", "PROPN")

    def left(self, at: int) -> int:
        """The first token of the subtree of a token."""
        return self.doc[at].left_edge.i

    def right(self, at: int) -> int:
        """The last token of the subtree of a token."""
        return self.doc[at].right_edge.i

    def cue_forms(self, first: int, after: int) -> list[int]:
        """The tokens among `first:after` that may be a form of a cue verb or noun, or "according" or "reportedly"."""
        known = self._cue_forms
        return known[bisect_left(known, first) : bisect_left(known, after)]

    def frames(self, at: int) -> frozenset[str]:
        """The frames of the cue verb that a token may be a form of; none for other tokens."""
        return FRAMES_OF_FORM.get(self.lower[at], _NONE)

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
            children = self.children[one]
            if opened or not children:
                found.append(one)
                continue
            waiting += [(child, False) for child in reversed(children) if child > one]
            waiting.append((one, True))
            waiting += [(child, False) for child in reversed(children) if child < one]
        return found


class _Labels:
    """The strings of the ids of parts of speech, tags and relations: there are few, and an id means one always.

    An id is looked up by its remainder for the least divisor by which no two of those met so far have the same one.
    """

    def __init__(self) -> None:
        self._known: tuple[NDArray[np.uint64], NDArray[np.object_]] | None = None
        """By remainder the id that has it, and its string."""

    def of(self, columns: NDArray[np.uint64], strings: StringStore) -> list[list[str]]:
        """The strings of several columns of ids, of each in a list."""
        import numpy as np

        ids, names = self._known or (np.zeros(1, dtype=np.uint64), np.array([""], dtype=object))
        places = columns % len(ids)
        if not np.array_equal(ids[places], columns):
            ids, names = self._known = _by_remainder(np.union1d(ids, columns), strings)
            places = columns % len(ids)
        return names[places].tolist()  # type: ignore[no-any-return]


def _by_remainder(known: NDArray[np.uint64], strings: StringStore) -> tuple[NDArray[np.uint64], NDArray[np.object_]]:
    import numpy as np

    divisor = next(one for one in count(len(known)) if len(np.unique(known % one)) == len(known))
    ids, names = np.zeros(divisor, dtype=np.uint64), np.full(divisor, "", dtype=object)
    ids[known % divisor] = known
    names[known % divisor] = [strings[one] for one in known.tolist()]
    return ids, names


_LABELS: Final = _Labels()


def _lower(text: str, starts: Sequence[int], ends: Sequence[int], parsed: Sequence[range]) -> list[str]:
    """The parsed words in lower case: cut from the lowered text, unless that has other offsets ("İ")."""
    lowered = text.lower()
    cut = len(lowered) == len(text)
    found = [""] * len(starts)
    for tokens in parsed:
        borders = zip(starts[tokens.start : tokens.stop], ends[tokens.start : tokens.stop], strict=True)
        found[tokens.start : tokens.stop] = (
            [lowered[start:end] for start, end in borders]
            if cut
            else [text[start:end].lower() for start, end in borders]
        )
    return found


def _children(heads: Sequence[int], parsed: Sequence[range]) -> list[list[int]]:
    """For each token those whose head it is, in order."""
    found: list[list[int]] = [_CHILDLESS] * len(heads)
    for tokens in parsed:
        for at, head in enumerate(heads[tokens.start : tokens.stop], tokens.start):
            if head != at:
                if found[head]:
                    found[head].append(at)
                else:
                    found[head] = [at]
    return found
