"""The messages between a pool and its processes: plain data, and nothing that needs a model to be unpickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.outcome import Extraction, Outcome


@dataclass(frozen=True, slots=True)
class ExtractorInfo:
    """One extractor that runs in a pool."""

    name: str
    version: str
    schema_version: int
    fact_type: str
    fields: tuple[str, ...] = ()
    """The fields of its facts that not all facts have."""
    headline: str = ""
    """How a table shows its facts in a line: see `Fact.headline`."""
    schema: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The JSON Schema of its facts."""


@dataclass(frozen=True, slots=True)
class Start:
    """To the process, once: what to load. `watch_parent` is the process id without which it has no reason to live."""

    settings: dict[str, Any]
    allow: tuple[str, ...] | None
    only: tuple[str, ...] | None
    exclude: tuple[str, ...]
    watch_parent: int


@dataclass(frozen=True, slots=True)
class Ready:
    """From the process: everything is loaded."""

    extractors: tuple[ExtractorInfo, ...]
    model: str
    unusable: tuple[str, ...] = ()
    """Plugins and extractors that can't be used though nobody disabled them, each with its reason."""


@dataclass(frozen=True, slots=True)
class NotReady:
    """From the process: it can't be used. `error` is the name of the error's class."""

    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Job:
    """To the process: one article's fields, and the extractors that are to read it."""

    article: dict[str, Any]
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progressed:
    """From the process: a step that all extractors share is done, the annotation or a layer."""

    step: str


@dataclass(frozen=True, slots=True)
class Started:
    """From the process: an extractor begins."""

    extractor: str


@dataclass(frozen=True, slots=True)
class Finished:
    """From the process: an extractor is done."""

    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Done:
    """From the process: the article is done. The outcome has no extractions: they were sent as they were done."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Unread:
    """From the process: the article can't be read by anyone, for an error in the reading itself."""

    error: str
    message: str
    trace: str
