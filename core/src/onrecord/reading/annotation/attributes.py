"""Attributes of tokens as matrices, a row for each token, and rows as keys for what is remembered per kind of token."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

Attributes = npt.NDArray[np.uint64]


def attributes_of(doc: Doc, columns: list[int | str]) -> Attributes:
    """A row for each token of a doc, a column for each of the named attributes."""
    return np.asarray(doc.to_array(columns), dtype=np.uint64).reshape(len(doc), len(columns))


def set_attributes(doc: Doc, columns: list[int | str], values: Attributes) -> None:
    """Set the named attributes of a doc's tokens from a matrix of that shape, or from a vector for one attribute."""
    doc.from_array(columns, values)  # type: ignore[arg-type]


def kinds_of(attributes: Attributes) -> Sequence[bytes]:
    """The bytes of each row: equal rows, and no others, have equal bytes."""
    whole = np.ascontiguousarray(attributes)
    kinds: list[bytes] = whole.view(f"V{whole.itemsize * whole.shape[1]}").ravel().tolist()
    return kinds
