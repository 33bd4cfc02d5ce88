"""Columns: a fact as a flat row, with what is nested as JSON, for everything that knows tables and no trees."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from onrecord.dialects.variants import types_of, variants

ColumnType = Literal["text", "integer", "number", "boolean", "json", "any"]
"""`json` is nested and becomes a text of JSON; `any` may be of several types, or nobody knows."""

_TYPES: Final[Mapping[str, ColumnType]] = {
    "string": "text",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "array": "json",
    "object": "json",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `optional` is whether it may be null."""

    name: str
    type: ColumnType
    optional: bool = True
    description: str = ""


def columns(schema: Mapping[str, Any]) -> tuple[Column, ...]:
    """The columns of the records that a JSON Schema describes, in the order of its properties.

    A record has all of its fields, so that optional is what may be null, whatever `required` says.
    """
    return tuple(_column(name, field, schema) for name, field in schema["properties"].items())


def columns_of_record(record: Mapping[str, Any]) -> tuple[Column, ...]:
    """The columns that a record needs whose schema nobody knows: as its values are, all of them optional."""
    return tuple(Column(name, _type_of(value)) for name, value in record.items())


def cell(value: Any) -> Any:
    """A value of a record as it stands in a column: what is nested is JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, (list, dict)) else value


def _type_of(value: Any) -> ColumnType:
    return "json" if isinstance(value, (list, dict)) else "boolean" if isinstance(value, bool) else "any"


def _column(name: str, field: Mapping[str, Any], schema: Mapping[str, Any]) -> Column:
    types = {one for variant in variants(field, schema) for one in types_of(variant)}
    known = {_TYPES[one] for one in types - {"null"}}
    if known == {"integer", "number"}:
        known = {"number"}
    kind: ColumnType = known.pop() if len(known) == 1 else "any"
    return Column(name, kind, "null" in types or not types, field.get("description", ""))
