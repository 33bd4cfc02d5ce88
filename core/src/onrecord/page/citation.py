"""Citations: where something was read, in a line that can be pasted into a text, and dates as they stand in one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from onrecord.article import Article
from onrecord.display import printable


def cite(record: Mapping[str, Any], article: Article) -> str:
    """The words of a fact as they stand in the article, with who wrote it, where, when, and at which characters."""
    title = f"“{article.title}”" if article.title else f"article {article.id}"
    parts = [article.byline, title, article.publisher, day(article.published_at), link(article.url)]
    where = ", ".join(part for part in parts if part)
    words = " ".join(record["exact"].split())
    return printable(f"{where}: “{words}” (characters {record['start']}–{record['end']})")


def day(date: str | None) -> str | None:
    """A date or time in ISO 8601 as a day for people; whatever else it is as it stands."""
    if date is None or (moment := _moment(date)) is None:
        return date
    return f"{moment.day} {moment:%B} {moment.year}"


def day_and_time(date: str | None) -> str | None:
    """As `day`, with the time of day where there is one, as it was at that place."""
    if date is None or (moment := _moment(date)) is None or len(date) <= len("2026-03-14"):
        return day(date)
    offset = moment.utcoffset()
    zone = "" if offset is None else " UTC" if offset == timedelta(0) else f" UTC{moment.isoformat()[-6:]}"
    return f"{day(date)}, {moment:%H:%M}{zone}"


def link(url: str | None) -> str | None:
    """A URL that a page may lead to: of the web, and nothing that runs. None for another."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _moment(date: str) -> datetime | None:
    try:
        return datetime.fromisoformat(date)
    except ValueError:
        return None
