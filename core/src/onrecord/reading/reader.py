"""Reader: from an article to its Readings, parsing no more than the demands ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from onrecord.article import Article
from onrecord.reading.annotation import ENTITIES, LEMMAS, PARSE, Model
from onrecord.reading.annotation.join import join
from onrecord.reading.layers import LAYERS, Demand
from onrecord.reading.paragraphs import Paragraph, split_paragraphs
from onrecord.reading.quoted import find_regions
from onrecord.reading.reading import Annotated
from onrecord.reading.sentences import SentenceGuard
from onrecord.reading.triggers import TriggerIndex


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

        docs = [self.model.tokenize(article.text[one.body : one.end]) for one in paragraphs]
        regions = find_regions(article.text, paragraphs)
        guard = SentenceGuard(article.text, regions)
        for at in sorted(parsed):
            guard.preset(docs[at], paragraphs[at])
        self.model.annotate([docs[at] for at in sorted(parsed)], PARSE)
        self.model.annotate([docs[at] for at in sorted(lemmas)], LEMMAS)
        self.model.annotate([docs[at] for at in sorted(entities)], ENTITIES)

        doc, tokens = _join(self.model, article.text, paragraphs, docs, parsed)
        shared = Annotated(article, doc, paragraphs, tokens)
        shared.visible = visible
        shared.parsed = len(parsed)
        shared.layers["quoted", frozenset(range(len(paragraphs)))] = tuple(regions)  # found for the guard already
        return shared

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


def _join(
    model: Model, text: str, paragraphs: Sequence[Paragraph], docs: Sequence[Doc], parsed: set[int]
) -> tuple[Doc, list[range]]:
    """One Doc over the whole text, and the token range of each paragraph's body in it.

    The white space between paragraphs becomes tokens of its own, a dateline a sentence of its own.
    """
    pieces: list[tuple[Doc, bool]] = []
    ranges: list[range] = []
    at = count = 0
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        if at < paragraph.start:
            pieces.append((Doc(model.nlp.vocab, words=[text[at : paragraph.start]], spaces=[False]), False))
            count += 1
        if paragraph.start < paragraph.body:
            dateline = model.tokenize(text[paragraph.start : paragraph.body])
            pieces.append((dateline, False))
            count += len(dateline)
        pieces.append((doc, paragraph.index in parsed))
        ranges.append(range(count, count + len(doc)))
        count += len(doc)
        at = paragraph.end
    if at < len(text):
        pieces.append((Doc(model.nlp.vocab, words=[text[at:]], spaces=[False]), False))
    joined = join(pieces)
    if (end := joined[-1].idx + len(joined[-1].text_with_ws)) != len(text):
        raise AssertionError(f"the joined Doc has {end:,} characters, the article's text {len(text):,}")
    return joined, ranges
