"""Tables: what a store has for each kind of facts: a table, its full-text index, and a view over all kinds."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from onrecord.dialects.columns import Column, ColumnType, cell
from onrecord.dialects.sql import TYPES, quoted
from onrecord.facts import COMMON

KIND: Final = re.compile(r"(?!onrecord_|sqlite_)(?!.*_fts(?:_|$))(?!facts$)[a-z][a-z0-9_]{0,62}")
"""Types of facts that can be the name of a table; the others are those of our own tables."""

FIELD: Final = re.compile(r"(?!number$)[a-z_][a-z0-9_]{0,62}")
"""Fields that can be the name of a column. SQLite does not tell `a` from `A`, and `number` is the rows' own."""

MOST_FIELDS: Final = 500
"""SQLite takes 2,000 columns."""

_SEARCHED: Final = ("exact", "sentence")

LOOKED_UP: Final = (
    "published_at", "article_id", "speaker", "accuser", "accused", "source", "reported_by", "body", "place",
)  # fmt: skip
"""Fields that facts are chosen by: each kind has one index of those that it has, in the order of the first."""
_LARGEST: Final = 2**63

_COLUMNS: Final = """
CREATE TABLE IF NOT EXISTS onrecord_columns (kind TEXT, name TEXT, type TEXT, PRIMARY KEY (kind, name))
"""


