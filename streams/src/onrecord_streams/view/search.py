"""Search: the facts of a store that are asked for, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.dialects.sql import quoted
from onrecord.store import Store
from onrecord_streams.view.asked import Asked
from onrecord_streams.view.conditions import Condition, conditions

AT_ONCE: Final = 50
"""Facts on one page."""

_SUGGESTED: Final = 200
"""Names that are suggested for a field."""


@dataclass(frozen=True, slots=True)
class Found:
    """The records of a page, and how many there are: of the kinds asked for, and of each kind in the store."""

    records: tuple[dict[str, Any], ...]
    total: int
    kinds: Mapping[str, int]

    @property
    def pages(self) -> int:
        """How many pages they take."""
        return max(1, -(-self.total // AT_ONCE))


def search(store: Store, asked: Asked) -> Found:
    """The facts that are asked for, the newest article first. Raises StoreError."""
    all_of = conditions(store, asked)
    total = sum(all_of.counts[kind] for kind in all_of.chosen)
    return Found(tuple(_page(store, all_of.chosen, asked.page)), total, all_of.counts)


def names(store: Store, columns: Sequence[str]) -> list[str]:
    """The values of some columns of all kinds, the most frequent first, as far as they are suggested."""
    counts: Counter[str] = Counter()
    for kind in store.kinds:
        for column in columns:
            if column in store.columns(kind):
                name = quoted(column)
                sql = (
                    f"SELECT {name}, count(*) FROM {quoted(kind)} WHERE typeof({name}) = 'text' AND {name} <> '' "
                    f"GROUP BY 1 ORDER BY 2 DESC LIMIT {_SUGGESTED}"
                )
                counts.update(dict(store.ask(sql)))
    return [name for name, _ in counts.most_common(_SUGGESTED)]


def _page(store: Store, chosen: Mapping[str, Condition], page: int) -> list[dict[str, Any]]:
    """The records of a page. Only ids are sorted: rows are long, and the index has all that tells which these are."""
    if not chosen:
        return []
    parts = [
        f"SELECT published_at, {at} AS kind, number FROM {quoted(kind)} WHERE {where.sql}"
        for at, (kind, where) in enumerate(chosen.items())
    ]
    sql = f"{' UNION ALL '.join(parts)} ORDER BY 1 DESC, 2, 3 DESC LIMIT {AT_ONCE} OFFSET {(page - 1) * AT_ONCE}"
    rows = store.ask(sql, [value for where in chosen.values() for value in where.values])
    kinds = list(chosen)
    return [record for _, kind, number in rows for record in store.select(kinds[kind], "number = ?", (number,))]
