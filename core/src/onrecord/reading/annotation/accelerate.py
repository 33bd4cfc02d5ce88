"""The fast parts in the place of spaCy's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from onrecord.reading.annotation.encoder import Encoder
from onrecord.reading.annotation.lemmas import Lemmas
from onrecord.reading.annotation.ruler import Ruler
from onrecord.reading.annotation.words import describe_quickly, quick_tokenizer

Stage = Callable[[Sequence[Doc]], None]
"""One component of a pipeline: sets on the docs, as one batch, what it finds."""


def stock_stages(nlp: Language) -> dict[str, Stage]:
    """The components of a pipeline as they are, by name."""
    return {name: _stage(component) for name, component in nlp.pipeline}


def accelerate(nlp: Language) -> dict[str, Stage]:
    """Put fast parts into a pipeline, and return its components by name. Raises Unfamiliar where it has another form.

    The pipeline itself is changed, and no good for training any more.
    """
    use_openblas(nlp)
    nlp.tokenizer = quick_tokenizer(nlp)
    describe_quickly(nlp.vocab)
    parts: Mapping[str, Any] = dict(nlp.pipeline)
    tok2vec, ner = parts["tok2vec"], parts["ner"].model
    of_ner = ner.get_ref("tok2vec").layers[0]
    encoder, encoder_of_ner = Encoder(tok2vec.model), Encoder(of_ner)
    ruler, lemmas = Ruler(parts["attribute_ruler"]), Lemmas(parts["lemmatizer"])

    tok2vec.model = encoder.as_layer()
    ner.replace_node(of_ner, encoder_of_ner.as_layer())
    return {**stock_stages(nlp), "attribute_ruler": ruler, "lemmatizer": lemmas}


def use_openblas(nlp: Language) -> None:
    """Take numpy's matrix product instead of thinc's BLIS, which is the slower of the two on one thread.

    Why and by how much: docs/decisions/0003-spacy-and-its-matrix-product.md.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model:
            for node in model.walk():
                node.ops = ops


def _stage(component: Any) -> Stage:
    if hasattr(component, "predict"):

        def trained(docs: Sequence[Doc]) -> None:
            component.set_annotations(docs, component.predict(docs))

        return trained

    def rules(docs: Sequence[Doc]) -> None:
        for doc in docs:
            component(doc)

    return rules
