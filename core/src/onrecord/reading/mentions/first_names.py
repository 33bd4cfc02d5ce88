"""First names and the gender that they tell: the US Census of 1990 and, for other countries, the lists of Faker."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from onrecord.reading.mentions.mention import Gender

CLEAR: Final = 0.03
"""A name tells a gender where at most this share of its bearers is of the other one."""

_TABLES: Final = ("first_names.tsv", "first_names_abroad.tsv")
"""Each says its source and licence at its head; the second overrides the first where the sources contradict."""


@cache
def first_names() -> Mapping[str, float]:
    """The known first names in lower case, each with the share of its bearers who are women (0.5: not known)."""
    found: dict[str, float] = {}
    for table in _TABLES:
        lines = resources.files(__package__).joinpath(table).read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        found.update((name, float(share)) for name, share in rows)
    return found


def gender_of(first_name: str) -> Gender | None:
    """The gender that a first name tells; None for names that both women and men bear, and unknown ones."""
    share = first_names().get(first_name)
    if share is None or CLEAR < share < 1 - CLEAR:
        return None
    return "male" if share <= CLEAR else "female"
