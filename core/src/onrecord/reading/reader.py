"""Reader: from an article to its Readings, parsing no more than the demands ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.article import Article
from onrecord.reading.annotation import ENTITIES, LEMMAS, PARSE, Model
from onrecord.reading.annotation.join import Piece, join
from onrecord.reading.layers import LAYERS, Demand
from onrecord.reading.paragraphs import Paragraph, split_paragraphs
from onrecord.reading.quoted import find_regions
from onrecord.reading.reading import Annotated
from onrecord.reading.sentences import SentenceGuard
from onrecord.reading.triggers import TriggerIndex

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reader:
    """Reads articles for a fixed set of demands. One Reader serves one process."""

    def __init__(self, model: Model, demands: Iterable[Demand]) -> None:
        self.model = model
        self._demands = list(dict.fromkeys([*demands, *_layer_demands()]))
        self._index = TriggerIndex({str(at): demand.triggers for at, demand in enumerate(self._demands)})

    def read(self, article: Article, demands: Iterable[Demand]) -> Annotated:
        """Annotate one article for some of the Reader's demands; the parse is one batch, of this article alone."""
        paragraphs = split_paragraphs(article.text)
        visible = self._visible(article.text, paragraphs)
        wanted = [demand for demand in demands if visible[demand]]
        parse = _paragraphs_for("parse", wanted, visible)
        lemmas = _paragraphs_for("lemmas", wanted, visible)
        entities = _paragraphs_for("entities", wanted, visible)
        parsed = parse | lemmas | entities  # lemmas rest on the parts of speech, entities on the borders of sentences

        regions = find_regions(article.text, paragraphs)
        guard = SentenceGuard(article.text, regions)
        docs: dict[int, Doc] = {}
        for at in sorted(parsed):
            docs[at] = self.model.tokenize(article.text[paragraphs[at].body : paragraphs[at].end])
            guard.preset(docs[at], paragraphs[at])
        self.model.annotate(list(docs.values()), PARSE)
        self.model.annotate([docs[at] for at in sorted(lemmas)], LEMMAS)
        self.model.annotate([docs[at] for at in sorted(entities)], ENTITIES)

        doc = join(self.model.nlp.vocab, self._pieces(article.text, paragraphs, docs))
        shared = Annotated(article, doc, paragraphs, _token_ranges(doc, article.text, paragraphs))
        shared.visible = visible
        shared.parsed = frozenset(parsed)
        shared.layers["quoted", frozenset(range(len(paragraphs)))] = tuple(regions)  # found for the guard already
        return shared

    def _pieces(self, text: str, paragraphs: Sequence[Paragraph], docs: Mapping[int, Doc]) -> Iterator[Piece | str]:
        """A text as the Docs of its parsed paragraphs, datelines, white space, and Docs over all that lies between.

        What is not parsed is one piece, over as many paragraphs as it may be.
        """
        at = 0
        for paragraph in paragraphs:
            doc = docs.get(paragraph.index)
            borders = (paragraph.start, paragraph.body) if doc is not None or paragraph.dateline else ()
            for border in borders:
                if at < border:
                    yield self._unparsed(text[at:border])
                at = border
            if doc is not None:
                yield Piece(doc, parsed=True)
                at = paragraph.end
        if at < len(text):
            yield self._unparsed(text[at:])

    def _unparsed(self, text: str) -> Piece | str:
        return text if text.isspace() else Piece(self.model.tokenize(text), parsed=False)

    def _visible(self, text: str, paragraphs: Sequence[Paragraph]) -> dict[Demand, frozenset[int]]:
        """Which paragraphs each demand is given: those of its own triggers and of the layers that it requires."""
        own: dict[Demand, set[int]] = {demand: set() for demand in self._demands}
        for paragraph in paragraphs:
            for owner in self._index.owners(text[paragraph.start : paragraph.end]):
                own[self._demands[int(owner)]].add(paragraph.index)
        for demand in self._demands:
            if not demand.triggers:
                own[demand] = set(range(len(paragraphs)))
        return {
            demand: frozenset(own[demand].union(*(own[_demand_of(name)] for name in demand.sources)))
            for demand in self._demands
        }


def _demand_of(layer: str) -> Demand:
    return Demand(LAYERS[layer].needs, triggers=LAYERS[layer].triggers)


def _layer_demands() -> list[Demand]:
    return [_demand_of(name) for name, layer in LAYERS.items() if layer.scope == "own"]


def _paragraphs_for(annotation: str, demands: Iterable[Demand], visible: dict[Demand, frozenset[int]]) -> set[int]:
    return set().union(*(visible[demand] for demand in demands if annotation in demand.holds))


def _token_ranges(doc: Doc, text: str, paragraphs: Sequence[Paragraph]) -> list[range]:
    """The tokens of each paragraph's body in the Doc over the whole text."""
    if (end := doc[-1].idx + len(doc[-1].text_with_ws)) != len(text):
        raise AssertionError(f"the joined Doc has {end:,} characters, the article's text {len(text):,}")
    offsets = doc.to_array("IDX")
    first = np.searchsorted(offsets, [one.body for one in paragraphs]).tolist()
    after = np.searchsorted(offsets, [one.end for one in paragraphs]).tolist()
    return [range(*tokens) for tokens in zip(first, after, strict=True)]
