"""SQL: the table of a kind of facts, as PostgreSQL, SQLite and DuckDB take it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from onrecord.dialects.columns import Column, ColumnType

TYPES: Final[Mapping[ColumnType, str]] = {
    "text": "TEXT",
    "integer": "BIGINT",
    "number": "DOUBLE PRECISION",
    "boolean": "BOOLEAN",
    "json": "TEXT",
    "any": "TEXT",
}


def create_table(name: str, columns: Iterable[Column], key: str = "id") -> str:
    """A CREATE TABLE statement. Each column has its description as a comment; the key is `key`."""
    columns = list(columns)
    lines = []
    for number, column in enumerate(columns):
        definition = f"  {_defined(column, key)}{',' if number < len(columns) - 1 else ''}"
        comment = " ".join([*(["JSON"] if column.type == "json" else []), *column.description.split()])
        lines.append(f"{definition}  -- {comment}" if comment else definition)
    return "\n".join([f"CREATE TABLE {quoted(name)} (", *lines, ");"])


def quoted(name: str) -> str:
    """A name as SQL has it, whatever it is made of: `end` and `references` are words of the language."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _defined(column: Column, key: str) -> str:
    constraint = " NOT NULL PRIMARY KEY" if column.name == key else "" if column.optional else " NOT NULL"
    return f"{quoted(column.name)} {TYPES[column.type]}{constraint}"
