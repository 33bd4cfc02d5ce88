"""What is wrong with a setting, in words for whoever wrote it: the key, what is wanted, and the nearest right name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from json import JSONDecodeError
from typing import Any, Final

from pydantic import BaseModel, ValidationError

Whence = Callable[[Sequence[str | int], str], str]

_WHOLE_NUMBER: Final = "must be a whole number"
_NUMBER: Final = "must be a number"
_TRUE_OR_FALSE: Final = "must be true or false"
_TABLE: Final = "must be a table"
_WANTED: Final[Mapping[str, str]] = {
    "missing": "must be given",
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _TRUE_OR_FALSE,
    "bool_parsing": _TRUE_OR_FALSE,
    "string_type": "must be a string",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "string_pattern_mismatch": "must match {pattern}",
    "list_type": "must be a list",
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "value_error": "{error}",
}
"""By pydantic's type of error; another says what pydantic says."""


def problems(error: ValidationError, model: type[BaseModel], whence: Whence = lambda path, words: "") -> str:
    """Everything that is wrong with the settings of a model, with the key of each, in one line.

    `whence` says behind each, given its path and what is said of it, where it comes from.
    """
    said = [(one["loc"], _problem(one, model)) for one in error.errors(include_url=False)]
    return "; ".join(words + whence(path, words) for path, words in said)


def wanted(one: Mapping[str, Any]) -> str:
    """What is wanted instead, of one of the errors of a ValidationError."""
    known = _WANTED.get(one["type"])
    return known.format_map(one.get("ctx", {})) if known else str(one["msg"])


def broken_at(error: JSONDecodeError) -> str:
    """Where a JSON text breaks off: its line and column, where it has several, else the character."""
    if "\n" in error.doc.strip():
        return f"line {error.lineno}, column {error.colno}"
    return f"character {error.pos + 1}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The nearest known name as the end of a sentence (`; did you mean 'quotes'?`), empty where none is near."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def field_type(model: type[BaseModel], path: Sequence[str | int]) -> Any:
    """The type of the setting at a path of keys, None where the model has none there."""
    found: Any = model
    for key in path:
        fields = found.model_fields if isinstance(found, type) and issubclass(found, BaseModel) else {}
        if key not in fields:
            return None
        found = fields[str(key)].annotation
    return found


def _problem(one: Mapping[str, Any], model: type[BaseModel]) -> str:
    *above, key = one["loc"] or ("",)
    if one["type"] == "extra_forbidden":
        table = field_type(model, above)
        known = table.model_fields if isinstance(table, type) and issubclass(table, BaseModel) else {}
        fields = [one.alias or name for name, one in known.items()]
        there_are = f"there are {', '.join(fields)}" if fields else "there are none here"
        words = f"there is no such setting{did_you_mean(str(key), fields) or f'; {there_are}'}"
    else:
        words = wanted(one)
    name = ".".join(map(str, one["loc"]))
    return f"{name}: {words}" if name else words
