"""Cards: what the list of facts shows of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.article import Article
from onrecord.display import brief, describe
from onrecord.facts import COMMON
from onrecord.page.citation import cite
from onrecord.page.kinds import Kind, Kinds
from onrecord.page.marks import Layout, Mark, Span
from onrecord.page.shapes import Shape, shape_of

SAYS: Final = ("speaker", "accuser", "source", "reported_by")
"""Fields that say on whose word a fact stands; the first that has a value counts."""

_PARTS: Final = ("_mention", "_text")
"""Endings of field names that say how a field was read, which people need not see."""


@dataclass(frozen=True, slots=True)
class Record:
    """A fact as it goes out: its line of JSON, and the same read."""

    line: str
    fields: dict[str, Any]

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        return Mark(self.fields["start"], self.fields["end"], tuple(_spans(self.fields)))


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of evidence: what was read there, and the first and last segment of it, None for one out of the text."""

    label: str
    exact: str
    numbers: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Card:
    """A fact to be shown. `shape` is None where only its `fields` can be told."""

    number: int
    kind: Kind
    record: Record
    headline: str
    says: str | None
    shape: Shape | None
    fields: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    numbers: tuple[int, int] | None
    lane: int | None
    citation: str
    part_of: int | None

    @property
    def template(self) -> str:
        """Which card it is."""
        return "generic" if self.shape is None else self.kind.type

    @property
    def doubts(self) -> list[str]:
        """What must not be missed: that something is not asserted."""
        modality = self.record.fields.get("modality")
        return [modality] if isinstance(modality, str) and modality != "asserted" else []


def records(values: Iterable[bytes]) -> list[Record]:
    """Facts, as lines of JSON, in the order in which they stand in the text."""
    read = [Record(line, json.loads(line)) for line in (value.decode() for value in values)]
    return sorted(read, key=lambda one: (one.fields["start"], -one.fields["end"], one.fields["type"]))


def cards(
    facts: Sequence[Record], article: Article, layout: Layout, kinds: Kinds, headlines: Mapping[str, str]
) -> tuple[Card, ...]:
    """A card for each of the facts of an article, numbered from 1, in their order.

    `layout` is the article's text laid out with the marks of just these facts. `headlines` has the `Fact.headline` of
    each type that is known.
    """
    numbers = {one.fields["id"]: number for number, one in enumerate(facts, start=1)}
    found: list[Card] = []
    for index, one in enumerate(facts):
        fields = one.fields
        part_of = fields.get("part_of")
        found.append(
            Card(
                number=index + 1,
                kind=kinds.of(fields["type"]),
                record=one,
                headline=describe(fields, headlines.get(fields["type"], "")),
                says=next((name for field in SAYS if isinstance(name := fields.get(field), str) and name), None),
                shape=shape_of(fields),
                fields=tuple(_own(fields)),
                places=tuple(_places(fields, layout)),
                numbers=layout.numbers((fields["start"], fields["end"])),
                lane=layout.lanes[index],
                citation=cite(fields, article),
                part_of=numbers.get(part_of) if isinstance(part_of, str) else None,
            )
        )
    return tuple(found)


def _spans(fields: Mapping[str, Any]) -> Iterator[Span]:
    yield from ((one["start"], one["end"]) for one in fields["evidence"])


def _own(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields that not all facts have, where they have a value."""
    for name, value in fields.items():
        if name not in COMMON and value not in (None, "", []):
            yield _label(name), "no" if value is False else brief(value)


def _places(fields: Mapping[str, Any], layout: Layout) -> Iterator[Place]:
    for one in fields["evidence"]:
        yield Place(_label(one["field"]), " ".join(one["exact"].split()), layout.numbers((one["start"], one["end"])))


def _label(field: str) -> str:
    for part in _PARTS:
        field = field.removesuffix(part)
    return field.replace("_", " ")
