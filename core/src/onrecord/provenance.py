"""Where each setting comes from: a flag, a variable, a line of the file, or nowhere, which is its default."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, SecretStr
from pydantic_core import to_jsonable_python

from onrecord import variables
from onrecord.config import FileSettings, find_file, load, read_file

HIDDEN: Final = "***"
"""Stands for a secret."""

Source = Literal["default", "file", "variable", "flag"]
Keys = tuple[str, ...]

_SECRET: Final = re.compile(r"passw|secret|token|credential|api_?key|private_?key", flags=re.IGNORECASE)
_HEADER: Final = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")
_KEY: Final = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_QUOTES: Final = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as it is: its name (`pool.processes`), its value with secrets hidden, and where that comes from.

    `where` is the flag, the name of the variable, or `file:line`; None for a default.
    """

    name: str
    value: Any
    source: Source
    where: str | None


def traced(
    settings: type[FileSettings],
    tables: Iterable[str],
    path: Path | None = None,
    flags: Mapping[Keys, tuple[str, Any]] | None = None,
) -> list[Setting]:
    """Every setting in some tables of a class, in the order in which the class has them.

    `flags` has for the keys of a setting the name of a flag and its value, None where it was not given. Raises
    ConfigError.
    """
    given = {keys: pair for keys, pair in (flags or {}).items() if pair[1] is not None}
    loaded = load(settings, path, _nested({keys: value for keys, (_, value) in given.items()}))
    origins = Origins(path, {keys: flag for keys, (flag, _) in given.items()})
    return [one for table in tables for one in origins.of(getattr(loaded, table), (table,))]


class Origins:
    """Tells where settings come from. `flags` has the name of the flag for the keys of each setting that has one."""

    def __init__(self, path: Path | None = None, flags: Mapping[Keys, str] | None = None) -> None:
        self._file = find_file(path)
        self._tables = read_file(self._file)
        self._lines = _lines(self._file.read_text(encoding="utf-8")) if self._file else {}
        self._flags = flags or {}

    def of(self, value: object, keys: Keys) -> Iterator[Setting]:
        """The settings in a value, which is a table or a single one, with the keys that lead to it."""
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                yield from self.of(getattr(value, name), (*keys, name))
        elif isinstance(value, dict) and value:
            for name, one in value.items():
                yield from self.of(one, (*keys, str(name)))
        else:
            yield Setting(".".join(keys), _shown(value, keys[-1]), *self._origin(keys))

    def _origin(self, keys: Keys) -> tuple[Source, str | None]:
        if keys in self._flags:
            return "flag", self._flags[keys]
        if variable := self._variable(keys):
            return "variable", variable
        if self._in_file(keys):
            return "file", self._place(keys)
        return "default", None

    def _variable(self, keys: Keys) -> str | None:
        """The variable that gives a setting: one of its own, else the nearest of a table around it that has it."""
        named = {name.upper(): name for name in os.environ}
        for length in range(len(keys), 0, -1):
            name = named.get((variables.PREFIX + variables.DELIMITER.join(keys[:length])).upper())
            if name is not None and _holds(os.environ[name], keys[length:]):
                return name
        return None

    def _in_file(self, keys: Keys) -> bool:
        found: Any = self._tables
        for key in keys:
            if not isinstance(found, dict) or key not in found:
                return False
            found = found[key]
        return True

    def _place(self, keys: Keys) -> str:
        """The file, with the line of the setting or of the inline table that it stands in."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self._lines:
                return f"{self._file}:{self._lines[keys[:length]]}"
        return str(self._file)


def _shown(value: object, name: str) -> Any:
    """A value as JSON has it. Secret is what is declared so, and a text whose name says so."""
    if isinstance(value, SecretStr):
        return HIDDEN
    if isinstance(value, str) and _SECRET.search(name):
        return HIDDEN
    return to_jsonable_python(value, fallback=str)


def _holds(text: str, keys: Keys) -> bool:
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


def _nested(flat: Mapping[Keys, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for keys, value in flat.items():
        table = nested
        for key in keys[:-1]:
            table = table.setdefault(key, {})
        table[keys[-1]] = value
    return nested


def _lines(text: str) -> dict[Keys, int]:
    """The number of the line at which each key of a TOML file stands, of a file that has been parsed."""
    found: dict[Keys, int] = {}
    table: Keys = ()
    open_quote: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        inside, open_quote = open_quote is not None, _open_after(line, open_quote)
        if inside:
            continue
        if header := _HEADER.fullmatch(line):
            table = _keys(header[1])
        elif key := _KEY.match(line):
            found.setdefault((*table, *_keys(key[1])), number)
    return found


def _open_after(line: str, quote: str | None) -> str | None:
    """The mark of the text over several lines that is open at the end of a line, None where none is."""
    at = 0
    while True:
        if quote is None:
            starts = [(where, one) for one in _QUOTES if (where := line.find(one, at)) >= 0]
            if not starts:
                return None
            at, quote = min(starts)
        elif (at := line.find(quote, at)) < 0:
            return quote
        else:
            quote = None
        at += 3


def _keys(dotted: str) -> Keys:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
