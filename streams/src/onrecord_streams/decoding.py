"""Decoding: what a record of the articles topic says: an article to read, or that one was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.article import MAX_ID_LENGTH, Article
from onrecord.errors import ArticleError
from onrecord_streams.records import Arrival

WITHDRAWN_STATUS: Final = frozenset({"canceled", "withheld"})
"""What `pub_status` says (ninjs) of an article that is not to be used, or not yet."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An article that no longer stands. `version` is known where the record said more than the article's id."""

    id: str
    version: str | int | None = None


def decode(arrival: Arrival, *, limit: int) -> Article | Withdrawn:
    """What a record says. `limit` is the largest value that is read, in bytes. Raises ArticleError.

    A record without a value, which is how compacted topics delete a key, withdraws the article that its key names.
    """
    if arrival.value is None:
        return Withdrawn(_id_of(arrival.key))
    article = Article.from_json(arrival.value, key=arrival.key, limit=limit)
    if article.pub_status in WITHDRAWN_STATUS:
        return Withdrawn(article.id, article.version)
    return article


def id_in(key: bytes | None, value: bytes | None) -> str | None:
    """The id that the key of an article's record gives, else its value, else None: for records that may be none."""
    if key:
        return key.decode(errors="replace")
    try:
        return Article.from_json(value, limit=len(value)).id if value else None
    except ArticleError:
        return None


def _id_of(key: bytes | None) -> str:
    if not key:
        raise ArticleError("no_key", "a record without a value withdraws an article, but it has no key to name one")
    try:
        id = key.decode()
    except UnicodeDecodeError:
        raise ArticleError("not_utf8", "the record's key is not UTF-8") from None
    if len(id) > MAX_ID_LENGTH:
        raise ArticleError("bad_field", f"id: has {len(id)} characters; the limit is {MAX_ID_LENGTH}")
    return id
