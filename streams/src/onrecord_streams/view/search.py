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
    wheres = conditions(store, asked)
    sums = dict.fromkeys(store.kinds, 0)
    for kind, where in wheres.items():
        sql = f"SELECT count(*) FROM {quoted(kind)} WHERE {where.sql}"
        sums[kind] = store.ask(sql, where.values)[0][0]
    chosen = [kind for kind in wheres if not asked.kind or kind in asked.kind]
    total = sum(sums[kind] for kind in chosen)
    return Found(tuple(_page(store, chosen, wheres, asked.page)), total, sums)


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


def _page(store: Store, kinds: Sequence[str], wheres: Mapping[str, Condition], page: int) -> list[dict[str, Any]]:
    """The records of a page. Only ids are sorted: rows are long, and the index has all that tells which these are."""
    if not kinds:
        return []
    parts = [
        f"SELECT published_at, {at} AS kind, number FROM {quoted(kind)} WHERE {wheres[kind].sql}"
        for at, kind in enumerate(kinds)
    ]
    sql = f"{' UNION ALL '.join(parts)} ORDER BY 1 DESC, 2, 3 DESC LIMIT {AT_ONCE} OFFSET {(page - 1) * AT_ONCE}"
    values = [value for kind in kinds for value in wheres[kind].values]
    rows = store.ask(sql, values)
    return [record for _, kind, number in rows for record in store.select(kinds[kind], "number = ?", (number,))]
