"""Files: opens them and standard input, and gives the articles in them one after another, with the place of each."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from onrecord.article import MAX_ARTICLE_BYTES, MAX_DOCUMENT_BYTES, Article, decoded
from onrecord.errors import ArticleError
from onrecord.sources import feeds, json_items, pages
from onrecord.sources.documents import Item
from onrecord.sources.encoding import document_text
from onrecord.sources.formats import Format, Kind, kind_of, sniffed

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: a file (`-` for standard input), and the line or the item where it has several."""

    file: str
    line: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        name = "standard input" if self.file == STANDARD_INPUT else self.file
        line = "" if self.line is None else f", line {self.line}"
        return name + line + ("" if self.item is None else f", item {self.item}")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that can't be read, and why. `value` is the record as it was found."""

    place: Place
    value: bytes
    error: ArticleError


@dataclass(frozen=True, slots=True)
class Found:
    """An article and where it stands. `value` is what was found there, and `is_record` whether that is a record."""

    place: Place
    value: bytes
    article: Article
    is_record: bool = False

    @property
    def record(self) -> bytes:
        """The article's record: as it was found, or made of what was found."""
        return self.value if self.is_record else self.article.model_dump_json(exclude_none=True).encode()


def read_articles(
    files: Iterable[str],
    *,
    limit: int = MAX_ARTICLE_BYTES,
    document_limit: int = MAX_DOCUMENT_BYTES,
    format: Format | None = None,
    wait: Callable[[int], None] | None = None,
) -> Iterator[Found | Unreadable]:
    """The articles of some files in order, each file of the format that its name and its beginning tell, or `format`.

    `-` is standard input: JSON Lines where it begins with `{`, a feed or a page where it begins as those do, else one
    text. Texts and JSON Lines are read as a stream and may be endless. `limit` is the largest record and
    `document_limit` the largest feed, page or other document with articles in it, in bytes. `wait` is called before
    each read with the file descriptor and returns once there is something to read: whoever has work to do meanwhile
    does it there. A file that can't be opened is `Unreadable` with the reason `no_file`; OSError is raised for one that
    breaks off later.
    """
    for file in files:
        try:
            opened = nullcontext(sys.stdin.buffer) if file == STANDARD_INPUT else Path(file).open("rb")  # noqa: SIM115
        except OSError as error:
            yield Unreadable(Place(file), b"", ArticleError("no_file", error.strerror or str(error)))
            continue
        with opened as stream:
            awaited = stream if wait is None else BufferedReader(_Awaited(stream, wait))
            yield from _Reader(file, limit, max(limit, document_limit), format).articles(awaited)


class _Awaited(RawIOBase):
    """A file of which nothing is read before `wait` has returned."""

    def __init__(self, stream: BinaryIO, wait: Callable[[int], None]) -> None:
        self._stream, self._wait = stream, wait

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._wait(self._stream.fileno())
        return os.readv(self._stream.fileno(), [buffer])


