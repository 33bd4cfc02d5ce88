"""Variables ONRECORD_…: which of them nobody reads, and what is wrong with one that is no JSON.

Settings are those with two underscores, ONRECORD_{TABLE}__{KEY}, and those that give a whole table. Others are left
alone unless they look like a setting misspelt: in a cluster, whoever calls a service `onrecord` has the likes of
ONRECORD_SERVICE_HOST in every environment.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from json import JSONDecodeError
from typing import Final, get_origin

from pydantic import BaseModel

from onrecord.wording import field_type

PREFIX: Final = "ONRECORD_"
DELIMITER: Final = "__"

Keys = tuple[str, ...]


def unknown(
    names: Collection[str], tables: Collection[str], settings: type[BaseModel], others: Collection[str]
) -> Iterator[str]:
    """What to say of each variable that nobody reads though it was meant for Onrecord.

    `tables` are those that anyone reads, `settings` has the keys of some of them, and `others` are variables beside
    the settings.
    """
    settable = {f"{PREFIX}{one}".upper() for one in (*tables, *_keys(settings))} | set(others)
    for name in sorted(names):
        rest = name.upper().removeprefix(PREFIX)
        if rest == name.upper() or rest.lower() in tables:
            continue
        table, delimiter, key = rest.partition(DELIMITER)
        if delimiter and table.lower() not in tables:
            near = get_close_matches(table, sorted(one.upper() for one in tables), n=1, cutoff=0.6)
            hint = (
                f"did you mean {PREFIX}{near[0]}{DELIMITER}{key}?" if near else f"there are {', '.join(sorted(tables))}"
            )
            yield f"the variable {name} is for a table that nobody reads; {hint}"
        elif not delimiter and name.upper() not in settable:
            for setting in get_close_matches(name.upper(), sorted(settable), n=1, cutoff=0.9):
                yield f"nobody reads the variable {name}; did you mean {setting}?"


def given() -> Iterator[Keys]:
    """The keys of the settings and tables that variables give, of whatever tables there are."""
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX):
            yield keys_of(name)


def keys_of(name: str) -> Keys:
    """The keys of what a variable gives."""
    return tuple(name.upper().removeprefix(PREFIX).lower().split(DELIMITER))


def giving(keys: Sequence[str]) -> str | None:
    """The variable that gives a setting: one of its own, else the nearest of a table around it that has it."""
    named = {name.upper(): name for name in os.environ}
    for length in range(len(keys), 0, -1):
        name = named.get((PREFIX + DELIMITER.join(keys[:length])).upper())
        if name is not None and _holds(os.environ[name], keys[length:]):
            return name
    return None


def not_json(error: JSONDecodeError, settings: type[BaseModel], left_out: Collection[str]) -> tuple[str | None, str]:
    """The variable that should have held JSON, None where that is not known, and what to say of it.

    `left_out` are those of which it was said already.
    """
    for name, value in os.environ.items():
        if name.upper().startswith(PREFIX) and value == error.doc and name not in left_out:
            if get_origin(field_type(settings, keys_of(name))) is list:
                example = json.dumps([one.strip() for one in value.strip("[]").split(",")])
                return name, f"the variable {name} must be a list in JSON, such as {name}='{example}', not {value!r}"
            # the value is not repeated: tables have passwords
            return name, f"the variable {name} must be a table in JSON, such as {name}='{{\"key\": 1}}': {error}"
    return None, f"a variable {PREFIX}… must be JSON: {error}"


def _holds(text: str, keys: Sequence[str]) -> bool:
    """Whether the JSON in a variable has a value under these keys; without keys it is the value itself."""
    if not keys:
        return True
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        return False
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            return False
        found = found[key]
    return True


def _keys(settings: type[BaseModel]) -> Iterator[str]:
    for table, field in settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from (f"{table}{DELIMITER}{key}" for key in field.annotation.model_fields)
