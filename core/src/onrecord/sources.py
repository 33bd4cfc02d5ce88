"""Sources: articles from files and standard input, one after another, with the place of each."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from onrecord.article import MAX_ARTICLE_BYTES, Article, decoded
from onrecord.errors import ArticleError

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: a file (`-` for standard input), and the line for one of several in a file."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        name = "standard input" if self.file == STANDARD_INPUT else self.file
        return name if self.line is None else f"{name}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that can't be read, and why. `value` is the record as it was found."""

    place: Place
    value: bytes
    error: ArticleError


@dataclass(frozen=True, slots=True)
class Found:
    """An article and where it stands. `value` is the record as it was found."""

    place: Place
    value: bytes
    article: Article


def read_articles(
    files: Iterable[str], *, limit: int = MAX_ARTICLE_BYTES, wait: Callable[[int], None] | None = None
) -> Iterator[Found | Unreadable]:
    """The articles of some files in order: `.jsonl` has one a line, `.json` one, anything else is text.

    `-` is standard input: JSON Lines where it begins with `{`, else one text. Files are read as a stream and
    may be endless. `wait` is called before each read with the file descriptor and returns once there is something to
    read: whoever has work to do meanwhile does it there. Raises OSError for a file that can't be opened.
    """
    for file in files:
        with _open(file, wait) as stream:
            if file == STANDARD_INPUT:
                yield from _of_unknown_kind(stream, limit)
            elif Path(file).suffix.lower() in (".jsonl", ".ndjson"):
                yield from _lines(stream, file, limit)
            else:
                read = _whole_json if Path(file).suffix.lower() == ".json" else _whole_text
                yield read(stream.read(limit + 1), file, limit)


@contextmanager
def _open(file: str, wait: Callable[[int], None] | None) -> Iterator[IO[bytes]]:
    with nullcontext(sys.stdin.buffer) if file == STANDARD_INPUT else Path(file).open("rb") as stream:
        yield stream if wait is None else BufferedReader(_Awaited(stream, wait))


class _Awaited(RawIOBase):
    """A file of which nothing is read before `wait` has returned."""

    def __init__(self, stream: BinaryIO, wait: Callable[[int], None]) -> None:
        self._stream, self._wait = stream, wait

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._wait(self._stream.fileno())
        return os.readv(self._stream.fileno(), [buffer])


def _of_unknown_kind(stream: IO[bytes], limit: int) -> Iterator[Found | Unreadable]:
    first = _through_first_words(stream, limit)
    if first and first[-1].removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        yield from _lines(_Chain(first, stream), STANDARD_INPUT, limit)
    else:
        begun = b"".join(first)
        yield _whole_text(begun + stream.read(max(0, limit + 1 - len(begun))), STANDARD_INPUT, limit)


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


class _Chain:
    """A stream of which some lines were read already."""

    def __init__(self, first: list[bytes], rest: IO[bytes]) -> None:
        self._first, self._rest = deque(first), rest

    def readline(self, size: int) -> bytes:
        return self._first.popleft() if self._first else self._rest.readline(size)


def _lines(stream: IO[bytes] | _Chain, file: str, limit: int) -> Iterator[Found | Unreadable]:
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        place = Place(file, number)
        value = line.rstrip(b"\r\n")
        if len(value) > limit:
            size = len(value)
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit + 2)
                size += len(line)
            message = f"the record has about {size:,} bytes; the limit is {limit:,}"
            yield Unreadable(place, value, ArticleError("too_large", message))
        elif value.strip():
            yield _record(place, value, limit)


def _whole_json(value: bytes, file: str, limit: int) -> Found | Unreadable:
    return _record(Place(file), value, limit)


def _record(place: Place, value: bytes, limit: int) -> Found | Unreadable:
    try:
        return Found(place, value, Article.from_json(value, limit=limit))
    except ArticleError as error:
        return Unreadable(place, value, error)


def _whole_text(value: bytes, file: str, limit: int) -> Found | Unreadable:
    """A text file. Its line ends are newlines; its id comes from the text, since files of one name may differ."""
    place = Place(file)
    try:
        if len(value) > limit:
            raise ArticleError("too_large", f"the text has more than {limit:,} bytes")
        text = decoded(value).replace("\r\n", "\n").replace("\r", "\n")
        return Found(place, value, Article.from_text(text))
    except ArticleError as error:
        return Unreadable(place, value, error)
