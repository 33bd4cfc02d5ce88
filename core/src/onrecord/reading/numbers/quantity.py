"""Quantity: a number in the text with its bounds, and what kind of number it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Qualifier = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Kind = Literal["count", "age", "date", "money", "percentage", "measure", "ordinal", "score", "name"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text with what is said around it ("at least a dozen", "some 40,000", "between 10 and 15").

    `start:end` covers the qualifier and the number, `number_start:number_end` the number alone (of a range both
    numbers); all are half-open offsets of the article. `low` and `high` are inclusive bounds, None where open; of a
    number with a fraction ("5.9") the whole part.

    `kind` is `count` for what may count things or people; any other kind says what else the number is: an `age`, a
    `date` (years and times of day too), `money`, a `percentage` (fractions too), a `measure` (lengths of time and
    numbers inside an adjective, such as "four-storey", too), an `ordinal`, a `score` or tally ("13-0"), or part of a
    `name` ("Covid-19", "Route 20").
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    kind: Kind
