"""Stored facts: records from files of JSON Lines, standard input and SQLite files, one after another."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from onrecord.facts import COMMON, record_in
from onrecord.sources import STANDARD_INPUT, Place
from onrecord.store import Store
from onrecord.store.store import is_store


@dataclass(frozen=True, slots=True)
class NoFact:
    """A line that is no fact, and why."""

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
                yield from _lines(file, self._from_input())
            else:
                with Path(file).open("rb") as stream:
                    yield from _lines(file, stream)

    def _from_input(self) -> IO[bytes]:
        if self._input is None:
            self._input = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the context
            shutil.copyfileobj(sys.stdin.buffer, self._input)
        self._input.seek(0)
        return self._input


def _lines(file: str, stream: IO[bytes]) -> Iterator[dict[str, Any] | NoFact]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _fact(Place(file, number), line)


def _fact(place: Place, line: bytes) -> dict[str, Any] | NoFact:
    try:
        found = record_in(line)
    except ValueError as error:
        return NoFact(place, str(error))
    if missing := [name for name in COMMON if name not in found]:
        return NoFact(place, f"a fact has a field {missing[0]!r}")
    return found
