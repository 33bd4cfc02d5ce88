"""Fragments: what somebody says, compared with gold by the words in it, and who says it by the last word of the name.

Marks and outer punctuation never matter then. The extractor's scoring and the fitting of its weights share this.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

RIGHT: Final = 0.8
"""The share of words that a fragment and gold must have in common, of those in either."""

_WORD: Final = re.compile(r"\w+")
_OWNER: Final = re.compile(r"['’]s?\b")


def words_in(text: str, start: int, end: int) -> frozenset[int]:
    """The offsets of the words in `text[start:end]`, in code points of the text."""
    return frozenset(match.start() for match in _WORD.finditer(text, start, end))


def in_common(one: Set[int], other: Set[int]) -> float:
    """The share of the words in either that are in both, from 0 to 1; 0 where one has none."""
    return len(one & other) / len(one | other) if one and other else 0.0


def last_word(name: str | None) -> str:
    """The last word of a name in lower case, without a possessive ending; empty where there is none.

    "Jr." or "III" is none: "Harlan Boothe Jr." ends as "Boothe" does.
    """
    found = _WORD.findall(_OWNER.sub("", (name or "").lower()))
    return next((word for word in reversed(found) if word not in _SUFFIXES), "")


_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
