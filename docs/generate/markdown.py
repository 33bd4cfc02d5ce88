"""What the generated pages have in common: tables, and types in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def table_of(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table."""
    yield f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.replace('|', chr(92) + '|').split()) for cell in row)} |\n"


def type_in_words(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """A type of JSON Schema in a few words."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(type_in_words(one, definitions) for one in schema["anyOf"]))
    if "enum" in schema:
        return " · ".join(f"`{one}`" for one in schema["enum"])
    if "$ref" in schema:
        fields = definitions.get(schema["$ref"].rpartition("/")[2], {}).get("properties", {})
        return f"object of {', '.join(f'`{field}`' for field in fields)}" if fields else "object"
    if schema.get("type") == "array":
        return f"list of {type_in_words(schema.get('items', {}), definitions)}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"table of {type_in_words(schema['additionalProperties'], definitions)}"
    name = str(schema.get("type", "any"))
    return {"integer": "whole number", "boolean": "true or false"}.get(name, name)
