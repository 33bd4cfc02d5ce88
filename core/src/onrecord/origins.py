"""Where each setting was given: by a flag, a variable, a line of the file, or nowhere, so that it is its default."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from onrecord import variables
from onrecord.variables import Keys

Source = Literal["default", "file", "variable", "flag"]

_HEADER: Final = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")
_KEY: Final = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_QUOTES: Final = ('"""', "'''")


class Origins:
    """Tells where settings come from.

    `tables` are those of the file, which was read and parsed; `flags` has the name of the flag for the keys of each
    setting that one gave.
    """

    def __init__(
        self, file: Path | None = None, tables: Mapping[str, Any] | None = None, flags: Mapping[Keys, str] | None = None
    ) -> None:
        self._file = file
        self._tables = tables or {}
        self._flags = flags or {}
        self._found: dict[Keys, int] | None = None

    def origin(self, keys: Keys) -> tuple[Source, str | None]:
        """The source of a setting, and the flag, the name of the variable, or `file:line`; None for a default."""
        if keys in self._flags:
            return "flag", self._flags[keys]
        if variable := variables.giving(keys):
            return "variable", variable
        if self._in_file(keys):
            return "file", self._place(keys)
        return "default", None

    def told(self, path: Sequence[str | int], words: str) -> str:
        """Where what an error is about was given, behind it in brackets; empty where it was not given anywhere.

        `path` leads to the setting, or to the table whose settings do not go together: those that `words` name.
        """
        keys = tuple(map(str, path))
        named = [one for one in self._given(keys) if one != keys and re.search(rf"\b{re.escape(one[-1])}\b", words)]
        places = {one[-1]: where for one in named if (where := self.origin(one)[1])}
        if places:
            return f" ({', '.join(f'{key}: {where}' for key, where in places.items())})"
        for length in range(len(keys), 0, -1):
            if where := self.origin(keys[:length])[1]:
                return f" ({where})"
        return ""

    def _given(self, above: Keys) -> list[Keys]:
        """The keys of all settings in a table that somebody gave."""
        found = [*self._flags, *variables.given(), *leaves(self._tables)]
        return [one for one in dict.fromkeys(found) if one[: len(above)] == above]

    def _in_file(self, keys: Keys) -> bool:
        found: Any = self._tables
        for key in keys:
            if not isinstance(found, dict) or key not in found:
                return False
            found = found[key]
        return True

    def _place(self, keys: Keys) -> str:
        """The file, with the line of the setting or of the inline table that it stands in."""
        if self._found is None:
            self._found = _lines(self._file.read_text(encoding="utf-8")) if self._file else {}
        for length in range(len(keys), 0, -1):
            if keys[:length] in self._found:
                return f"{self._file}:{self._found[keys[:length]]}"
        return str(self._file)


def leaves(table: Mapping[str, Any], above: Keys = ()) -> Iterator[Keys]:
    """The keys of all that stands in a table and the tables in it."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*above, key))
        else:
            yield (*above, key)


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
