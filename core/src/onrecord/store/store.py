"""Store: facts in a SQLite file.

Each kind has a table of its name (`quote`, `vote`, …), which has a column for each field, JSON for what is nested, and
a full-text index over `exact` and `sentence` (`quote_fts`); the view `facts` has the common fields of all kinds.
`onrecord_articles` has the articles, where they are kept. Everything else, whose name begins with `onrecord_`, is the
store's own.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.dialects.columns import ColumnType, columns, columns_of_record
from onrecord.errors import StoreError
from onrecord.facts import record_in
from onrecord.store.articles import Articles
from onrecord.store.tables import FIELD, KIND, MOST_FIELDS, Tables

VERSION: Final = 1
"""Of the store's own tables, as `PRAGMA user_version` has it."""

_MAGIC: Final = b"SQLite format 3\0"
_APPLICATION: Final = 0x4F6E5265
"""`PRAGMA application_id` of our files."""

_LOCKED_FOR: Final = 30.0
"""Seconds to wait for others who write to the file."""


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A record that a store takes: an object with an id, a type, an article and an extractor."""

    id: str
    type: str
    article_id: str
    extractor: str
    record: Mapping[str, Any]

    @classmethod
    def read(cls, value: bytes) -> StoredFact:
        """A fact from its line of JSON. Raises ValueError, which says why it is none."""
        record = record_in(value)
        for name in ("id", "type", "article_id", "extractor"):
            if not isinstance(record.get(name), str) or not record[name]:
                raise ValueError(f"a fact has a text as `{name}`")
        if not KIND.fullmatch(record["type"]):
            raise ValueError(f"{record['type'][:80]!r} can't be the type of a fact")
        if len(record) > MOST_FIELDS:
            raise ValueError(f"{len(record)} fields are more than any kind of facts has")
        if wrong := next((name for name in record if not FIELD.fullmatch(name)), None):
            raise ValueError(f"{wrong[:80]!r} can't be a field of a fact")
        try:
            json.dumps(record, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise ValueError("it has half of a surrogate pair, which no store of texts takes") from None
        return cls(record["id"], record["type"], record["article_id"], record["extractor"], record)


class Store:
    """A SQLite file with facts, made where there is none. A context, which closes it.

    `schemas` has the JSON Schema of kinds that are known here, so that their tables are typed; those of other kinds
    have the columns of their records. Everything that writes is done in a `transaction`. With `read_only` nothing is
    written, and the file must be there. Raises StoreError, also for what goes wrong later.
    """

    def __init__(
        self, path: Path, schemas: Mapping[str, Mapping[str, Any]] | None = None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self._schemas = schemas or {}
        self._token = secrets.token_hex(8)
        self.connection = self._connected(read_only)
        try:
            with self._errors():
                self._check(read_only)
                if not read_only:
                    self._set_up()
                self._tables = Tables(self.connection, make=not read_only)
                self.articles = Articles(self.connection, make=not read_only)
                """The articles that are kept beside the facts: none unless whoever fills the store keeps some."""
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of facts that the store has tables for."""
        return self._tables.kinds

    @property
    def origin(self) -> str | None:
        """What the store is filled from; None before anything was said of it."""
        with self._errors():
            return self._noted("origin")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the body or nothing. Raises StoreError where another process has begun to write to the file."""
        with self._errors():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                if self._noted("writer") != self._token:
                    raise StoreError(f"another process writes to {self.path} now; one at a time can")
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self.connection.execute("ROLLBACK")
                self._tables.refresh()
                raise

    def begin(self, origin: str) -> None:
        """Become the one who writes to the file, from this origin. Raises StoreError where it was filled from another.

        Whoever wrote before gets an error with its next transaction.
        """
        if self.origin not in (None, origin):
            raise StoreError(
                f"{self.path} was filled from {self.origin}, not from {origin}; name another file, since what stands "
                "can't be told for both"
            )
        with self._errors():
            self._note("writer", self._token)
            self._note("origin", origin)

    def put(self, fact: StoredFact) -> None:
        """Write a fact, in place of the one that has its id."""
        if not self._tables.has(fact.type, fact.record):
            schema = self._schemas.get(fact.type)
            known = {one.name: one for one in columns(schema)} if schema else {}
            more = {one.name: one for one in columns_of_record(fact.record)}
            self._tables.prepare(fact.type, (more | known).values())
        self._tables.put(fact.type, fact.record)

    def delete(self, type: str, id: str) -> bool:
        """Delete a fact; whether there was one."""
        return type in self.kinds and self._tables.delete(type, id)

    def delete_other_texts(self, fact: StoredFact) -> int:
        """Delete what the extractor of a fact found in other versions of its article; how many facts that was."""
        other = "article_id = ? AND extractor = ? AND article_sha256 IS NOT ?"
        values = (fact.article_id, fact.extractor, fact.record.get("article_sha256"))
        stale = [
            (kind, one["id"])
            for kind in self.kinds
            for one in self._tables.read(kind, other, values)
            if "article_sha256" in fact.record
        ]
        return sum(self.delete(kind, id) for kind, id in stale)

    def fact(self, type: str, id: str) -> dict[str, Any] | None:
        """The record of a fact; None where there is none."""
        return next(self._tables.read(type, "id = ?", (id,)), None) if type in self.kinds else None

    def columns(self, type: str) -> Mapping[str, ColumnType]:
        """The columns of a kind that the store has, each with the type of its values."""
        return self._tables.columns(type)

    def select(self, type: str, where: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """The records of a kind that the store has which meet an SQL condition, in the order in which they came."""
        with self._errors():
            yield from self._tables.read(type, where, values)

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows of a query."""
        with self._errors():
            return self.connection.execute(sql, tuple(values)).fetchall()

    def facts_of(self, article_id: str) -> list[dict[str, Any]]:
        """The facts of an article, kind by kind."""
        return [one for kind in self.kinds for one in self.select(kind, "article_id = ?", (article_id,))]

    def facts(self) -> Iterator[dict[str, Any]]:
        """All facts, as they came, kind by kind."""
        with self._errors():
            for kind in self.kinds:
                yield from self._tables.read(kind)

    def count(self) -> int:
        """How many facts there are."""
        with self._errors():
            return sum(self._tables.count(kind) for kind in self.kinds)

    def _connected(self, read_only: bool) -> sqlite3.Connection:
        mode = "ro" if read_only else "rwc"
        try:
            uri = f"{self.path.absolute().as_uri()}?mode={mode}"
            return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_LOCKED_FOR)
        except sqlite3.Error as error:
            raise StoreError(f"{self.path} can't be opened: {_why_not(self.path.parent) or error}") from error

    def _check(self, read_only: bool) -> None:
        """Raise StoreError for a file that is not ours, or of a later version."""
        (application,) = self.connection.execute("PRAGMA application_id").fetchone()
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        (tables,) = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != _APPLICATION and (tables or read_only):
            raise StoreError(f"{self.path} is a SQLite file, but no store of facts; name another")
        if version > VERSION:
            raise StoreError(f"{self.path} was written by a later Onrecord (format {version}); upgrade onrecord-core")

    def _set_up(self) -> None:
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.execute("PRAGMA secure_delete = ON")  # what is taken back may have been erased for a reason
        self.connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        self.connection.execute(f"PRAGMA user_version = {VERSION}")
        self.connection.execute("CREATE TABLE IF NOT EXISTS onrecord_notes (name TEXT PRIMARY KEY, value TEXT)")

    def _noted(self, name: str) -> str | None:
        found = self.connection.execute("SELECT value FROM onrecord_notes WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def _note(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO onrecord_notes VALUES (?, ?)", (name, value))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self.path} can't be used: {error}") from error


def is_store(path: Path) -> bool:
    """Whether a file is a SQLite file."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _why_not(folder: Path) -> str | None:
    """What is wrong with the folder of a file, of which SQLite says nothing; None where it is nothing plain."""
    if not folder.is_dir():
        return f"there is no folder {folder}"
    return None if os.access(folder, os.W_OK) else f"the folder {folder} can't be written to"
