"""Formats: which one a file has, by what was said of it, its name, and how it begins."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final, Literal, get_args

Format = Literal["text", "json", "jsonl", "ninjs", "jsonld", "rss", "atom", "html"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

Kind = Literal["text", "lines", "json", "feed", "page"]
"""How a file is read: as one text, a JSON value a line, one JSON value, a feed or a page."""

_KINDS: Final[dict[Format, Kind]] = {
    "text": "text",
    "jsonl": "lines",
    "json": "json",
    "ninjs": "json",
    "jsonld": "json",
    "rss": "feed",
    "atom": "feed",
    "html": "page",
}

_BY_SUFFIX: Final[dict[str, Kind]] = {
    ".txt": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".jsonld": "json",
    ".ninjs": "json",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
}

_SNIFFED: Final = 4096
_BEGINNING: Final = re.compile(rb"\A\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype\s+(?!html)[^>]*>\s*)*", re.I | re.S)
_FEED: Final = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.I)
_PAGE: Final = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.I)


def kind_of(file: str, said: Format | None) -> Kind | None:
    """How a file is read by what was said, else by its name; None where its beginning is to tell.

    A name of lines is believed for formats of JSON, where each line is of the format that was said.
    """
    named = _BY_SUFFIX.get(Path(file).suffix.lower())
    if said is None:
        return named
    return "lines" if named == "lines" and said in ("ninjs", "jsonld") else _KINDS[said]


def sniffed(beginning: bytes) -> Kind | None:
    """A feed or a page, by its first element; None where it begins like neither."""
    head = beginning[:_SNIFFED]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    head = head.removeprefix(codecs.BOM_UTF8)
    found = _BEGINNING.match(head)
    at = found.end() if found else 0
    if _FEED.match(head, at):
        return "feed"
    return "page" if _PAGE.match(head, at) else None
