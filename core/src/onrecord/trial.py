"""Trial: one article read by one extractor, sentence by sentence, with what was found and what was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

from onrecord.article import Article
from onrecord.engine import Engine
from onrecord.outcome import Failure, Refusal

if TYPE_CHECKING:
    from onrecord.reading import Reading

_WORDS: Final = 40
"""Characters of what was refused that are told."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of evidence: its offsets in the article, and the field that was read from it."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (where nothing is parsed, a paragraph) with a trigger, a fact, or evidence of one.

    `triggers` stand in it, those of a layer with the layer's name behind them. `facts` are the records of the facts
    whose main span begins in it; `marks` is the evidence that stands in it, of whichever fact. `refusals` are what the
    extractor and its layers looked at in it and gave nothing for, as far as they say.
    """

    start: int
    end: int
    text: str
    triggers: Sequence[str]
    facts: Sequence[dict[str, Any]]
    marks: Sequence[Mark]
    refusals: Sequence[Refusal]

    @property
    def why(self) -> str | None:
        """Why it has no fact, as far as that can be said; None where it has a part in one."""
        if self.facts or self.marks:
            return None
        stands = "stands" if len(self.triggers) == 1 else "stand"
        refused = "; ".join(map(self._in_words, self.refusals))
        return f"no fact: {_listed(self.triggers)} {stands} here, and {refused or 'no rule fired'}"

    def _in_words(self, one: Refusal) -> str:
        """A refusal with the first of the words that it is about."""
        rule = f"{one.rule} of the layer {one.layer}" if one.layer else one.rule
        words = shorten(self.text[one.start - self.start : one.end - self.start], _WORDS, placeholder=" …")
        return f"{rule} gives nothing for {words!r}: {one.why}"


@dataclass(frozen=True, slots=True)
class Trial:
    """What an extractor made of an article. `nothing` says why there is no passage, None where there is one."""

    article: Article
    passages: Sequence[Passage]
    failure: Failure | None
    nothing: str | None


class Trials:
    """Has an engine with one extractor read articles, and looks at their sentences."""

    def __init__(self, engine: Engine) -> None:
        from onrecord.reading import Demand, Reader
        from onrecord.reading.layers import closure
        from onrecord.reading.triggers import TriggerIndex

        (loaded,) = engine.loaded
        self._engine = engine
        self._extractor = loaded.extractor
        demand = Demand.of(loaded.extractor)
        self._parsed = Demand(demand.requires | {"parse"}, demand.consults, demand.triggers)
        self._reader = Reader(engine.model, [self._parsed])
        self._index = TriggerIndex({label: {trigger} for label, trigger in _triggers(demand)})
        self._layers = {None, *closure(loaded.extractor.requires)}  # one that is only consulted gives it no facts

    def read(self, article: Article) -> Trial:
        """What the extractor makes of an article."""
        refused: list[Refusal] = []
        outcome = self._engine.process(article, refused=refused.append)
        refused = [one for one in dict.fromkeys(refused) if one.layer in self._layers]
        if outcome.skipped:
            return Trial(article, (), None, f"the article is skipped: {outcome.skipped}")
        facts = [fact.fields() for fact in outcome.facts]
        failure = outcome.failures[0] if outcome.failures else None
        passages = list(self._passages(article, facts, refused))
        nothing = None
        if not passages:
            triggers = sorted(self._extractor.triggers)
            nothing = (
                f"none of its triggers stands in the text: {_listed(triggers)}" if triggers else "nothing was found"
            )
        return Trial(article, passages, failure, nothing)

    def _passages(
        self, article: Article, facts: Sequence[dict[str, Any]], refused: Sequence[Refusal]
    ) -> Iterator[Passage]:
        from onrecord.reading import Reading

        marks = [Mark(one["start"], one["end"], one["field"]) for fact in facts for one in fact["evidence"]]
        with self._engine.model.zone():
            reading = Reading(self._reader.read(article, [self._parsed]), self._parsed)
            for start, end in _units(reading):
                text = article.text[start:end]
                begin_here = [one for one in facts if start <= one["start"] < end]
                marked = [one for one in marks if one.start < end and start < one.end]
                triggers = sorted(self._index.owners(text))
                refusals = [one for one in refused if start <= one.start < end]
                if begin_here or marked or triggers:
                    in_order = sorted(set(marked), key=lambda one: one.start)
                    yield Passage(start, end, text, triggers, begin_here, in_order, refusals)


def _triggers(demand: Any) -> Iterator[tuple[str, str]]:
    """The triggers that bring a demand paragraphs, each with what people are told of it."""
    from onrecord.reading import LAYERS

    for trigger in demand.triggers:
        yield repr(trigger), trigger
    for layer in demand.sources:
        for trigger in LAYERS[layer].triggers - demand.triggers:
            yield f"{trigger!r} of the layer {layer}", trigger


def _units(reading: Reading) -> Iterable[tuple[int, int]]:
    """The offsets of the sentences of paragraphs that the extractor is given, and of all other paragraphs whole."""
    given = {one.index for one in reading.paragraphs}
    sentences = [(one.start_char, one.end_char) for one in reading.sentences]
    others = [(one.start, one.end) for one in reading.all_paragraphs if one.index not in given]
    return sorted(sentences + others)


def _listed(words: Sequence[str], count: int = 8) -> str:
    more = f", … ({len(words)} in all)" if len(words) > count else ""
    return ", ".join(words[:count]) + more
