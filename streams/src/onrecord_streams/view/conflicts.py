"""Conflicts: figures for one place and day that can't all be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.store import Store
from onrecord_streams.view.asked import Asked

AT_ONCE: Final = 20
"""Places and days on one page."""

_MOST: Final = 60
"""Figures that are shown of one place and day."""

_NEEDED: Final = frozenset({"harm", "place", "count_min", "count_max", "part_of"})
_FIGURES: Final = (
    "place IS NOT NULL AND trim(place) <> '' AND published_at IS NOT NULL AND part_of IS NULL "
    "AND typeof(count_min) = 'integer' AND typeof(count_max) IN ('integer', 'null')"
)
_DAY: Final = "substr(published_at, 1, 10)"
_WRITTEN: Final = "lower(trim(place))"
_PLACE: Final = f"CASE WHEN {_WRITTEN} LIKE 'the %' THEN substr({_WRITTEN}, 5) ELSE {_WRITTEN} END"
_KEY: Final = f"{_PLACE}, {_DAY}, harm"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures of one kind of harm for one place, from articles of one day: the lowest first, at most some sixty."""

    place: str
    day: str
    harm: str
    figures: tuple[Mapping[str, Any], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The conflicts of a page, and how many there are."""

    found: tuple[Conflict, ...]
    total: int

    @property
    def pages(self) -> int:
        """How many pages they take."""
        return max(1, -(-self.total // AT_ONCE))


def conflicts(store: Store, asked: Asked) -> Conflicts:
    """Where two figures are apart: the lowest value of one is above the highest of another. The newest day comes first.

    Left out are figures that are part of another, and those that are denied or only supposed. `asked.words` are part
    of the name of the place here, and `asked.who` of whoever gives one of the figures. Raises StoreError.
    """
    if "casualty" not in store.kinds or not store.columns("casualty").keys() >= _NEEDED:
        return Conflicts((), 0)
    columns = store.columns("casualty")
    plain = _FIGURES
    if "modality" in columns:
        plain += " AND coalesce(modality, 'asserted') = 'asserted'"
    where = plain
    values: list[Any] = []
    for sql, value in (
        ("instr(lower(place), lower(?)) > 0", asked.words),
        ("published_at >= ?", asked.since),
        ("published_at < ?", asked.until and asked.after),
    ):
        if value:
            where += f" AND {sql}"
            values.append(value)
    having = "max(count_min) > min(coalesce(count_max, 9223372036854775807))"
    if asked.who and "source" in columns:
        having += " AND max(instr(lower(coalesce(source, '')), lower(?))) > 0"
        values.append(asked.who)
    groups = f"SELECT {_KEY}, count(*) FROM casualty WHERE {where} GROUP BY 1, 2, 3 HAVING {having}"
    total = store.ask(f"SELECT count(*) FROM ({groups})", values)[0][0]
    ordered = f"{groups} ORDER BY 2 DESC, 1, 3 LIMIT {AT_ONCE} OFFSET {(asked.page - 1) * AT_ONCE}"
    found = []
    for place, day, harm, count in store.ask(ordered, values):
        condition = f"{plain} AND published_at >= ? AND published_at < ? AND ({_KEY}) = (?, ?, ?)"
        figures = store.select("casualty", condition, (day, f"{day}~", place, day, harm))
        lowest = tuple(sorted(figures, key=_by_count)[:_MOST])
        found.append(Conflict(lowest[0]["place"], day, harm, lowest, count))
    return Conflicts(tuple(found), total)


def _by_count(figure: Mapping[str, Any]) -> tuple[int, bool, int]:
    highest = figure["count_max"]
    return figure["count_min"], highest is None, highest or 0
