"""Fact and Evidence: what goes out, how a fact gets its id, and the checks that it passes on the way."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import to_json

from onrecord.article import Article
from onrecord.errors import FactRejected
from onrecord.wording import broken_at

Offset = Annotated[int, Field(ge=0)]

_UNSET: Final = -1
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Evidence(BaseModel):
    """The characters that one field of a fact was read from: `exact == article.text[start:end]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    start: Offset
    end: Offset
    exact: str


class Fact(BaseModel):
    """What all kinds of facts have in common. A plugin subclasses it with the fields of its own kind.

    A plugin gives `rule`, `confidence`, `evidence` and its own fields, and `start` and `end` where the main span is
    another than from the first to the last piece of evidence. Everything else is stamped by the engine; the stamp is
    on a fact as soon as the plugin's generator goes on after its `yield`, so that a later fact can name its `id`.
    """

    model_config = ConfigDict(extra="forbid", validate_default=False)

    fact_type: ClassVar[str] = "fact"
    """The `type` of the record: the class name in snake case unless a subclass says otherwise."""

    headline: ClassVar[str] = ""
    """How a table shows such a fact in a line: a format over its fields, such as `[{speaker}: ]{quotation}`. A part in
    square brackets is left out where one of its fields is null."""

    id: str = Field(default="", description="deterministic; the Kafka key")
    type: str = Field(default="", description="the kind of fact")
    schema_version: int = 1
    article_id: str = ""
    article_url: str | None = None
    article_sha256: str = Field(default="", description="of the article's text in UTF-8, in hexadecimal")
    published_at: str | None = None
    start: int = Field(default=_UNSET, description="of the main span, in Unicode code points of the article's text")
    end: int = Field(default=_UNSET, description="half-open")
    exact: str = Field(default="", description="the characters of the main span")
    sentence: str = Field(default="", description="the sentence or sentences around the main span")
    confidence: Annotated[float, Field(ge=0, le=1)] = Field(default=1.0, description="a score, two decimals")
    rule: str = Field(description="the name of the rule that fired")
    extractor: str = ""
    extractor_version: str = ""
    model: str = Field(default="", description="name and version of the language model")
    evidence: list[Evidence] = Field(default_factory=list)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if "fact_type" not in cls.__dict__:
            cls.fact_type = _CAPITAL.sub("_", cls.__name__).lower()

    @model_validator(mode="after")
    def _settle(self) -> Fact:
        if self.evidence and self.start == _UNSET and self.end == _UNSET:
            self.start = min(one.start for one in self.evidence)
            self.end = max(one.end for one in self.evidence)
        if (rounded := round(self.confidence, 2)) != self.confidence:
            self.confidence = rounded
        return self

    def to_json(self) -> bytes:
        """The record as it goes out: one line of JSON in UTF-8, the same bytes for the same fact, always."""
        return self.model_dump_json().encode()


COMMON: Final = tuple(Fact.model_fields)
"""The fields that all facts have."""


def own_fields(model: type[Fact]) -> tuple[str, ...]:
    """The fields that a kind of fact has beside those of all facts, in the order of the record."""
    return tuple(name for name in model.model_fields if name not in Fact.model_fields)


class IsArticle(ValueError):
    """An article's record stands where a fact's should."""

    def __init__(self) -> None:
        super().__init__("an article, not a fact; `onrecord extract` reads articles and writes their facts")


def record_in(value: bytes) -> dict[str, Any]:
    """The object on a line of JSON, whatever fields it has.

    Raises ValueError, which says why it is none, and IsArticle where it is plainly an article.
    """
    try:
        record = json.loads(value)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} ({broken_at(error)})") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte {value[error.start]:#04x} at {error.start}") from None
    except ValueError as error:  # a number with more digits than Python converts
        raise ValueError(f"not JSON: {error}") from None
    if not isinstance(record, dict):
        raise ValueError("a fact is a JSON object")  # noqa: TRY004 - what is wrong is the value
    if isinstance(record.get("text"), str) and not record.keys() & {"type", "article_id", "extractor"}:
        raise IsArticle
    return record


class Stamp:
    """Gives the facts of one extractor on one article their provenance and ids, and refuses those that can't stand.

    One Stamp serves one article and one extractor: the ids of facts that say the same in the same words are told
    apart by a count.
    """

    def __init__(self, article: Article, *, extractor: str, extractor_version: str, schema_version: int, model: str):
        self._article = article
        self._common: dict[str, Any] = {
            "schema_version": schema_version,
            "article_id": article.id,
            "article_url": article.url,
            "article_sha256": article.sha256,
            "published_at": article.published_at,
            "extractor": extractor,
            "extractor_version": extractor_version,
            "model": model,
        }
        self._seen: Counter[str] = Counter()

    def put_on(self, fact: Fact, sentence_around: Callable[[int, int], str]) -> None:
        """Check a fact against the article and fill in its common fields, in place. Raises FactRejected.

        `sentence_around(start, end)` gives the text of the sentences that a range of offsets touches.
        """
        check_evidence(fact, self._article.text)
        words = wording(fact.evidence)
        digest = _digest(self._article.id, fact.fact_type, words)
        repeat = self._seen[digest]
        self._seen[digest] += 1
        stamp = {
            **self._common,
            "id": digest if not repeat else _digest(self._article.id, fact.fact_type, words, repeat),
            "type": fact.fact_type,
            "exact": self._article.text[fact.start : fact.end],
            "sentence": sentence_around(fact.start, fact.end),
        }
        # as setattr would, which asks for each field how pydantic sets it
        vars(fact).update(stamp)
        fact.__pydantic_fields_set__.update(stamp)


def check_evidence(fact: Fact, text: str) -> None:
    """Raise FactRejected unless every span of the fact is inside `text` and says what stands there."""
    if not fact.evidence:
        raise FactRejected(f"a {fact.fact_type} by rule {fact.rule!r} has no evidence")
    if not 0 <= fact.start < fact.end <= len(text):
        raise FactRejected(_outside(fact, "the main span", fact.start, fact.end, len(text)))
    for one in fact.evidence:
        if not 0 <= one.start < one.end <= len(text):
            raise FactRejected(_outside(fact, f"evidence for {one.field}", one.start, one.end, len(text)))
        if text[one.start : one.end] != one.exact:
            raise FactRejected(
                f"a {fact.fact_type} by rule {fact.rule!r}: evidence for {one.field} at {one.start}:{one.end} is "
                f"{one.exact[:60]!r}, but the article has {text[one.start : one.end][:60]!r} there"
            )


def wording(evidence: Iterable[Evidence]) -> list[tuple[str, str]]:
    """(field, words as written) of each piece of evidence, white space folded: what a fact's id is made of."""
    return [(one.field, " ".join(one.exact.split())) for one in evidence]


def _digest(article_id: str, kind: str, words: Sequence[tuple[str, str]], repeat: int = 0) -> str:
    return hashlib.sha256(to_json([article_id, kind, words, repeat])).hexdigest()[:32]


def _outside(fact: Fact, what: str, start: int, end: int, length: int) -> str:
    return (
        f"a {fact.fact_type} by rule {fact.rule!r}: {what} is {start}:{end}, which is not a range of the article's "
        f"{length} characters"
    )
