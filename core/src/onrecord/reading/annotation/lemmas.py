"""Lemmas (spaCy's rule lemmatizer), remembered per word, part of speech and morphology."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

from onrecord.reading.annotation.attributes import attributes_of, kinds_of, set_attributes
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
        attributes = np.concatenate([attributes_of(doc, [ORTH, POS, MORPH, LEMMA]) for doc in docs])
        kinds = kinds_of(attributes[:, :3])
        places = dict(zip(kinds, range(len(kinds)), strict=True))  # for each kind a token of it
        ends = list(accumulate(map(len, docs)))
        ids: dict[bytes, int] = {}
        for kind, at in places.items():
            lemma = self._known.get(kind)
            if lemma is None:
                of = bisect_right(ends, at)
                lemma = self._known[kind] = self._stock.lemmatize(docs[of][at - ends[of]])[0]
            # a lemma is remembered as a string, since the id of a string does not outlive a memory zone
            ids[kind] = self._strings.add(lemma)
        lemmas = np.array([ids[kind] for kind in kinds], dtype=np.uint64)
        lemmas = np.where(attributes[:, 3], attributes[:, 3], lemmas)
        for doc, end in zip(docs, ends, strict=True):
            set_attributes(doc, [LEMMA], lemmas[end - len(doc) : end])
