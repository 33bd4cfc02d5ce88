"""Excerpts: what the facts of an article tell of its text, where nobody has kept it.

A fact has its sentence and the words that its fields were read from, and knows where these stand. So the pieces can be
put at their places, with newlines for all that is between them: offsets stay those of the article, and a page lays it
out as it does any text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from onrecord.article import Article
from onrecord.facts import Evidence
from onrecord.page import ArticleView, Kinds, view

_FARTHEST: Final = 4 * 1024 * 1024
"""Offsets beyond are no article's: what is to be laid out takes as much memory."""

_NOT_KEPT: Final = "The text of this article is not kept here: these are the passages that its facts were read from."
_OTHER_TEXT: Final = "The text that is kept is of another version than these facts: these are the passages they know."

Piece = tuple[int, str]
"""Words, and the offset in the article where they begin."""


class _Complete(BaseModel):
    """What a record needs to be shown, as every fact of an extractor has it."""

    model_config = ConfigDict(extra="ignore", strict=True)

    article_url: str | None
    article_sha256: str
    published_at: str | None
    start: int = Field(ge=0)
    end: int = Field(le=_FARTHEST)
    exact: str
    sentence: str
    confidence: float = Field(ge=0, le=1)
    rule: str
    extractor_version: str
    evidence: list[Evidence]

    @model_validator(mode="after")
    def _fits(self) -> _Complete:
        spans = [(self.start, self.end, self.exact), *((one.start, one.end, one.exact) for one in self.evidence)]
        for start, end, exact in spans:
            if start + len(exact) != end or end > _FARTHEST:
                raise ValueError("offsets do not fit the words")
        return self


def complete(record: Mapping[str, Any]) -> bool:
    """Whether a record has what it takes to be shown."""
    try:
        _Complete.model_validate(record)
    except ValidationError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Versions:
    """An article as its facts know it: a view for each version of its text, and records that can't be shown."""

    views: tuple[ArticleView, ...]
    incomplete: tuple[Mapping[str, Any], ...]


def versions(
    records: Iterable[Mapping[str, Any]], kept: Article | None, kinds: Kinds, headlines: Mapping[str, str]
) -> Versions:
    """All facts of one article. `kept` is the article where its text is kept."""
    by_text: dict[str, list[Mapping[str, Any]]] = {}
    incomplete: list[Mapping[str, Any]] = []
    for record in records:
        if complete(record):
            by_text.setdefault(record["article_sha256"], []).append(record)
        else:
            incomplete.append(record)
    shown = tuple(_whole(some, sha256, kept, kinds, headlines) for sha256, some in by_text.items())
    return Versions(shown, tuple(incomplete))


def passage(
    record: Mapping[str, Any], kept: Article | None, kinds: Kinds, headlines: Mapping[str, str]
) -> ArticleView | None:
    """A fact in its sentence, and no more of its article; None where the record can't be shown."""
    if not complete(record):
        return None
    article = _article(record, kept, [_sentence(record)])
    return view(article, [_line(record)], kinds, headlines, excerpt_of=record["article_sha256"])


def spread(pieces: Iterable[Piece]) -> str:
    """A text that has pieces at their places, and newlines where nothing is known. Pieces may overlap."""
    parts: list[str] = []
    reached = 0
    for start, words in sorted(pieces):
        if start + len(words) > reached:
            parts += ["\n" * (start - reached), words[max(0, reached - start) :]]
            reached = start + len(words)
    return "".join(parts)


def _whole(
    records: Sequence[Mapping[str, Any]],
    sha256: str,
    kept: Article | None,
    kinds: Kinds,
    headlines: Mapping[str, str],
) -> ArticleView:
    lines = [_line(one) for one in records]
    if kept is not None and kept.sha256 == sha256:
        return view(kept, lines, kinds, headlines)
    article = _article(records[0], kept, [piece for one in records for piece in _pieces(one)])
    note = _NOT_KEPT if kept is None else _OTHER_TEXT
    return view(article, lines, kinds, headlines, [note], excerpt_of=sha256)


def _article(record: Mapping[str, Any], kept: Article | None, pieces: Iterable[Piece]) -> Article:
    """An article of these pieces, with what is known about it; not checked, since it may be of any version."""
    about = kept.model_dump(exclude={"text", "id"}) if kept else {}
    known = {"url": record["article_url"], "published_at": record["published_at"]}
    return Article.model_construct(id=record["article_id"], text=spread(pieces), **{**about, **known})


def _pieces(record: Mapping[str, Any]) -> Iterator[Piece]:
    yield _sentence(record)
    yield from ((one["start"], one["exact"]) for one in record["evidence"])


def _sentence(record: Mapping[str, Any]) -> Piece:
    """The sentence with its place; the main span where that can't be told.

    A sentence that has the words of the main span twice stands where most of the evidence fits.
    """
    exact, sentence = record["exact"], record["sentence"]
    begins: list[int] = []
    at = sentence.find(exact)
    while exact and at >= 0 and at <= record["start"]:
        begins.append(record["start"] - at)
        at = sentence.find(exact, at + 1)
    if not begins:
        return record["start"], exact

    def fitting(begin: int) -> int:
        return sum(
            sentence.startswith(one["exact"], one["start"] - begin)
            for one in record["evidence"]
            if one["start"] >= begin
        )

    return max(begins, key=fitting), sentence


def _line(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
