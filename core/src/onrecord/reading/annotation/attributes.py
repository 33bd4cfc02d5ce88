"""Attributes of tokens as matrices, a row for each token, and rows as keys for what is remembered per kind of token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Token

Attributes = npt.NDArray[np.uint64]


def attributes_of(doc: Doc, columns: list[int | str]) -> Attributes:
    """A row for each token of a doc, a column for each of the named attributes."""
    return np.asarray(doc.to_array(columns), dtype=np.uint64).reshape(len(doc), len(columns))


def set_attributes(doc: Doc, columns: list[int | str], values: Attributes) -> None:
    """Set the named attributes of a doc's tokens from a matrix of that shape, or from a vector for one attribute."""
    doc.from_array(columns, values)  # type: ignore[arg-type]


class Batch:
    """The tokens of several docs as one sequence. `attributes` has a row for each token, a column for each name."""

    def __init__(self, docs: Sequence[Doc], columns: list[int | str]) -> None:
        self._docs = docs
        self._ends = list(accumulate(map(len, docs)))
        self.attributes = np.concatenate([attributes_of(doc, columns) for doc in docs])

    def token(self, at: int) -> Token:
        """The token at an index of the sequence."""
        doc = bisect_right(self._ends, at)
        return self._docs[doc][at - self._ends[doc]]  # from the end, whose index is known

    def parts(self) -> Iterator[tuple[Doc, slice]]:
        """Each doc with the part of the sequence that is its own."""
        for doc, end in zip(self._docs, self._ends, strict=True):
            yield doc, slice(end - len(doc), end)


def kinds_of(attributes: Attributes) -> Sequence[bytes]:
    """The bytes of each row: equal rows, and no others, have equal bytes."""
    whole = np.ascontiguousarray(attributes)
    kinds: list[bytes] = whole.view(f"V{whole.itemsize * whole.shape[1]}").ravel().tolist()
    return kinds
