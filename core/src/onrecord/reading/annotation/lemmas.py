"""Lemmas (spaCy's rule lemmatizer), remembered per word, part of speech and morphology."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

from onrecord.reading.annotation.attributes import Batch, kinds_of, set_attributes
from onrecord.reading.annotation.unfamiliar import Unfamiliar

REMEMBERED: Final = 50_000
"""Words whose lemma is remembered, some 300 bytes each."""


class Lemmas:
    """Does what a rule Lemmatizer does. Raises Unfamiliar for another mode, or one that overwrites lemmas."""

    def __init__(self, stock: Lemmatizer) -> None:
        if stock.mode != "rule" or stock.overwrite:
            raise Unfamiliar(f"its lemmatizer works by {stock.mode}, overwrite = {stock.overwrite}")
        index = stock.lookups.get_table("lemma_index")
        for part_of_speech in list(index):
            index[part_of_speech] = frozenset(index[part_of_speech])  # stock looks for words in lists of thousands
        self._stock = stock
        self._strings = stock.vocab.strings
        self._known: dict[bytes, str] = {}

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the lemmas that docs with parts of speech do not have yet."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
            self._stock.cache.clear()  # it remembers all that it is asked
        batch = Batch(docs, [ORTH, POS, MORPH, LEMMA])
        kinds = kinds_of(batch.attributes[:, :3])
        places = dict(zip(kinds, range(len(kinds)), strict=True))  # for each kind a token of it
        ids: dict[bytes, int] = {}
        for kind, at in places.items():
            lemma = self._known.get(kind)
            if lemma is None:
                lemma = self._known[kind] = self._stock.lemmatize(batch.token(at))[0]
            # a lemma is remembered as a string, since the id of a string does not outlive a memory zone
            ids[kind] = self._strings.add(lemma)
        found = np.array([ids[kind] for kind in kinds], dtype=np.uint64)
        given = batch.attributes[:, 3]
        lemmas = np.where(given, given, found)
        for doc, part in batch.parts():
            set_attributes(doc, [LEMMA], lemmas[part])
