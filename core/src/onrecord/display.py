"""Display: facts in words for people, and text that does nothing but appear."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any, Final

from onrecord.facts import COMMON

UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
"""What does not show, or does more than show: control characters, those of no width, and changes of direction."""

_TERM: Final = re.compile(r"[a-z]+(?:_[a-z]+)+")
_OPTIONAL: Final = re.compile(r"\[([^\]]*)\]")


def printable(text: str) -> str:
    """Text that does to a terminal nothing but appear: no control characters, no change of direction."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(line: str) -> str:
    """JSON that does to a terminal nothing but appear, and says the same: such characters as escape sequences."""
    return UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], line)


def describe(fact: Mapping[str, Any], headline: str) -> str:
    """A fact in a line: by the headline of its kind, else all of its own fields that have a value."""
    if headline:
        shown = _OPTIONAL.sub(lambda part: part[1] if _has_all(part[1], fact) else "", headline)
        line = shown.format_map(_Words((name, _spoken(value)) for name, value in fact.items())).strip(" ,:")
        return " · ".join([line, *_reservations(fact)])
    own = {name: value for name, value in fact.items() if name not in COMMON and value not in (None, False, "", [])}
    return " · ".join(f"{name.replace('_', ' ')}: {brief(value)}" for name, value in own.items())


def _reservations(fact: Mapping[str, Any]) -> Iterator[str]:
    """What must not be missed in a line: that something is not asserted, or denied, or whatever flag is up."""
    if fact.get("modality") not in (None, "asserted"):
        yield str(fact["modality"]).upper()
    yield from (name.replace("_", " ") for name, value in fact.items() if value is True)


class _Words(dict[str, str]):
    """Values for a headline: nothing for a field that a record of another version has not."""

    def __missing__(self, name: str) -> str:
        return ""


def _has_all(part: str, fact: Mapping[str, Any]) -> bool:
    return all(fact.get(name) not in (None, "", False) for _, name, _, _ in Formatter().parse(part) if name)


def _spoken(value: object) -> str:
    """A value among words: one of a field's own terms, such as `killed_or_injured`, without its underscores."""
    words = brief(value)
    return words.replace("_", " ") if _TERM.fullmatch(words) else words


def brief(value: object) -> str:
    """The value of a field in a line: lists by commas, of objects what is no number."""
    if isinstance(value, list):
        return ", ".join(brief(one) for one in value)
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values() if not isinstance(one, int))
    return "yes" if value is True else str(value)
