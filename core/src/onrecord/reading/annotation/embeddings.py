"""Embeddings: the part of a token's vector that its own attributes decide, remembered per kind of token.

Stock hashes each attribute into a table, puts the rows side by side, and multiplies by one matrix. Here the row of each
attribute is multiplied by its own part of the matrix, which is remembered, and what comes out is added. Every product
is of one row, so that a number never depends on what else was computed with it: which articles a process has read
before changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model as Layer

from onrecord.reading.annotation.attributes import Attributes, attributes_of, kinds_of
from onrecord.reading.annotation.unfamiliar import Unfamiliar

Floats = npt.NDArray[np.float32]

KINDS: Final = 20_000
"""Kinds of token whose embedding is remembered, some 600 bytes each."""

VALUES: Final = 4_000
"""Values of one attribute whose part is remembered, some 1,300 bytes each."""

_EMBED: Final = "extract_features>>list2ragged>>with_array"
_MIX: Final = "maxout>>layernorm>>dropout"
_EPSILON: Final = np.float32(1e-8)
"""What thinc's layer normalisation adds to a variance."""


class Embeddings:
    """The embedding layers of one tok2vec. Raises Unfamiliar where they have another form than en_core_web_sm's."""

    def __init__(self, embed: Layer[Any, Any]) -> None:
        layers = embed.layers
        if not embed.name.startswith(_EMBED) or len(layers) != 5 or layers[3].layers[0].name != _MIX:
            raise Unfamiliar(f"its embedding is {embed.name}")
        mix = {node.name: node for node in layers[3].walk()}
        weights = np.asarray(mix["maxout"].get_param("W"))  # width, pieces, attributes · width
        self.width, pieces, inputs = weights.shape
        weights = weights.transpose(1, 0, 2).reshape(pieces * self.width, inputs)
        tables = [node for node in layers[2].walk() if node.name == "hashembed"]
        self._columns: list[int | str] = layers[0].attrs["columns"]
        if [table.get_dim("nO") for table in tables] != [self.width] * len(self._columns):
            raise Unfamiliar(f"its embedding has the tables {[table.get_param('E').shape for table in tables]}")
        self._parts = [
            _Part(table, np.ascontiguousarray(weights[:, at * self.width : (at + 1) * self.width]))
            for at, table in enumerate(tables)
        ]
        self._bias = np.asarray(mix["maxout"].get_param("b")).T.reshape(pieces * self.width)
        self._gain, self._shift = (np.asarray(mix["layernorm"].get_param(name)) for name in ("G", "b"))
        self._rows = np.zeros((KINDS, self.width), dtype=np.float32)
        self._places: dict[bytes, int] = {}

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """A row for each token of the docs, in order."""
        attributes = np.concatenate([attributes_of(doc, self._columns) for doc in docs])
        kinds = kinds_of(attributes)
        places = self._places
        new = {kind: at for at, kind in enumerate(kinds) if kind not in places}
        if len(places) + len(new) > KINDS:
            places.clear()  # what is frequent is soon back
            new = {kind: at for at, kind in enumerate(kinds)}
        if len(new) > KINDS:
            return self._compute(attributes)
        if new:
            begin, end = len(places), len(places) + len(new)
            self._rows[begin:end] = self._compute(attributes[list(new.values())])
            places.update(zip(new, range(begin, end), strict=True))
        return self._rows[[places[kind] for kind in kinds]]

    def _compute(self, attributes: Attributes) -> Floats:
        mixed = np.tile(self._bias, (len(attributes), 1))
        for part, values in zip(self._parts, attributes.T, strict=True):
            mixed += part(values.tolist())
        return maxout_and_normalise(mixed, self._gain, self._shift)


class _Part:
    """What one attribute adds: the row of its value in a hash table, times its part of the matrix."""

    def __init__(self, table: Layer[Any, Any], weights: Floats) -> None:
        self._table = table
        self._weights = weights
        self._rows = np.zeros((VALUES, len(weights)), dtype=np.float32)
        self._places: dict[int, int] = {}

    def __call__(self, values: Sequence[int]) -> Floats:
        """A row for each value."""
        places = self._places
        new = [value for value in dict.fromkeys(values) if value not in places]
        if len(places) + len(new) > VALUES:
            places.clear()
            new = list(dict.fromkeys(values))
        if len(new) > VALUES:
            return np.stack(list(self._compute(values)))
        for value, row in zip(new, self._compute(new), strict=True):
            self._rows[len(places)] = row
            places[value] = len(places)
        return self._rows[[places[value] for value in values]]

    def _compute(self, values: Sequence[int]) -> Iterable[Floats]:
        if not values:
            return []
        hashed = self._table.predict(np.array(values, dtype=np.uint64))
        return (self._weights @ row for row in hashed)


def maxout_and_normalise(product: Floats, gain: Floats, shift: Floats) -> Floats:
    """For each row the maximum over its pieces, which stand one after the other, normalised as thinc does it."""
    width = len(gain)
    best = np.maximum(product[:, :width], product[:, width : 2 * width])
    for start in range(2 * width, product.shape[1], width):
        np.maximum(best, product[:, start : start + width], out=best)
    best -= best.mean(axis=1, keepdims=True)
    deviation = np.einsum("ij,ij->i", best, best)
    deviation /= width
    deviation += _EPSILON
    np.sqrt(deviation, out=deviation)
    best /= deviation[:, None]
    best *= gain
    best += shift
    return best
