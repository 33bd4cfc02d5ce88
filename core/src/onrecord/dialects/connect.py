"""Kafka Connect: records as its JSON converter reads them with `schemas.enable`, a schema beside the payload.

Connectors such as the JDBC sink make a column of each field, so that what is nested is a string of JSON, whose schema
has the name that Debezium's connectors know such strings by.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from onrecord.dialects.columns import Column, ColumnType, cell, columns

JSON_NAME: Final = "io.debezium.data.Json"
"""The name of the schema of a string of JSON."""

_TYPES: Final[Mapping[ColumnType, str]] = {
    "text": "string",
    "integer": "int64",
    "number": "double",
    "boolean": "boolean",
    "json": "string",
    "any": "string",
}
_LARGEST: Final = 2**63


def connect_schema(name: str, version: int, of: Iterable[Column]) -> dict[str, Any]:
    """The schema of records with these columns: a struct, in the words of Connect's JSON converter."""
    return {
        "type": "struct",
        "name": name,
        "version": version,
        "optional": False,
        "fields": [_field(column) for column in of],
    }


class Envelope:
    """Puts records of one kind beside their schema. `json_schema` is that of the kind."""

    def __init__(self, name: str, version: int, json_schema: Mapping[str, Any]) -> None:
        self._columns = columns(json_schema)
        self._schema = connect_schema(name, version, self._columns)

    def around(self, value: bytes) -> bytes:
        """A record, a line of JSON, in its envelope."""
        record = json.loads(value)
        payload = {column.name: _value(record.get(column.name), column) for column in self._columns}
        whole = {"schema": self._schema, "payload": payload}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def unwrapped(value: bytes) -> bytes:
    """The record within an envelope, as one line of JSON; what is no envelope as it is."""
    if not value.startswith(b'{"schema":{'):
        return value
    try:
        envelope = json.loads(value)
        nested = {one["field"] for one in envelope["schema"]["fields"] if one.get("name") == JSON_NAME}
        payload = {
            name: json.loads(one) if name in nested and one is not None else one
            for name, one in envelope["payload"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return value
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def _field(column: Column) -> dict[str, Any]:
    field = {"field": column.name, "type": _TYPES[column.type], "optional": column.optional}
    if column.type == "json":
        field |= {"name": JSON_NAME, "version": 1}
    return field | ({"doc": column.description} if column.description else {})


def _value(value: Any, column: Column) -> Any:
    """What Connect takes for a column. A whole number beyond 64 bits is the largest that there is."""
    if value is None:
        return None
    match column.type:
        case "integer":
            return max(-_LARGEST, min(_LARGEST - 1, value))
        case "number":
            return float(value)
        case "any":
            return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        case "json":
            return cell(value)
        case _:
            return value
