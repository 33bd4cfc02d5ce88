"""Article: what comes in, and the checks on the bytes that it is read from."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections import Counter
from datetime import datetime
from typing import Annotated, Any, Final, NoReturn

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from onrecord.errors import ArticleError
from onrecord.wording import broken_at, wanted

MAX_ARTICLE_BYTES: Final = 1024 * 1024
"""The default bound on one article record, in bytes as they arrive."""

MAX_DOCUMENT_BYTES: Final = 8 * 1024 * 1024
"""The default bound on one document that has articles in it, such as a feed or a page, in bytes."""

MAX_ID_LENGTH: Final = 512

_SURROGATE = re.compile("[\ud800-\udfff]")
_QUOTED_LENGTH: Final = 80
"""How much of a record an error message may quote: messages travel in the headers of dead letters."""

Name = Annotated[str, StringConstraints(max_length=4096)]


class Article(BaseModel):
    """One news article as plain text with what is known about it.

    All offsets of all facts are half-open ranges of Unicode code points of `text`, exactly as it stands here.
    Fields that the record has and this class has not are left out, not refused.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: Annotated[str, StringConstraints(min_length=1, max_length=MAX_ID_LENGTH)]
    text: str
    title: Name | None = None
    url: Name | None = None
    language: Name | None = Field(None, description="a BCP 47 tag, such as en or en-GB")
    published_at: Name | None = Field(None, description="ISO 8601")
    updated_at: Name | None = Field(None, description="ISO 8601")
    version: Name | int | None = None
    publisher: Name | None = None
    byline: Name | None = None
    pub_status: Name | None = Field(None, description="ninjs: usable, withheld or canceled")

    @property
    def sha256(self) -> str:
        """The hash of `text` in UTF-8, in hexadecimal: tells whether offsets still fit."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @classmethod
    def from_text(cls, text: str, **fields: Any) -> Article:
        """An article from bare text. Without an `id` among the fields it is derived from `url`, else from the text.

        Raises ArticleError for a text that is empty or holds NUL or lone surrogates, or a field of a wrong type.
        """
        return _build({**fields, "text": text})

    @classmethod
    def from_json(cls, value: bytes, *, key: bytes | None = None, limit: int = MAX_ARTICLE_BYTES) -> Article:
        """An article from one JSON record, checked before it is believed.

        `key` is the Kafka key where there is one; it stands in for a missing `id` and must not contradict one.
        `limit` is the largest `value` taken, in bytes. Raises ArticleError, whose `reason` is a stable code.
        """
        if len(value) > limit:
            raise ArticleError("too_large", f"the record has {len(value):,} bytes; the limit is {limit:,}")
        fields = _decode(value)
        name = _decode_key(key)
        if name is not None:
            if fields.get("id") is None:
                fields["id"] = name
            elif fields["id"] != name:
                message = f"the record's key is {_quote(name)} but its id is {_quote(fields['id'])}"
                raise ArticleError("key_mismatch", message)
        return _build(fields)


def _build(fields: dict[str, Any]) -> Article:
    """The checks that JSON records and bare texts share."""
    text = fields.get("text")
    if text is None:
        is_fact = fields.keys() >= {"type", "article_id", "exact"}
        what = "a fact, not an article" if is_fact else "the record has no text"
        raise ArticleError("missing_text", f"{what}; the field `text` must hold the article")
    if not isinstance(text, str):
        raise ArticleError("bad_field", f"text: must be a string, not {type(text).__name__}")
    for field in Article.model_fields:
        if isinstance(value := fields.get(field), str):
            refuse_unusable(field, value)
    if not text.strip():
        raise ArticleError("empty_text", "the text is empty")
    if fields.get("id") is None:
        url = fields.get("url")
        derived = str(uuid.uuid5(uuid.NAMESPACE_URL, url)) if isinstance(url, str) and url else None
        fields["id"] = derived or id_of_text(text)
    for field in ("published_at", "updated_at"):
        _check_date(field, fields.get(field))
    try:
        return Article.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ArticleError("bad_field", f"{first['loc'][0]}: {wanted(first)}") from None


def id_of_text(text: str) -> str:
    """The id of an article that has neither an id nor a URL: made of its text's hash, it tells people nothing."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def decoded(value: bytes) -> str:
    """Bytes as text in UTF-8, without a byte order mark. Raises ArticleError, which says what else they look like."""
    try:
        return value.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        kind = next((kind for magic, kind in _OTHER_FILES.items() if value.startswith(magic)), None)
        what = f"this is {kind}" if kind else "convert it first, from Latin-1 by `iconv -f latin1 -t utf-8`"
        message = f"not UTF-8: byte {error.object[error.start]:#04x} at {error.start}; {what}"
        raise ArticleError("not_utf8", message) from None


_OTHER_FILES: Final = {
    b"\x1f\x8b": "compressed by gzip: unpack it first",
    b"PK\x03\x04": "a zip archive or an office document: take the text out first",
    b"%PDF": "a PDF: take the text out first",
    b"\xff\xfe": "UTF-16: convert it first, by `iconv -f utf-16 -t utf-8`",
    b"\xfe\xff": "UTF-16: convert it first, by `iconv -f utf-16 -t utf-8`",
}
"""By the first bytes of a file what is often taken for a text."""


def refuse_unusable(field: str, value: str) -> None:
    """Raise ArticleError for NUL and lone surrogates, which survive JSON but neither UTF-8 nor most stores of facts."""
    if (found := value.find("\0")) >= 0:
        raise ArticleError("nul", f"{field}: a NUL character at position {found}")
    if lone := _SURROGATE.search(value):
        raise ArticleError("lone_surrogate", f"{field}: half of a surrogate pair at position {lone.start()}")


def _check_date(field: str, value: object) -> None:
    if isinstance(value, str):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            raise ArticleError("bad_field", f"{field}: {_quote(value)} is not an ISO 8601 date or time") from None


def _decode_key(key: bytes | None) -> str | None:
    if not key:
        return None
    try:
        return key.decode()
    except UnicodeDecodeError:
        raise ArticleError("not_utf8", "the record's key is not UTF-8") from None


def json_value(value: bytes) -> Any:
    """What a JSON document says. Raises ArticleError for what parsers of JSON usually forgive, too."""
    text = decoded(value)
    try:
        return json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)
    except RecursionError:
        raise ArticleError("too_deep", "the JSON is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        raise ArticleError("bad_json", f"not JSON: {error.msg} ({broken_at(error)})") from None
    except ValueError as error:  # a number with more digits than Python converts
        raise ArticleError("bad_json", f"not JSON that can be read: {error}") from None


def _decode(value: bytes) -> dict[str, Any]:
    fields = json_value(value)
    if not isinstance(fields, dict):
        hint = "; write the articles of a list one per line, as JSON Lines" if isinstance(fields, list) else ""
        raise ArticleError("not_an_object", f"the record must be a JSON object, not {type(fields).__name__}{hint}")
    return fields


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise ArticleError("duplicate_key", f"the key {_quote(twice)} stands twice in one JSON object")
    return fields


def _refuse_constant(name: str) -> NoReturn:
    raise ArticleError("bad_json", f"not JSON: {name} is no JSON number")


def _quote(value: object) -> str:
    """What a record says, as an error message may repeat it: escaped, and cut where it is long."""
    quoted = repr(value) if isinstance(value, str) else f"of type {type(value).__name__}"
    return quoted if len(quoted) <= _QUOTED_LENGTH else quoted[: _QUOTED_LENGTH - 1] + "…"
