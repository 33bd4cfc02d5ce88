"""Stored facts: records from files of JSON Lines, standard input and SQLite files, one after another."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from onrecord.facts import COMMON, IsArticle, record_in
from onrecord.sources import STANDARD_INPUT, Place
from onrecord.store import Store
from onrecord.store.store import is_store

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class NoFact:
    """A line that is no fact, or a file without any, and why."""

    place: Place
    why: str


class StoredFacts:
    """The facts of some files, which can be read more than once; what comes from standard input is kept in a file.

    A context, which removes that. Each fact is an object with the fields that all facts have.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self._files = list(files)
        self._input: IO[bytes] | None = None

    def __enter__(self) -> StoredFacts:
        return self

    def __exit__(self, *_: object) -> None:
        if self._input:
            self._input.close()

    def __iter__(self) -> Iterator[dict[str, Any] | NoFact]:
        """Raises StoreError and OSError for files that can't be read."""
        for file in self._files:
            if file != STANDARD_INPUT and is_store(Path(file)):
                with Store(Path(file), read_only=True) as store:
                    yield from store.facts()
            elif file == STANDARD_INPUT:
                yield from facts_on_lines(file, self._from_input(), _fact)
            else:
                with Path(file).open("rb") as stream:
                    yield from facts_on_lines(file, stream, _fact)

    def _from_input(self) -> IO[bytes]:
        if self._input is None:
            self._input = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the context
            shutil.copyfileobj(sys.stdin.buffer, self._input)
        self._input.seek(0)
        return self._input


def facts_on_lines(file: str, stream: Iterable[bytes], read: Callable[[bytes], F]) -> Iterator[F | NoFact]:
    """What `read` makes of each line that is not blank, NoFact where it raises ValueError.

    A file whose first line is an article is taken for a file of articles: that is said once, and no more is read.
    """
    is_first = True
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield read(line)
        except IsArticle as error:
            if is_first:
                yield NoFact(Place(file), f"it begins with {error}")
                return
            yield NoFact(Place(file, number), str(error))
        except ValueError as error:
            yield NoFact(Place(file, number), str(error))
        is_first = False


def _fact(line: bytes) -> dict[str, Any]:
    found = record_in(line)
    if missing := [name for name in COMMON if name not in found]:
        raise ValueError(f"a fact has a field {missing[0]!r}")
    return found
