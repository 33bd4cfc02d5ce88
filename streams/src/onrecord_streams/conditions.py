"""Conditions: what `--where` says, such as `stage=deadline` or `extractor_version<0.2`, and whether a row meets it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from packaging.version import InvalidVersion, Version

from onrecord.dialects import Column, cell
from onrecord.wording import did_you_mean
from onrecord_streams.times import moment_or_ago

Kind = Literal["text", "number", "time", "version"]

_CONDITION: Final = re.compile(r"\s*(\w+)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*", flags=re.DOTALL)
_TEXT_OPERATORS: Final = ("=", "!=", "~")
_OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "~": lambda one, other: other.lower() in one.lower(),
    "in": lambda one, other: one in other,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one field. A field without a value meets `=` with nothing behind it, and `!=` with something.

    The operator `in`, of several values, can't be written.
    """

    field: str
    operator: str
    value: Any
    kind: Kind

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a row meets it."""
        found = row[self.field]
        if found is None or self.value is None:
            same = (found is None) == (self.value is None)
            return same if self.operator == "=" else self.operator == "!=" and not same
        return _OPERATORS[self.operator](_comparable(found, self.kind), self.value)


def parse(text: str, fields: Mapping[str, Kind]) -> Condition:
    """What a condition says. `fields` are those that there are. Raises ValueError, with what to write instead."""
    if not (found := _CONDITION.fullmatch(text)):
        raise ValueError(f"{text!r} is no condition; write FIELD=VALUE, or with one of != < <= > >= ~")
    field, operator, value = found.groups()
    if field not in fields:
        hint = did_you_mean(field, fields) or f"; there are {', '.join(fields)}"
        raise ValueError(f"there is no field {field!r}{hint}")
    kind = fields[field]
    if (operator in _TEXT_OPERATORS[2:]) if kind != "text" else operator not in _TEXT_OPERATORS:
        raise ValueError(f"{field} is a {kind} and can't be compared by {operator!r}")
    if not value:
        if operator not in ("=", "!="):
            raise ValueError(f"{text!r} compares with nothing")
        return Condition(field, operator, None, kind)
    try:
        return Condition(field, operator, _wanted(value, kind), kind)
    except ValueError:
        raise ValueError(f"{field} is compared with {value!r}, which is no {kind}{_EXAMPLES[kind]}") from None


_EXAMPLES: Final[Mapping[Kind, str]] = {
    "text": "",
    "number": "",
    "time": "; write 2026-05-01, 2026-05-01T06:30 (UTC unless it says otherwise) or, for so long ago, 90m, 12h, 7d",
    "version": "; write one such as 0.2 or 1.0.3",
}


def all_hold(conditions: Iterable[Condition], row: Mapping[str, Any]) -> bool:
    """Whether a row meets all conditions; a value that is none of its field's kind meets none."""
    try:
        return all(one.holds(row) for one in conditions)
    except (ValueError, TypeError):
        return False


def fields_of(columns: Iterable[Column]) -> dict[str, Kind]:
    """What conditions may ask for of rows with these columns; where two have one name, it is a text.

    True and false are the texts `true` and `false`, and what is nested is the text of its JSON.
    """
    fields: dict[str, Kind] = {}
    for column in columns:
        kind = _KINDS.get(column.name) or ("number" if column.type in ("integer", "number") else "text")
        fields[column.name] = kind if fields.get(column.name, kind) == kind else "text"
    return fields


_KINDS: Final[Mapping[str, Kind]] = {"published_at": "time", "extractor_version": "version"}
"""By name: what schemas know as texts only."""


def row_of(record: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """A record as a row with these fields; those that it has not are None."""
    found = {name: record.get(name) for name in fields}
    return {name: ("true" if one else "false") if isinstance(one, bool) else cell(one) for name, one in found.items()}


def _wanted(value: str, kind: Kind) -> Any:
    match kind:
        case "number":
            return float(value)
        case "time":
            return moment_or_ago(value)
        case "version":
            return 1, Version(value)  # InvalidVersion is a ValueError
        case _:
            return value


def _comparable(found: Any, kind: Kind) -> Any:
    match kind:
        case "time":
            return found if isinstance(found, datetime) else moment_or_ago(str(found))
        case "version":
            return _version(str(found))
        case "number":
            return float(found)
        case _:
            return str(found)


def _version(text: str) -> tuple[int, Version]:
    """A version, comparable; one that is none by Python's rules comes before all others."""
    try:
        return 1, Version(text)
    except InvalidVersion:
        return 0, Version("0")
