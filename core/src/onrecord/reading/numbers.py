"""Quantities: numbers with their bounds, and what kind of number each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

Qualifier = Literal["exact", "about", "at_least", "at_most", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text with what is said around it ("at least a dozen", "some 40,000", "between 10 and 15").

    `start:end` covers the qualifier and the number; `number_start:number_end` the number alone. `low` and `high` are
    inclusive bounds, None where open. `kind` is `count` for what may count things or people; any other kind says what
    else the number is.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    kind: Literal["count", "age", "date", "money", "percentage", "measure", "ordinal", "score", "name"]


def read_numbers(reading: Reading) -> list[Quantity]:
    """The quantities in the paragraphs of a reading, by start."""
    return []
