"""Contenders: ways to get from texts to what is in them, ours and a user's other choices."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Final

import spacy

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.errors import OnrecordError
from onrecord.reading import Model

RAW: Final = "nlp.pipe"
"""What the others are compared with: stock spaCy with the same model, in batches, and nothing made of it."""

_BATCH: Final = 32
"""Texts in a batch of `nlp.pipe`."""

_SCRIPTS: Final = 4


@dataclass(slots=True)
class Parts:
    """Where an Engine's CPU time went, in seconds by part, and how many of the paragraphs it parsed."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    paragraphs: int = 0
    parsed: int = 0

    def of(self, kind: str) -> dict[str, float]:
        """The parts of one kind: `annotation`, `layer` or `extractor`."""
        return {part: seconds for part, seconds in self.seconds.items() if part.split()[0] == kind}


@dataclass(slots=True)
class Contender:
    """One way to read. `read` takes the texts of some articles; what it finds is dropped.

    `times` is what its time counts for where one run stands for several.
    """

    name: str
    read: Callable[[Sequence[str]], None]
    times: int = 1
    parts: Parts | None = None
    failed: int = 0
    """Articles that it raised an error on and went on."""


def contenders(loaded: Sequence[Loaded], model: str) -> list[Contender]:
    """All of them, each with a model of its own, so that none finds words that another has already met.

    Engines run each of the extractors alone, all, and all but each.
    """
    found = [raw(model), _scripts(model)]
    if find_spec("textacy"):
        found.append(_textacy(model))
    found.append(_reading(loaded, model))
    found += [_engine(f"Engine: {one.name}", [one], model) for one in loaded]
    if len(loaded) > 1:
        found.append(_engine("Engine: all", loaded, model))
        found += [
            _engine(f"Engine: all but {one.name}", [other for other in loaded if other is not one], model)
            for one in loaded
        ]
    return found


def raw(model: str) -> Contender:
    """Stock `nlp.pipe` with a model of this name, whose Docs are dropped."""
    nlp = spacy.load(model)

    def read(texts: Sequence[str]) -> None:
        for _ in nlp.pipe(texts, batch_size=_BATCH):
            pass

    return Contender(RAW, read)


def _scripts(model: str) -> Contender:
    nlp = spacy.load(model)

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            nlp(text)

    return Contender(f"{_SCRIPTS} scripts with nlp(text)", read, times=_SCRIPTS)


def _textacy(model: str) -> Contender:
    from textacy.extract import direct_quotations

    nlp = spacy.load(model)

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            try:
                for _ in direct_quotations(nlp(text)):
                    pass
            except ValueError:  # it raises where quotation marks don't pair up
                textacy.failed += 1

    textacy = Contender("textacy's quotations", read)
    return textacy


def _reading(loaded: Sequence[Loaded], model: str) -> Contender:
    engine = Engine(loaded, Model.load(model))

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            with engine.model.zone():
                engine.read(Article.from_text(text))

    return Contender("Reading: annotation alone", read)


def _engine(name: str, loaded: Sequence[Loaded], model: str) -> Contender:
    engine = Engine(loaded, Model.load(model), clock=time.process_time)
    parts = Parts()

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            outcome = engine.process(Article.from_text(text))
            if outcome.failures:
                failed = outcome.failures[0].extractor
                raise OnrecordError(f"no measure of speed: {failed} fails on an article; see `onrecord extract`")
            parts.paragraphs += outcome.paragraphs
            parts.parsed += outcome.parsed
            parts.seconds["annotation"] += outcome.read_seconds
            for layer, seconds in outcome.layer_seconds.items():
                parts.seconds[f"layer {layer}"] += seconds
            for one in outcome.extractions:
                parts.seconds[f"extractor {one.extractor}"] += one.seconds

    return Contender(name, read, parts=parts)


def reset(contender: Contender) -> None:
    """Forget what a contender has counted so far, after it has warmed up."""
    contender.failed = 0
    if contender.parts is not None:
        contender.parts.seconds.clear()
        contender.parts.paragraphs = contender.parts.parsed = 0
