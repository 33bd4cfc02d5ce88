"""Kinds: what the types of facts are called, and which colour each has, on the page and on a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_NAMED: Final = {"quote": "Quotes", "vote": "Votes", "casualty": "Casualties", "accusation": "Accusations"}
"""The types that have a colour of their own, in the order in which they are listed."""

_FURTHER: Final = 4
"""How many colours there are for the types of others' plugins, which take them in turn."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of facts: how one is called, how several are, and the number of its colour, from 1."""

    type: str
    name: str
    plural: str
    color: int


class Kinds:
    """The kinds of one page, as they turn up: a type gets its colour when it is first asked for."""

    def __init__(self) -> None:
        self._found: dict[str, Kind] = {}
        self._others = 0

    def of(self, fact_type: str) -> Kind:
        """The kind of a type."""
        if (kind := self._found.get(fact_type)) is None:
            kind = self._found[fact_type] = self._made(fact_type)
        return kind

    def all(self) -> list[Kind]:
        """The kinds that turned up: Onrecord's own, then the others by name."""
        return sorted(self._found.values(), key=lambda kind: (kind.type not in _NAMED, kind.color, kind.type))

    def _made(self, fact_type: str) -> Kind:
        name = fact_type.replace("_", " ")
        if fact_type in _NAMED:
            return Kind(fact_type, name, _NAMED[fact_type], list(_NAMED).index(fact_type) + 1)
        self._others += 1
        return Kind(fact_type, name, name.capitalize(), len(_NAMED) + 1 + (self._others - 1) % _FURTHER)