class _Chain:
    """A stream of which some lines were read already."""

    def __init__(self, first: list[bytes], rest: IO[bytes]) -> None:
        self._first, self._rest = deque(first), rest

    def readline(self, size: int) -> bytes:
        return self._first.popleft() if self._first else self._rest.readline(size)

    def read(self, size: int) -> bytes:
        begun = b"".join(self._first)
        self._first.clear()
        return begun + self._rest.read(max(0, size - len(begun)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the articles of one file."""

    file: str
    limit: int
    document_limit: int
    format: Format | None

    def articles(self, stream: IO[bytes]) -> Iterator[Found | Unreadable]:
        kind = kind_of(self.file, self.format)
        is_input = self.file == STANDARD_INPUT
        first = _through_first_words(stream, self.limit) if is_input or kind is None else []
        words = first[-1].removeprefix(BOM_UTF8).strip() if first else b""
        if is_input and words.startswith(b"{") and kind in (None, "json") and self.format != "json":
            kind = "json" if words == b"{" else "lines"  # a brace alone begins a value of several lines
        chain = _Chain(first, stream)
        if kind == "lines":
            yield from self._lines(chain)
            return
        is_document = kind in ("json", "feed", "page") or (kind is None and words.startswith(_OF_DOCUMENTS))
        value = chain.read((self.document_limit if is_document else self.limit) + 1)
        if self.format is None and kind not in ("text", "json"):
            kind = sniffed(value) or kind
        yield from self._whole(value, kind or "text")

    def _whole(self, value: bytes, kind: Kind) -> Iterator[Found | Unreadable]:
        place = Place(self.file)
        if kind == "text":
            yield self._text(value)
        elif len(value) > self.document_limit:
            message = f"the document has more than {self.document_limit:,} bytes (`[limits] document_bytes`)"
            yield Unreadable(place, value[:_KEPT], ArticleError("too_large", message))
        elif kind == "json":
            yield from self._json(place, value)
        else:
            yield from self._items(place, value, kind)

    def _lines(self, stream: _Chain) -> Iterator[Found | Unreadable]:
        limit, number = self.limit, 0
        while line := stream.readline(limit + 2):
            number += 1
            place = Place(self.file, number)
            value = line.rstrip(b"\r\n")
            if len(value) > limit:
                size = len(value)
                while line and not line.endswith(b"\n"):
                    line = stream.readline(limit + 2)
                    size += len(line)
                message = f"the record has about {size:,} bytes; the limit is {limit:,}"
                yield Unreadable(place, value, ArticleError("too_large", message))
            elif value.strip():
                yield from self._json(place, value)

    def _json(self, place: Place, value: bytes) -> Iterator[Found | Unreadable]:
        try:
            article = json_items.record(value, self.format, self.limit)
        except ArticleError as error:
            yield Unreadable(place, value, error)
            return
        if article is not None:
            yield Found(place, value, article, is_record=True)
        else:
            yield from self._items(place, value, "json")

    def _items(self, place: Place, value: bytes, kind: Kind) -> Iterator[Found | Unreadable]:
        """The articles of a document. Where it breaks off, what came before that was read."""
        number = 0
        try:
            for number, item in enumerate(self._opened(value, kind), 1):
                where = Place(place.file, place.line, number)
                yield self._found(where, item)
        except ArticleError as error:
            yield Unreadable(place if number == 0 else Place(place.file, place.line, number + 1), value[:_KEPT], error)

    def _opened(self, value: bytes, kind: Kind) -> Iterator[Item]:
        if kind == "json":
            return json_items.articles(value, self.format)
        text = document_text(value)
        return feeds.articles(text) if kind == "feed" else iter([pages.article(text, value)])

    def _found(self, place: Place, item: Item) -> Found | Unreadable:
        if isinstance(item.article, ArticleError):
            return Unreadable(place, item.value, item.article)
        found = Found(place, item.value, item.article)
        if (size := len(found.record)) > self.limit:
            message = f"the article makes a record of {size:,} bytes; the limit is {self.limit:,}"
            return Unreadable(place, item.value, ArticleError("too_large", message))
        return found

    def _text(self, value: bytes) -> Found | Unreadable:
        """A text file. Its line ends are newlines; its id comes from the text, since files of one name may differ."""
        place = Place(self.file)
        try:
            if len(value) > self.limit:
                raise ArticleError("too_large", f"the text has more than {self.limit:,} bytes")
            text = decoded(value).replace("\r\n", "\n").replace("\r", "\n")
            return Found(place, value, Article.from_text(text))
        except ArticleError as error:
            return Unreadable(place, value, error)


_OF_DOCUMENTS: Final = (b"<", b"\xff\xfe", b"\xfe\xff")
"""How feeds and pages begin: their first element, or the byte order mark of UTF-16."""

_KEPT: Final = 4096
"""How much of a document that can't be read is kept, to show what it was."""


def _through_first_words(stream: IO[bytes], limit: int) -> list[bytes]:
    """The lines of a stream up to the first that is not blank."""
    lines: list[bytes] = []
    size = 0
    while size <= limit and (line := stream.readline(limit + 2)):
        lines.append(line)
        size += len(line)
        if line.removeprefix(BOM_UTF8).strip():
            break
    return lines
