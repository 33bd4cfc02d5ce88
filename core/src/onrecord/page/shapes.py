"""Shapes: what the cards of Onrecord's own kinds need of a record.

Core knows no plugin, and another's plugin may call its facts `vote`. So a record is shown as a vote where it has the
shape of one, and as whatever fields it has where it has not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

_Count = Annotated[int, Field(ge=0, strict=True)]


class Shape(BaseModel):
    """The fields of one kind that its card shows. Fields of later versions are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Quote(Shape):
    """Who said what."""

    quotation: str
    kind: str | None = None
    speaker: str | None = None
    speaker_mention: str | None = None
    speaker_role: str | None = None
    reported_by: str | None = None
    modality: str | None = None


class Position(Shape):
    """How one voter voted."""

    voter: str
    position: str


@dataclass(frozen=True, slots=True)
class Share:
    """One row of a tally: its `count`, and where its part of the bar begins and how long it is, in percent."""

    name: str
    label: str
    count: int
    begin: float
    length: float


class Vote(Shape):
    """How a body voted."""

    _ROWS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "votes_for": ("for", "For"),
        "abstentions": ("abstain", "Abstaining"),
        "votes_against": ("against", "Against"),
    }
    _POSITIONS: ClassVar[Mapping[str, str]] = {
        "for": "Voted for",
        "against": "Voted against",
        "veto": "Vetoed",
        "abstain": "Abstained",
        "absent": "Were absent",
    }

    body: str | None = None
    motion: str | None = None
    outcome: str | None = None
    votes_for: _Count | None = None
    votes_against: _Count | None = None
    abstentions: _Count | None = None
    absent: _Count | None = None
    positions: tuple[Position, ...] = ()
    date_text: str | None = None

    @property
    def shares(self) -> list[Share]:
        """The votes that were counted, in the order of the bar: for at one end, against at the other."""
        counted = {name: count for name in self._ROWS if (count := getattr(self, name)) is not None}
        total = sum(counted.values())
        found: list[Share] = []
        begin = 0
        for name, count in counted.items():
            found.append(Share(*self._ROWS[name], count, *(_percent(one, total) for one in (begin, count))))
            begin += count
        return found

    @property
    def by_position(self) -> list[tuple[str, list[str]]]:
        """The voters that are named, by how they voted."""
        grouped: dict[str, list[str]] = {}
        for one in self.positions:
            grouped.setdefault(one.position, []).append(one.voter)
        known = [(label, grouped.pop(position)) for position, label in self._POSITIONS.items() if position in grouped]
        return [*known, *grouped.items()]


class Casualty(Shape):
    """How many people were harmed."""

    harm: str
    count_min: _Count | None
    count_max: _Count | None
    count_text: str
    qualifier: str | None = None
    victims: str | None = None
    place: str | None = None
    date_text: str | None = None
    cause: str | None = None
    source: str | None = None
    cumulative: bool = False
    part_of: str | None = None
    modality: str | None = None

    @property
    def figure(self) -> str:
        """The count with its bounds, as short as can be: 31, 31+, 10–15, up to 15, about 40."""
        low, high = self.count_min, self.count_max
        if low is None and high is None:
            return self.count_text
        if high is None:
            return f"{low:,}+"
        if low == high:
            return f"about {high:,}" if self.qualifier == "about" else f"{high:,}"
        return f"{low:,}–{high:,}" if low else f"up to {high:,}"


class Accusation(Shape):
    """Who accuses whom of what."""

    accuser: str | None = None
    accuser_mention: str | None = None
    accused: str | None = None
    accused_mention: str | None = None
    act: str | None = None
    kind: str | None = None
    status: str
    denied: bool = False
    modality: str | None = None
    reported_by: str | None = None


_SHAPES: Final[Mapping[str, type[Shape]]] = {
    "quote": Quote,
    "vote": Vote,
    "casualty": Casualty,
    "accusation": Accusation,
}


def shape_of(record: Mapping[str, Any]) -> Shape | None:
    """A record as its kind's card needs it; None where there is no such card, or the record has another shape."""
    if (shape := _SHAPES.get(record["type"])) is None:
        return None
    try:
        return shape.model_validate(record)
    except ValidationError:
        return None


def _percent(part: int, total: int) -> float:
    return round(100 * part / total, 2) if total else 0.0
