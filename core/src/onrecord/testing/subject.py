"""Subject: an extractor that is looked at, the texts that it is tried on, and what it makes of them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from onrecord.article import Article
from onrecord.errors import ArticleError
from onrecord.extractor import Extractor
from onrecord.outcome import Extraction, FactRecord
from onrecord.schemas import schema_file
from onrecord.testing.readings import default_model

if TYPE_CHECKING:
    from onrecord.engine import Engine
    from onrecord.evaluation import GoldRow, Scoring

HANGS: Final = 60.0
"""Seconds for one text after which an extractor is taken to hang. No measure of speed: machines are busy."""

TRIED: Final = 30
"""How many of the texts with facts are read again where one more reading shows little that another did not."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to try an extractor on. `where` says where it is from, for people; `row` is its row of gold, if any."""

    where: str
    text: str
    row: GoldRow | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What an extractor made of a text."""

    text: Text
    extraction: Extraction

    @property
    def values(self) -> list[bytes]:
        """The records, as they go out."""
        return [fact.value for fact in self.extraction.facts]


def texts_of(files: Iterable[Path], texts: Iterable[str] = ()) -> list[Text]:
    """The texts of files of gold, and texts at hand. Raises GoldError where a file can't be used."""
    from onrecord.evaluation.gold import read_gold

    rows = [Text(f"{row.where} ({row.id})", row.text, row) for file in files for row in read_gold(file)]
    return [*rows, *(Text(f"text {number}", text) for number, text in enumerate(texts, 1))]


class Subject:
    """An extractor class with a config, and texts to try it on.

    `config` are its settings, the defaults where none are given. `schema` is the committed copy of the JSON Schema,
    that of the package where none is given; `update_schema` has the copy written instead of compared. `max_ms` is the
    CPU time that it may take on the texts, in milliseconds per 1,000 tokens. Raises ValueError where that is not more
    than 0.
    """

    def __init__(
        self,
        extractor: type[Extractor[Any, Any]],
        texts: Sequence[Text],
        *,
        config: BaseModel | None = None,
        schema: Path | None = None,
        update_schema: bool = False,
        max_ms: float | None = None,
    ) -> None:
        if max_ms is not None and not max_ms > 0:
            raise ValueError(f"max_ms must be more than 0, not {max_ms:g}")
        self.extractor = extractor
        self.texts = texts
        self._config = config
        self._schema = schema
        self.update_schema = update_schema
        self.max_ms = max_ms

    @property
    def name(self) -> str:
        """How it is called in messages, though it may have no proper name."""
        return str(getattr(self.extractor, "name", self.extractor.__name__))

    @property
    def config(self) -> BaseModel:
        """The settings to try it with."""
        return self.extractor.config_model() if self._config is None else self._config

    @property
    def schema(self) -> Path | None:
        """The committed copy of its JSON Schema, whether it is there or not; None where it has no place."""
        return schema_file(self.extractor) if self._schema is None else self._schema

    def new(self) -> Extractor[Any, Any]:
        """An instance of its own."""
        return self.extractor(self.config)

    @cached_property
    def scoring(self) -> Scoring | None:
        """What tells when a fact is right; None where the extractor names nothing. Raises PluginError."""
        from onrecord.evaluation.run import scoring_of

        return None if self.extractor.scoring is None else scoring_of(self.extractor)

    @cached_property
    def found(self) -> list[Found]:
        """What it makes of each text, in order: what every other reading is compared with."""
        return list(self.read(self.texts))

    @cached_property
    def telling(self) -> list[Found]:
        """The first so many (`TRIED`) of those that gave facts."""
        return list(islice((one for one in self.found if one.values), TRIED))

    @cached_property
    def elsewhere(self) -> list[Extraction] | None:
        """What it makes of those in another process; None where that can't import it. Raises PluginError."""
        from onrecord.testing.again import read_elsewhere

        return read_elsewhere(self.extractor, self.config, [one.text for one in self.telling])

    @property
    def fails(self) -> bool:
        """Whether it fails on any text."""
        return any(one.extraction.failure for one in self.found)

    def read(self, texts: Iterable[Text], *running: Extractor[Any, Any]) -> Iterator[Found]:
        """What it makes of texts, one by one, where these extractors run: one of them is the subject or a variant.

        Without any, a new instance runs alone. A text that is no article is passed over.
        """
        engine = self._engine(*(running or (self.new(),)))
        for text in texts:
            try:
                article = Article.from_text(text.text, language="en")
            except ArticleError:
                continue
            outcome = engine.process(article)
            (extraction,) = (one for one in outcome.extractions if one.extractor == self.extractor.name)
            yield Found(text, extraction)

    def _engine(self, *running: Extractor[Any, Any]) -> Engine:
        from onrecord.engine import Engine, Loaded

        loaded = [Loaded(one, "0") for one in running]
        return Engine(loaded, default_model(), soft_deadline=HANGS, clock=time.process_time)


def described(fact: FactRecord) -> str:
    """A fact in a few words, with the rule that found it."""
    fields = fact.fields()
    words = " ".join(fields["exact"].split())
    return f"the {fields['type']} {words[:60]!r} by rule {fields['rule']!r}"
