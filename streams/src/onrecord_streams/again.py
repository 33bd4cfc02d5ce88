"""Records that are sent again: the headers that say who is to read them and which attempt it is.

A record with these headers is a new record at the end of the articles topic. The names belong to Onrecord; all other
headers of an article are its own, and go along byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.errors import ArticleError
from onrecord_streams.deadletters import ATTEMPT
from onrecord_streams.records import Arrival, Header

ONLY: Final = "onrecord.only"
"""The header that names the extractors that are to read an article, separated by commas; without it all do."""

OURS: Final = frozenset({ONLY, ATTEMPT})

_NAMES: Final = re.compile(rb"[a-z][a-z0-9_]*( *, *[a-z][a-z0-9_]*)*")


def only_of(arrival: Arrival) -> tuple[str, ...] | None:
    """The extractors that are to read an article, None for all. Raises ArticleError where the header has no names."""
    if not any(name == ONLY for name, _ in arrival.headers):
        return None
    value = arrival.header(ONLY) or b""
    if not _NAMES.fullmatch(value.strip()):
        raise ArticleError("bad_only", f"the header {ONLY} must have names of extractors, separated by commas")
    return tuple(dict.fromkeys(name.strip() for name in value.decode().split(",")))


def own(headers: Iterable[Header]) -> list[Header]:
    """The headers that are the article's own."""
    return [header for header in headers if header[0] not in OURS]


def headers_again(headers: Iterable[Header], only: Sequence[str] | None, attempt: int) -> list[Header]:
    """The headers of a record that is sent again: the article's own, who is to read it (None: all), the attempt."""
    named: list[Header] = [] if only is None else [(ONLY, ",".join(only).encode())]
    return [*own(headers), *named, (ATTEMPT, str(attempt).encode())]
