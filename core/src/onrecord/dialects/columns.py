"""Columns: a fact as a flat row, with what is nested as JSON, for everything that knows tables and no trees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

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
    types = {one for variant in _variants(field, schema) for one in _types(variant)}
    known = {_TYPES[one] for one in types - {"null"}}
    if known == {"integer", "number"}:
        known = {"number"}
    kind: ColumnType = known.pop() if len(known) == 1 else "any"
    return Column(name, kind, "null" in types or not types, field.get("description", ""))


def _variants(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a field may be: itself, what it refers to, or one of several."""
    if reference := field.get("$ref"):
        yield from _variants(schema["$defs"][reference.rpartition("/")[2]], schema)
    elif several := field.get("anyOf") or field.get("oneOf"):
        for one in several:
            yield from _variants(one, schema)
    else:
        yield field


def _types(field: Mapping[str, Any]) -> set[str]:
    named = field.get("type")
    if named is None:
        values = [field["const"]] if "const" in field else field.get("enum", ())
        return {_NAMES[type(one)] for one in values if type(one) in _NAMES}
    return {named} if isinstance(named, str) else set(named)


_NAMES: Final = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