class Tables:
    """The tables of kinds in a database. Reads what there is; makes and widens tables as facts come."""

    def __init__(self, connection: sqlite3.Connection, *, make: bool = True) -> None:
        self._connection = connection
        if make:
            connection.execute(_COLUMNS)
        self.refresh()
        if make:  # files of earlier versions have none
            for kind in self._types:
                self._index(kind)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have a table."""
        return tuple(self._types)

    def refresh(self) -> None:
        """Read what there is again, as after a transaction that was rolled back."""
        self._types: dict[str, dict[str, ColumnType]] = {}
        for kind, name, type in self._connection.execute(
            "SELECT kind, name, type FROM onrecord_columns ORDER BY kind, rowid"
        ):
            self._types.setdefault(kind, {})[name] = type

    def prepare(self, kind: str, columns: Iterable[Column]) -> None:
        """Make the table of a kind, or give it the columns that it has not yet."""
        known = self._types.get(kind)
        if known is None:
            self._make(kind, columns)
            return
        looked_up = known.keys() & LOOKED_UP
        for column in columns:
            if column.name not in known:
                self._connection.execute(f"ALTER TABLE {quoted(kind)} ADD COLUMN {_defined(column)}")
                self._note(kind, column.name, column.type)
            elif column.type == "json" and known[column.name] == "any":
                self._note(kind, column.name, "json")
        if known.keys() & LOOKED_UP != looked_up:
            self._index(kind, anew=True)

    def columns(self, kind: str) -> Mapping[str, ColumnType]:
        """The columns of a kind's table, without `number`, which each table has."""
        return self._types[kind]

    def has(self, kind: str, record: Mapping[str, Any]) -> bool:
        """Whether the table of a kind has all the columns of a record."""
        types = self._types.get(kind)
        return types is not None and all(
            name in types and not (types[name] == "any" and isinstance(value, (list, dict)))
            for name, value in record.items()
        )

    def put(self, kind: str, record: Mapping[str, Any]) -> None:
        """Write a record into its table, in place of the one that has its id."""
        names = [quoted(name) for name in record]
        changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != '"id"')
        self._connection.execute(
            f"INSERT INTO {quoted(kind)} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            [_value(one) for one in record.values()],
        )

    def delete(self, kind: str, id: str) -> bool:
        """Delete a record; whether there was one."""
        return self._connection.execute(f"DELETE FROM {quoted(kind)} WHERE id = ?", (id,)).rowcount > 0

    def read(self, kind: str, where: str = "TRUE", values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """The records of a kind that meet an SQL condition, as they came, by the order in which they came."""
        types = self._types[kind]
        names = ", ".join(map(quoted, types))
        rows = self._connection.execute(
            f"SELECT {names} FROM {quoted(kind)} WHERE {where} ORDER BY number", tuple(values)
        )
        for row in rows:
            yield {name: _restored(value, types[name]) for name, value in zip(types, row, strict=True)}

    def count(self, kind: str) -> int:
        """How many records a kind has."""
        return int(self._connection.execute(f"SELECT count(*) FROM {quoted(kind)}").fetchone()[0])

    def _make(self, kind: str, columns: Iterable[Column]) -> None:
        found = {one.name: one for one in columns}
        columns = [found.get(name, Column(name, "any")) for name in COMMON if name != "evidence"]
        columns += [one for name, one in found.items() if name not in COMMON]
        columns.append(found.get("evidence", Column("evidence", "json")))  # last, as in CSV: it is long
        table, index = quoted(kind), quoted(f"{kind}_fts")
        definitions = ", ".join(map(_defined, columns))
        self._connection.execute(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, {definitions})")
        self._connection.execute(
            f"CREATE INDEX {quoted(f'onrecord_{kind}_article')} ON {table} (article_id, extractor)"
        )
        searched = ", ".join(_SEARCHED)
        self._connection.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5({searched}, content={table}, content_rowid='number', "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        new, old = (", ".join(f"{row}.{name}" for name in ("number", *_SEARCHED)) for row in ("new", "old"))
        add = f"INSERT INTO {index} (rowid, {searched}) VALUES ({new});"
        take = f"INSERT INTO {index} ({index}, rowid, {searched}) VALUES ('delete', {old});"
        for event, what in {"INSERT": add, "DELETE": take, "UPDATE": take + add}.items():
            name = quoted(f"onrecord_{kind}_{event.lower()}")
            self._connection.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {what} END")
        for column in columns:
            self._note(kind, column.name, column.type)
        self._index(kind)
        self._view()

    def _index(self, kind: str, *, anew: bool = False) -> None:
        """Make the index that facts of a kind are chosen by, so that no row is read that is not shown."""
        index = quoted(f"onrecord_{kind}_looked_up")
        if anew:
            self._connection.execute(f"DROP INDEX IF EXISTS {index}")
        names = ", ".join(quoted(name) for name in LOOKED_UP if name in self._types[kind])
        self._connection.execute(f"CREATE INDEX IF NOT EXISTS {index} ON {quoted(kind)} ({names})")

    def _note(self, kind: str, name: str, type: ColumnType) -> None:
        self._connection.execute("INSERT OR REPLACE INTO onrecord_columns VALUES (?, ?, ?)", (kind, name, type))
        self._types.setdefault(kind, {})[name] = type

    def _view(self) -> None:
        """Make the view `facts` anew: the common fields of all kinds."""
        names = ", ".join(map(quoted, COMMON))
        parts = " UNION ALL ".join(f"SELECT {names} FROM {quoted(kind)}" for kind in self._types)
        self._connection.execute("DROP VIEW IF EXISTS facts")
        self._connection.execute(f"CREATE VIEW facts AS {parts}")


def _defined(column: Column) -> str:
    """A column of ours: it keeps what comes as it comes, whatever the schema says, so that no record is refused."""
    type = "" if column.type == "any" else f" {TYPES[column.type]}"
    return f"{quoted(column.name)}{type}{' NOT NULL UNIQUE' if column.name == 'id' else ''}"


def _value(value: Any) -> Any:
    """What SQLite takes: of a number beyond 64 bits the digits, which a column of numbers makes a floating one of."""
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        return str(value)
    return cell(value)


def _restored(value: Any, type: ColumnType) -> Any:
    if type == "json" and isinstance(value, str) and value[:1] in ("[", "{"):
        return json.loads(value)
    return bool(value) if type == "boolean" and value in (0, 1) else value
