"""Documents: an Article from a headline, paragraphs and what else a format says of it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from onrecord.article import Article
from onrecord.errors import ArticleError
from onrecord.sources.plain import line

_WEB_ADDRESS: Final = re.compile(r"https?://\S+", re.I)
_HEAD: Final = 3
"""Paragraphs among which the headline may be told again, and the byline stand."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a document: its `value` as it was found, and its article or why it is none."""

    value: bytes
    article: Article | ArticleError


@dataclass(slots=True)
class Draft:
    """What a format says of one article. `paragraphs` are normalised lines without the headline."""

    title: str | None = None
    paragraphs: Sequence[str] = ()
    byline: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    """Other fields of the Article, None where they are not stated."""

    def article(self) -> Article:
        """The article: its text is the headline, then the paragraphs, one a line. Raises ArticleError.

        Where the body tells the headline again, or has the byline as a paragraph of its own, they are left out of it.
        """
        title, byline = line(self.title or ""), line(self.byline or "")
        again = {letters(one) for one in (title, byline, f"By {byline}") if one}
        head = [one for one in self.paragraphs[:_HEAD] if letters(one) not in again]
        body = [*head, *self.paragraphs[_HEAD:]]
        stated = {name: value for name, value in self.fields.items() if value not in (None, "")}
        if not body and stated.get("pub_status") in (None, "usable"):
            raise ArticleError("missing_text", "there is a headline, but no text" if title else "there is no text")
        text = "\n".join(filter(None, [title, *body])) or stated["pub_status"]
        return Article.from_text(text, **stated, title=title or None, byline=byline or None)


def web_address(text: str | None) -> str | None:
    """A text as an address on the web; None where it is none."""
    plain = (text or "").strip()
    return plain if _WEB_ADDRESS.fullmatch(plain) else None


def id_of(identifier: str | None) -> str | None:
    """The id of an article for what a format calls it; None where that is nothing.

    An address on the web gives the id that an article with this `url` has; any other identifier is the id.
    """
    plain = (identifier or "").strip()
    return str(uuid.uuid5(uuid.NAMESPACE_URL, plain)) if web_address(plain) else plain or None


def time_of(text: str | None) -> str | None:
    """A time as ISO 8601, with the zone that was stated: from ISO 8601 or an RFC 822 date; None where it is neither."""
    plain = (text or "").strip()
    try:
        datetime.fromisoformat(plain)
    except ValueError:
        try:
            return parsedate_to_datetime(plain).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return plain


def letters(text: str) -> str:
    """A text by its letters and digits alone, to be compared."""
    return "".join(filter(str.isalnum, text.casefold()))
