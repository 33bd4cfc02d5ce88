"""Asked: what a request wants to see, as its address says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Final, Protocol
from urllib.parse import urlencode

_LONGEST: Final = 300
"""Characters that a field of a request may have."""

_LAST_PAGE: Final = 1_000_000


class Query(Protocol):
    """The fields of an address, of which some stand there several times."""

    def getall(self, key: str, default: list[str]) -> list[str]: ...


class BadRequest(ValueError):
    """A request asks for what can't be. The message says what, and what to write."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What facts are wanted: all conditions that are not empty must be met. `page` counts from 1.

    `who` is part of the name of whoever says it, `body` of one that voted, `accused` of whoever is accused; `since` and
    `until` are days of publication, both included.
    """

    words: str = ""
    kind: tuple[str, ...] = ()
    who: str = ""
    body: str = ""
    accused: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: Query) -> Asked:
        """What an address asks. Raises BadRequest."""
        values: dict[str, Any] = {}
        for one in fields(cls):
            given = [text.strip() for text in query.getall(one.name, []) if text.strip()]
            if any(len(text) > _LONGEST for text in given):
                raise BadRequest(f"{one.name}: at most {_LONGEST} characters")
            if not given:
                continue
            if one.name == "kind":
                values["kind"] = tuple(dict.fromkeys(given))
            elif len(given) > 1:
                raise BadRequest(f"{one.name}: stands {len(given)} times in the address; once is what can be")
            elif one.name == "page":
                values["page"] = _page(given[0])
            else:
                values[one.name] = _day(one.name, given[0]) if one.name in ("since", "until") else given[0]
        return cls(**values)

    @property
    def narrowed(self) -> bool:
        """Whether there is any condition."""
        return replace(self, page=1) != Asked()

    @property
    def after(self) -> str:
        """The day behind `until`, as text, which whatever was published until then is less than."""
        return (date.fromisoformat(self.until) + timedelta(1)).isoformat()

    def url(self, path: str = "/", **changes: Any) -> str:
        """The address of the same with some changes; on page 1 unless another is among them."""
        changed = replace(self, **{"page": 1, **changes})
        values: Mapping[str, Any] = {one.name: getattr(changed, one.name) for one in fields(changed)}
        given = {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}
        return f"{path}?{urlencode(given, doseq=True)}" if given else path


def _page(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9 or not 1 <= int(text) <= _LAST_PAGE:
        raise BadRequest(f"page: {text[:20]!r} is no number of a page")
    return int(text)


def _day(name: str, text: str) -> str:
    try:
        found = date.fromisoformat(text)
        found + timedelta(1)  # which the last day of all has not
    except (ValueError, OverflowError):
        raise BadRequest(f"{name}: {text[:20]!r} is no day; write one as 2026-03-14") from None
    return found.isoformat()
