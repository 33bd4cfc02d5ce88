"""Numbers: the quantities of a text with their bounds, and what kind of number each is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.reading.numbers.bounds import bounded
from onrecord.reading.numbers.cardinals import read_cardinals
from onrecord.reading.numbers.kinds import is_pronoun, kind_of
from onrecord.reading.numbers.lexicon import SCALES, TENS, UNITS, VAGUE_PLURALS
from onrecord.reading.numbers.pieces import Pieces
from onrecord.reading.numbers.quantity import Kind, Qualifier, Quantity

if TYPE_CHECKING:
    from onrecord.reading.paragraphs import Paragraph
    from onrecord.reading.reading import Reading

__all__ = ["Kind", "Qualifier", "Quantity", "find_quantities", "read_numbers"]

_WORDS: Final = "|".join(sorted({*UNITS, *TENS, *SCALES, *VAGUE_PLURALS, "several", "few", "handful", "couple"}))
_ANY_NUMBER: Final = re.compile(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)


def read_numbers(reading: Reading) -> list[Quantity]:
    """The quantities in the paragraphs of a reading, by start; those of one paragraph are read once, whoever asks."""
    text = reading.text

    def of(part: Paragraph) -> list[Quantity]:
        return reading.once("numbers", lambda: find_quantities(text, part.start, part.end), part)

    return [one for part in reading.paragraphs for one in of(part)]


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities in `text[start:end]`, one paragraph, by start; their offsets are those of `text`."""
    part = text[start:end]
    if not _ANY_NUMBER.search(part):
        return []
    pieces = Pieces(part)
    found = []
    for number in read_cardinals(pieces):
        if is_pronoun(pieces, number):
            continue
        first, after, low, high, qualifier = bounded(pieces, number)
        found.append(
            Quantity(
                start=start + pieces[first].start,
                end=start + pieces[after - 1].end,
                number_start=start + pieces[number.first].start,
                number_end=start + pieces[number.after - 1].end,
                low=low,
                high=high,
                qualifier=qualifier,
                kind=kind_of(pieces, number, first, after),
            )
        )
    return _with_doubted_highs(found, text)


def _with_doubted_highs(found: list[Quantity], text: str) -> list[Quantity]:
    """`at least 12 and possibly as many as 20`, `two, perhaps three,`: the second number is the most it may be."""
    joined: list[Quantity] = []
    for one in found:
        first = joined[-1] if joined else None
        if first is not None and first.kind == one.kind == "count" and _is_doubted_high(first, one, text):
            joined[-1] = replace(first, end=one.end, number_end=one.number_end, high=one.high, qualifier="range")
        else:
            joined.append(one)
    return joined


def _is_doubted_high(first: Quantity, second: Quantity, text: str) -> bool:
    if not _DOUBT.fullmatch(text, first.number_end, second.number_start):
        return False
    low, high = first.low, second.high
    certain = first.qualifier in ("exact", "about", "at_least") and second.qualifier in ("exact", "about", "at_most")
    return certain and low is not None and high is not None and low < high <= _LARGEST_DOUBT * low


_DOUBT: Final = re.compile(
    r",? (?:and |or |but )?(?:possibly|perhaps|maybe|potentially),? (?:as many as |up to |as high as )?"
)
_LARGEST_DOUBT: Final = 10
