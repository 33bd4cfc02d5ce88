"""Outcome: what became of one article. Plain data that crosses process borders."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal

Stage = Literal["decode", "read", "extract", "check", "deadline", "crash", "publish", "suspended"]
"""Where an article, or one extractor on it, failed: decoding the record; the shared reading; the extractor itself;
the check of its facts; its time; its process; sending the results; or nowhere, since the extractor is suspended and
was not run."""


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact as it goes out: its id, which is the Kafka key, and its line of JSON."""

    id: str
    value: bytes

    def fields(self) -> dict[str, Any]:
        """The record's fields."""
        fields: dict[str, Any] = json.loads(self.value)
        return fields


@dataclass(frozen=True, slots=True)
class Failure:
    """One extractor that failed on one article. `error` is the class of the exception, `message` is for people.

    `extractor` is None where the article failed before any extractor ran.
    """

    article_id: str
    extractor: str | None
    stage: Stage
    error: str
    message: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an extractor, or the `layer` that it reads, looked at and gave nothing for: the rule by which, and why.

    `start` and `end` are offsets of the article's text, half-open; `why` is for people, as in "its verb is negated".
    """

    rule: str
    why: str
    start: int
    end: int
    layer: str | None = None


@dataclass(slots=True)
class Extraction:
    """What one extractor made of one article: its facts, and why some or all are missing where they are.

    Facts and a failure come together where the extractor gave some facts that were rejected: stage `check`.
    """

    extractor: str
    facts: list[FactRecord] = field(default_factory=list)
    failure: Failure | None = None
    seconds: float = 0.0


@dataclass(slots=True)
class Outcome:
    """What became of one article. `skipped` says why nobody read it, where nobody did.

    `read_seconds` is the time of the annotation, `layer_seconds` that of each layer. `parsed` of `paragraphs` were
    worth parsing for one of the extractors. `memory` is the resident memory, in bytes, of the process that read it,
    where that was a pool's.
    """

    article_id: str
    extractions: list[Extraction] = field(default_factory=list)
    skipped: str | None = None
    read_seconds: float = 0.0
    layer_seconds: dict[str, float] = field(default_factory=dict)
    paragraphs: int = 0
    parsed: int = 0
    memory: int | None = None

    @property
    def facts(self) -> list[FactRecord]:
        return [fact for one in self.extractions for fact in one.facts]

    @property
    def failures(self) -> list[Failure]:
        return [one.failure for one in self.extractions if one.failure]
