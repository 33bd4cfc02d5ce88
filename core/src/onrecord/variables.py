"""Variables ONRECORD_…: which of them nobody reads, and what is wrong with one that is no JSON.

Settings are those with two underscores, ONRECORD_{TABLE}__{KEY}, and those that give a whole table. Others are left
alone unless they look like a setting misspelt: in a cluster, whoever calls a service `onrecord` has the likes of
ONRECORD_SERVICE_HOST in every environment.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from json import JSONDecodeError
from typing import Final, get_origin

from pydantic import BaseModel

from onrecord.wording import field_type

PREFIX: Final = "ONRECORD_"
DELIMITER: Final = "__"


def unknown(names: Collection[str], tables: Collection[str], settings: type[BaseModel], others: Collection[str]) -> str:
    """What to say of the first variable that nobody reads though it was meant for Onrecord; empty where there is none.

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
            return f"the variable {name} is for a table that nobody reads; {hint}"
        if not delimiter and name.upper() not in settable:
            for setting in get_close_matches(name.upper(), sorted(settable), n=1, cutoff=0.9):
                return f"nobody reads the variable {name}; did you mean {setting}?"
    return ""


def not_json(error: JSONDecodeError, variables: Mapping[str, str], settings: type[BaseModel]) -> str:
    """What to say of a variable that should have held JSON: which, and how to write it."""
    for name, value in variables.items():
        if name.upper().startswith(PREFIX) and value == error.doc:
            path = name.upper().removeprefix(PREFIX).lower().split(DELIMITER)
            if get_origin(field_type(settings, path)) is list:
                example = json.dumps([one.strip() for one in value.strip("[]").split(",")])
                return f"the variable {name} must be a list in JSON, such as {name}='{example}', not {value!r}"
            # the value is not repeated: tables have passwords
            return f"the variable {name} must be a table in JSON, such as {name}='{{\"key\": 1}}': {error}"
    return f"a variable {PREFIX}… must be JSON: {error}"


def _keys(settings: type[BaseModel]) -> Iterator[str]:
    for table, field in settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from (f"{table}{DELIMITER}{key}" for key in field.annotation.model_fields)
