"""Compatibility: what a consumer of facts trips over when their JSON Schema changes, and what not.

Consumers read: what may come now and could not come before breaks them, and so does what is gone. A new field does not,
since they are told to pass over fields that they do not know. What breaks them takes another `schema_version`, which is
another topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.dialects.variants import types_of, variants

Schema = Mapping[str, Any]

_BOUNDS: Final = {
    "minimum": -1,
    "exclusiveMinimum": -1,
    "minLength": -1,
    "minItems": -1,
    "maximum": 1,
    "exclusiveMaximum": 1,
    "maxLength": 1,
    "maxItems": 1,
}
"""Keywords that bound a value, and the direction in which more is allowed."""

_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two schemas. `where` is the path of the field, empty for the record."""

    where: str
    what: str
    breaking: bool


def kind_of(schema: Schema) -> tuple[str, int]:
    """The type of fact and the schema version that a schema is of. Raises ValueError where it says neither."""
    try:
        fields = schema["properties"]
        return str(fields["type"]["const"]), int(fields["schema_version"]["const"])
    except (KeyError, TypeError, ValueError):
        raise ValueError("it is no schema of facts: `type` and `schema_version` have no `const`") from None


def changes(old: Schema, new: Schema) -> list[Change]:
    """How the records of a new schema differ from those of an old one. Raises ValueError where one is not of facts.

    With a higher schema version nothing breaks: old records stay on their topic, and new ones have another.
    """
    (old_kind, old_version), (new_kind, new_version) = kind_of(old), kind_of(new)
    if old_kind != new_kind:
        return [Change("type", f"was {old_kind}, is {new_kind}", True)]
    found = list(_fields(old, new, old, new, "", 0))
    if new_version > old_version:
        moved = Change("schema_version", f"was {old_version}, is {new_version}: another topic", False)
        return [moved, *(Change(one.where, one.what, False) for one in found)]
    if new_version < old_version:
        found.insert(0, Change("schema_version", f"was {old_version}, is {new_version}", True))
    return found


def _fields(old: Schema, new: Schema, old_root: Schema, new_root: Schema, path: str, depth: int) -> Iterator[Change]:
    """The differences between two objects."""
    before, after = old.get("properties", {}), new.get("properties", {})
    for name in before:
        where = f"{path}{name}"
        if name not in after:
            yield Change(where, "is gone", True)
        elif where not in ("type", "schema_version"):
            yield from _values(before[name], after[name], old_root, new_root, where, depth + 1)
    yield from (Change(f"{path}{name}", "is new", False) for name in after if name not in before)


def _values(old: Schema, new: Schema, old_root: Schema, new_root: Schema, where: str, depth: int) -> Iterator[Change]:
    """The differences between what a field may be."""
    if depth > _DEEPEST:
        return
    before, after = _by_type(old, old_root), _by_type(new, new_root)
    for name, variant in after.items():
        if name in before:
            yield from _of_type(before[name], variant, old_root, new_root, where, depth)
        elif name == "integer" and "number" in before:
            yield Change(where, "was a number, is a whole number", False)
        elif before.keys() != {""}:
            yield Change(where, "may be null now" if name == "null" else f"may be {_a(name)} now", True)
    for name in before:
        if name not in after and name and not (name == "number" and "integer" in after):
            yield Change(where, f"is never {'null' if name == 'null' else _a(name)} any more", False)


def _of_type(old: Schema, new: Schema, old_root: Schema, new_root: Schema, where: str, depth: int) -> Iterator[Change]:
    """The differences between two alternatives of one type."""
    before, after = _allowed(old), _allowed(new)
    if before is not None and after is None:
        yield Change(where, "may have any value now", True)
    elif before is not None and after is not None:
        if more := [one for one in after if one not in before]:
            yield Change(where, f"may be {', '.join(map(repr, more))} now", True)
        if fewer := [one for one in before if one not in after]:
            yield Change(where, f"is never {', '.join(map(repr, fewer))} any more", False)
    elif after is not None:
        yield Change(where, f"is one of {', '.join(map(repr, after))} now", False)
    for bound, direction in _BOUNDS.items():
        if bound in old and (bound not in new or (new[bound] - old[bound]) * direction > 0):
            yield Change(where, f"{bound} was {old[bound]}, is {new.get(bound, 'gone')}", True)
    if "items" in old and "items" in new:
        yield from _values(old["items"], new["items"], old_root, new_root, f"{where}[]", depth + 1)
    if "properties" in old:
        yield from _fields(old, new, old_root, new_root, f"{where}.", depth + 1)


def _by_type(field: Schema, root: Schema) -> dict[str, Schema]:
    """The alternatives of a field by their type; "" where anything goes."""
    return {name: one for one in variants(field, root) for name in types_of(one) or {""}}


def _allowed(variant: Schema) -> list[Any] | None:
    """The values that are allowed; None where all of the type are."""
    return [variant["const"]] if "const" in variant else variant.get("enum")


def _a(name: str) -> str:
    names = {"integer": "a whole number", "array": "a list", "object": "an object", "": "anything"}
    return names.get(name, f"a {name}")
