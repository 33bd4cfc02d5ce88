"""Token vectors (spaCy's tok2vec) in plain numpy: embeddings remembered per kind of token, the encoder in small blocks.

What makes it faster than thinc's layers, and why it gives the same: docs/decisions/0011-the-same-annotation-faster.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model as Layer

from onrecord.reading.annotation.embeddings import Embeddings, maxout_and_normalise
from onrecord.reading.annotation.unfamiliar import Unfamiliar

Floats = npt.NDArray[np.float32]

_BLOCK: Final = 128
"""Rows that go through a layer at a time: few enough for all buffers to stay in a core's own cache."""

_LAYER: Final = "residual(expand_window>>maxout>>layernorm>>dropout)"


class Encoder:
    """One tok2vec as en_core_web_sm has it: hash embeddings, then residual layers that look one token around.

    Raises Unfamiliar where the model has another form.
    """

    def __init__(self, tok2vec: Layer[Any, Any]) -> None:
        if not (tok2vec.has_ref("embed") and tok2vec.has_ref("encode")):
            raise Unfamiliar(f"its tok2vec is {tok2vec.name}")
        self._embeddings = Embeddings(tok2vec.get_ref("embed"))
        encode = tok2vec.get_ref("encode")
        self._pad: int = encode.attrs.get("pad", 0)
        self._layers = [_WindowLayer.of(node) for node in _residuals(encode)]
        if self._pad != len(self._layers):
            raise Unfamiliar(f"its encoder pads by {self._pad} rows for {len(self._layers)} layers")

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each Doc a matrix with a row for each of its tokens.

        As in stock there are as many empty rows between two Docs as there are layers, so that neither sees the other.
        """
        embedded = self._embeddings(docs)
        lengths = [len(doc) for doc in docs]
        rows = np.zeros((sum(lengths) + self._pad * (len(docs) + 1), embedded.shape[1]), dtype=np.float32)
        places, taken, at = [], 0, self._pad
        for length in lengths:
            rows[at : at + length] = embedded[taken : taken + length]
            places.append(slice(at, at + length))
            taken += length
            at += length + self._pad
        for layer in self._layers:
            layer.add_to(rows)
        return [rows[place] for place in places]

    def as_layer(self) -> Layer[Any, Any]:
        """The same as a thinc layer, for prediction."""

        def forward(_: Layer[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Callable[..., Any]]:
            return self(docs), _no_training

        return Layer("onrecord_tok2vec", forward)


def _no_training(_gradient: object) -> object:
    raise NotImplementedError("this pipeline was loaded to annotate; load it with spacy.load() to train it")


def _residuals(encode: Layer[Any, Any]) -> list[Layer[Any, Any]]:
    """The encoder's layers in order; of one layer alone there is no chain around it."""
    inner = encode.layers[0] if encode.layers else encode
    return list(inner.layers) if all(node.name.startswith("residual") for node in inner.layers) else [inner]


@dataclass(frozen=True, slots=True)
class _WindowLayer:
    """A token's row plus the normalised maxout of the row with its two neighbours.

    `weights` (3 · width, pieces · width) are the stock ones with the pieces of a maxout in blocks, so that the maximum
    is taken over whole rows and not over every third number.
    """

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, residual: Layer[Any, Any]) -> _WindowLayer:
        nodes = {node.name: node for node in residual.walk()}
        if residual.name != _LAYER or nodes["expand_window"].attrs["window_size"] != 1:
            raise Unfamiliar(f"a layer of its encoder is {residual.name}")
        maxout, norm = nodes["maxout"], nodes["layernorm"]
        weights = np.asarray(maxout.get_param("W"))  # width, pieces, 3 · width
        width, pieces, inputs = weights.shape
        if inputs != 3 * width:
            raise Unfamiliar(f"a layer of its encoder takes {inputs} numbers for {width}")
        return cls(
            np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T),
            np.asarray(maxout.get_param("b")).T.reshape(pieces * width),
            np.asarray(norm.get_param("G")),
            np.asarray(norm.get_param("b")),
        )

    def add_to(self, rows: Floats) -> None:
        """Run the layer over all rows in place."""
        count, width = rows.shape
        window = np.empty((_BLOCK, 3 * width), dtype=np.float32)
        before = np.zeros(width, dtype=np.float32)  # the row before the block, as it was before the layer
        for start in range(0, count, _BLOCK):
            block = rows[start : start + _BLOCK]
            seen = window[: len(block)]
            seen[0, :width] = before
            seen[1:, :width] = block[:-1]
            seen[:, width : 2 * width] = block
            seen[:-1, 2 * width :] = block[1:]
            seen[-1, 2 * width :] = rows[start + _BLOCK] if start + _BLOCK < count else 0
            before = block[-1].copy()
            product = seen @ self.weights
            product += self.bias
            block += maxout_and_normalise(product, self.gain, self.shift)
