"""Each setting with its value and where that comes from, as far as it is known where some of them are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, SecretStr, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from onrecord.config import FileSettings, survey
from onrecord.origins import Origins, Source
from onrecord.variables import Keys

HIDDEN: Final = "***"
"""Stands for a secret."""

_SECRET: Final = re.compile(r"passw|secret|token|credential|api_?key|private_?key", flags=re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as it is: its name (`pool.processes`), its value with secrets hidden, and where that comes from.

    `where` is the flag, the name of the variable, or `file:line`; None for a default.
    """

    name: str
    value: Any
    source: Source
    where: str | None


@dataclass(frozen=True, slots=True)
class Traced:
    """Every setting of some tables, in the order in which their class has them, and what is wrong with any of them."""

    settings: tuple[Setting, ...]
    faults: tuple[str, ...]


def traced(
    settings: type[FileSettings],
    tables: Iterable[str],
    path: Path | None = None,
    flags: Mapping[Keys, tuple[str, Any]] | None = None,
) -> Traced:
    """The settings in some tables of a class.

    `flags` has for the keys of a setting the name of a flag and its value, None where it was not given.
    """
    given = {keys: pair for keys, pair in (flags or {}).items() if pair[1] is not None}
    values = _nested({keys: value for keys, (_, value) in given.items()})
    found = survey(settings, path, values, {keys: flag for keys, (flag, _) in given.items()})
    fields = settings.model_fields
    shown = [
        one for table in tables for one in of_field(fields[table], found.given.get(table, {}), (table,), found.origins)
    ]
    return Traced(tuple(shown), found.faults)


def of_model(model: type[BaseModel], given: object, keys: Keys, origins: Origins) -> Iterator[Setting]:
    """The settings of a table of which this was given: as they are used, those that are wrong as they were written."""
    try:
        yield from of_value(model.model_validate(given), keys, origins)
    except ValidationError:
        there = given if isinstance(given, Mapping) else {}
        for name, field in model.model_fields.items():
            if name in there or not field.is_required():
                one = there.get(name, field.get_default(call_default_factory=True))
                yield from of_field(field, one, (*keys, name), origins)


def of_field(field: FieldInfo, given: object, keys: Keys, origins: Origins) -> Iterator[Setting]:
    """The settings in what was given for a field, which is a table or a single value."""
    kind: Any = field.annotation
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from of_model(kind, given, keys, origins)
        return
    try:
        annotated: Any = Annotated[kind, field]
        value: object = TypeAdapter(annotated).validate_python(given)
    except ValidationError:
        value = HIDDEN if "SecretStr" in str(kind) else given
    yield from of_value(value, keys, origins)


def of_value(value: object, keys: Keys, origins: Origins) -> Iterator[Setting]:
    """The settings in a value, which is a table or a single one, with the keys that lead to it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from of_value(getattr(value, name), (*keys, name), origins)
    elif isinstance(value, dict) and value:
        for name, one in value.items():
            yield from of_value(one, (*keys, str(name)), origins)
    else:
        yield Setting(".".join(keys), _shown(value, keys[-1]), *origins.origin(keys))


def _shown(value: object, name: str) -> Any:
    """A value as JSON has it. Secret is what is declared so, and a text whose name says so."""
    if isinstance(value, SecretStr):
        return HIDDEN
    if isinstance(value, str) and _SECRET.search(name):
        return HIDDEN
    return to_jsonable_python(value, fallback=str)


def _nested(flat: Mapping[Keys, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for keys, value in flat.items():
        table = nested
        for key in keys[:-1]:
            table = table.setdefault(key, {})
        table[keys[-1]] = value
    return nested
