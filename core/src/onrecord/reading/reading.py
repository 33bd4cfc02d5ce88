"""Reading: one article as one extractor sees it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.article import Article
from onrecord.errors import NotRequired
from onrecord.facts import Evidence
from onrecord.outcome import Refusal
from onrecord.reading.layers import LAYERS, Demand
from onrecord.reading.paragraphs import Paragraph
from onrecord.stopwatch import Stopwatch

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from onrecord.reading.mentions import Mentions
    from onrecord.reading.numbers import Quantity
    from onrecord.reading.quoted import Region
    from onrecord.reading.speech import Attribution

T = TypeVar("T")


class Annotated:
    """One article with all that any asker has a part of: the Doc, its paragraphs, and layers already computed."""

    def __init__(self, article: Article, doc: Doc, paragraphs: Sequence[Paragraph], tokens: Sequence[range]) -> None:
        self.article = article
        self.doc = doc
        self.paragraphs = tuple(paragraphs)
        self.paragraph_starts = [one.start for one in self.paragraphs]
        self.tokens = tuple(tokens)
        """For each paragraph the indices of its tokens in `doc`."""
        self.visible: dict[Demand, frozenset[int]] = {}
        """For each demand that the article was read for, the indices of the paragraphs that it is given."""
        self.layers: dict[tuple[str, frozenset[int]], Any] = {}
        self.found_once: dict[tuple[str, int], Any] = {}
        """What `Reading.once` has found, by its name and paragraph; -1 for the article."""
        self.parsed: frozenset[int] = frozenset()
        """The indexes of the paragraphs that are parsed, for whomever."""
        self.watch = Stopwatch()
        """The time that each layer takes."""
        self.refused: Callable[[Refusal], object] | None = None
        """Who is told what extractors and layers refuse; None where nobody watches."""

    @cached_property
    def sentences(self) -> Sentences:
        """All sentences of `doc`; those of paragraphs that are not parsed mean nothing."""
        return Sentences(self.doc)


class Sentences:
    """Where the sentences of a Doc begin and end; asking spaCy token by token walks the sentence each time."""

    def __init__(self, doc: Doc) -> None:
        import numpy as np  # here: commands that read nothing load plugins too, and it takes a tenth of a second

        begins, offsets, lengths = doc.to_array(["SENT_START", "IDX", "LENGTH"]).T
        first = np.flatnonzero(begins == 1)
        if not first.size or first[0]:
            first = np.concatenate([[0], first])
        last = np.concatenate([first[1:], [len(begins)]]) - 1
        self.tokens: list[int] = first.tolist()
        """The index of the first token of each."""
        self.starts: list[int] = offsets[first].tolist()
        self.ends: list[int] = (offsets + lengths)[last].tolist()
        """The offsets of each, half-open, without the space behind it."""


class Reading:
    """One article, annotated, as the declarations of one extractor (or layer) let it be seen.

    `doc` is an ordinary spaCy Doc whose text is the article's: `token.idx` is an offset of the article. Only the
    paragraphs in `paragraphs` are parsed for certain; what stands elsewhere in `doc` depends on other extractors and
    must not be looked at. An accessor that was not declared raises NotRequired.
    """

    def __init__(
        self, shared: Annotated, demand: Demand, visible: frozenset[int] | None = None, layer: str | None = None
    ) -> None:
        """`layer` is the name of the layer that reads, None where an extractor does."""
        self._shared = shared
        self._reader = layer
        self._demand = demand
        self._visible = shared.visible[demand] if visible is None else visible
        self._given: dict[str, Any] = {}
        """The layers that were asked for already."""

    @property
    def article(self) -> Article:
        return self._shared.article

    @property
    def text(self) -> str:
        return self._shared.article.text

    @property
    def doc(self) -> Doc:
        return self._shared.doc

    @property
    def all_paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the article: for what needs no more than text and tokens."""
        return self._shared.paragraphs

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs with a trigger of this extractor or of a layer that it requires."""
        return tuple(one for one in self._shared.paragraphs if one.index in self._visible)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of `paragraphs`, as Spans of `doc`, without datelines. Needs `parse`."""
        self._check("parse")
        known = self._shared.sentences.tokens
        borders = [*known, len(self.doc)]
        found = []
        for one in self.paragraphs:
            tokens = self._shared.tokens[one.index]
            first, after = bisect_right(known, tokens.start) - 1, bisect_left(known, tokens.stop)
            found += [self.doc[borders[at] : borders[at + 1]] for at in range(first, after)]
        return tuple(found)

    @cached_property
    def entities(self) -> tuple[Span, ...]:
        """The named entities of `paragraphs`. Needs `entities`."""
        self._check("entities")
        return tuple(entity for one in self.paragraphs for entity in self.tokens(one).ents)

    @property
    def quoted(self) -> tuple[Region, ...]:
        """The quotation regions of the whole article, by start."""
        return self._layer("quoted")  # type: ignore[no-any-return]

    @property
    def speech(self) -> tuple[Attribution, ...]:
        """Who says what, by place."""
        return self._layer("speech")  # type: ignore[no-any-return]

    @property
    def mentions(self) -> Mentions:
        """The people, organisations and places of the article."""
        return self._layer("mentions")  # type: ignore[no-any-return]

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """The quantities in `paragraphs`, by start."""
        return self._layer("numbers")  # type: ignore[no-any-return]

    def tokens(self, paragraph: Paragraph) -> Span:
        """The tokens of a paragraph behind its dateline, as a Span of `doc`."""
        tokens = self.token_range(paragraph)
        return self.doc[tokens.start : tokens.stop]

    def token_range(self, paragraph: Paragraph) -> range:
        """The indices in `doc` of the tokens of a paragraph behind its dateline."""
        return self._shared.tokens[paragraph.index]

    def parsed_tokens(self) -> list[range]:
        """The tokens of all paragraphs that are parsed, for this extractor or another."""
        return [self._shared.tokens[one] for one in sorted(self._shared.parsed)]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph (of the whole article) that the character at `offset` is in; None between paragraphs."""
        at = bisect_right(self._shared.paragraph_starts, offset) - 1
        found = self._shared.paragraphs[at] if at >= 0 else None
        return found if found and offset < found.end else None

    def evidence(self, field: str, start: Span | Token | int, end: int | None = None) -> Evidence:
        """Evidence for a field: from a Span, a Token, or two offsets."""
        first, last = _offsets("evidence", start, end)
        return Evidence(field=field, start=first, end=last, exact=self.text[first:last])

    @property
    def watched(self) -> bool:
        """Whether anybody is told what is refused: only then is it worth finding out why."""
        return self._shared.refused is not None

    def refuse(self, rule: str, why: str, start: Span | Token | int, end: int | None = None) -> None:
        """Note that something was looked at and gives no fact: the rule by which, why in words, and where.

        For whoever watches, as `onrecord try` does; without anyone it does nothing, and it never changes a fact.
        """
        if self._shared.refused is not None:
            self._shared.refused(Refusal(rule, why, *_offsets("refuse", start, end), self._reader))

    def sentence_around(self, start: int, end: int) -> str:
        """The text of the sentence or sentences (unparsed: paragraphs) that a range of offsets touches."""
        text = self.text
        if not 0 <= start < end <= len(text):
            return text[start:end]
        return text[self._sentence_at(start)[0] : self._sentence_at(end - 1, last=True)[1]].strip()

    def _sentence_at(self, offset: int, *, last: bool = False) -> tuple[int, int]:
        """The sentence (unparsed: paragraph) of a character; a space between two counts to the second unless `last`."""
        sentences = self._shared.sentences
        at = bisect_right(sentences.starts, offset) - 1
        if not last and offset >= sentences.ends[at] and at + 1 < len(sentences.starts):
            at += 1
            offset = sentences.starts[at]
        paragraph = self.paragraph_at(offset)
        if paragraph is None or (paragraph.index in self._visible and "parse" in self._holds):
            return sentences.starts[at], sentences.ends[at]
        return paragraph.start, paragraph.end

    def prepare(self, done: Callable[[str], None] = lambda layer: None) -> None:
        """Compute the layers that this reading holds, so that later access takes no time; `done` is told of each."""
        for name in LAYERS:
            if name in self._holds:
                self._layer(name)
                done(name)

    @cached_property
    def _holds(self) -> frozenset[str]:
        return self._demand.holds

    def _check(self, name: str) -> None:
        if name not in self._holds:
            raise NotRequired(
                f"this needs {name!r}; add it to the `requires` of the extractor, which now holds "
                f"{sorted(self._holds) or 'nothing'}"
            )

    def once(self, what: str, find: Callable[[], T], paragraph: Paragraph | None = None) -> T:
        """For layers: what `find` gives for a paragraph of this reading, or for the article, found once whoever asks.

        Only for what depends on no more than the annotation of this one paragraph and layers of scope `article`: then
        every view that has the paragraph would find the same. Whoever gets it must not change it.
        """
        key = (what, -1 if paragraph is None else paragraph.index)
        known = self._shared.found_once
        if key not in known:
            known[key] = find()
        return known[key]  # type: ignore[no-any-return]

    def _layer(self, name: str) -> Any:
        if name in self._given:
            return self._given[name]
        self._check(name)
        layer = LAYERS[name]
        demand = Demand(layer.needs, triggers=layer.triggers)
        if layer.scope == "own" and name in self._demand.sources:
            seen = self._shared.visible[demand]
        elif layer.scope == "article":
            seen = frozenset(one.index for one in self._shared.paragraphs)
        else:
            seen = self._visible
        key = (name, seen)
        if key not in self._shared.layers:
            with self._shared.watch.measure(name):
                found = layer.read(Reading(self._shared, demand, seen, name))
            # several extractors are given the same layer: none may change it for the next
            self._shared.layers[key] = tuple(found) if isinstance(found, list) else found
        self._given[name] = self._shared.layers[key]
        return self._given[name]


def _offsets(asked: str, start: Span | Token | int, end: int | None) -> tuple[int, int]:
    """The offsets of a Span, of a Token, or those given. Raises TypeError where one is missing."""
    if isinstance(start, int):
        if end is None:
            raise TypeError(f"{asked}() takes a Span, a Token, or two offsets")
        return start, end
    if hasattr(start, "idx"):  # a Token; whoever only loads plugins imports this module too, without spaCy
        return start.idx, start.idx + len(start)
    return start.start_char, start.end_char
