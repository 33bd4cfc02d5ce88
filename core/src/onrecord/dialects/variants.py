"""Variants: what a field of a JSON Schema may be, whether it says so itself, refers to it, or names several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

_NAMES: Final = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def variants(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The alternatives of a field; `schema` is the whole, which has what fields refer to."""
    if reference := field.get("$ref"):
        yield from variants(schema["$defs"][reference.rpartition("/")[2]], schema)
    elif several := field.get("anyOf") or field.get("oneOf"):
        for one in several:
            yield from variants(one, schema)
    else:
        yield field


def types_of(variant: Mapping[str, Any]) -> set[str]:
    """The JSON types that an alternative names; none where anything goes."""
    named = variant.get("type")
    if named is None:
        values = [variant["const"]] if "const" in variant else variant.get("enum", ())
        return {_NAMES[type(one)] for one in values if type(one) in _NAMES}
    return {named} if isinstance(named, str) else set(named)
