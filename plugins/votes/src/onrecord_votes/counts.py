"""Counts: whole numbers as tallies give them, in digits ("1,204") and in words ("a hundred and two", "none")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.reading.numbers.lexicon import TENS, UNITS

_NOBODY: Final = frozenset({"none", "nil", "nobody", "no", "no one"})

_DIGIT_WORDS: Final = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
_UNIT_WORDS: Final = "|".join(sorted(UNITS, key=len, reverse=True))
_SMALL: Final = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{_DIGIT_WORDS}))?|{_UNIT_WORDS})"
_WORDS: Final = rf"(?:(?:{_DIGIT_WORDS}|a)\shundred(?:(?:\sand)?\s{_SMALL})?|{_SMALL})"
_DIGITS: Final = r"(?<![\d.,$€£¥#])(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?!\d|[.,]\d|\s?(?:%|°)|st\b|nd\b|rd\b|th\b)"

IN_WORDS: Final = rf"(?i:{_WORDS})"
"""A regular expression for a whole number under 1,000 in words, whatever stands around it."""

NUMBER: Final = rf"(?:{_DIGITS}|(?<![\w-])(?i:{_WORDS})(?!\w|-\w))"
"""A regular expression for a whole number under 1,000 in words or of any size in digits; use it with `count`."""


_NUMBER_RUNS: Final = frozenset({*UNITS, *TENS, "hundred"})


@lru_cache(maxsize=8)
def has_number(said: frozenset[str]) -> bool:
    """Whether any of a text's runs of letters and digits is of a number: a quick look before NUMBER is tried."""
    return not _NUMBER_RUNS.isdisjoint(said) or any(run[0].isdigit() for run in said)


def count(words: str) -> int:
    """The value of what NUMBER matched, or of none, nobody, no one and no. Raises ValueError for anything else."""
    folded = " ".join(words.lower().replace("-", " ").split())
    if folded in _NOBODY:
        return 0
    if re.fullmatch(r"[\d,]+", folded):
        return int(folded.replace(",", ""))
    total = 0
    for word in folded.split():
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in UNITS or word in TENS:
            total += UNITS.get(word, 0) or TENS.get(word, 0)
        elif word not in ("and", "a"):
            raise ValueError(f"{words!r} is not a number that is read here")
    return total
