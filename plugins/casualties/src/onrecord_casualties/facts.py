"""Casualty: the fact that this plugin reads."""

from __future__ import annotations

from typing import ClassVar, Literal

from onrecord import Fact

Harm = Literal[
    "killed", "injured", "killed_or_injured", "missing", "displaced", "evacuated", "hostage", "trapped", "rescued"
]


class Casualty(Fact):
    """How many people were killed, hurt or otherwise harmed."""

    headline: ClassVar[str] = "[{source}: ]{count_text}[ {victims}] {harm}[, {place}]"

    harm: Harm
    count_min: int | None
    count_max: int | None
    count_text: str
    qualifier: Literal["exact", "about", "at_least", "at_most", "range", "vague"]
    victims: str | None = None
    place: str | None = None
    date_text: str | None = None
    cause: str | None = None
    source: str | None = None
    cumulative: bool = False
    part_of: str | None = None
    modality: Literal["asserted", "negated", "hypothetical"] = "asserted"
