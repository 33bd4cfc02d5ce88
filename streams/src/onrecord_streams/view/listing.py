"""Listing: the articles of a store whose facts are asked for, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.dialects.sql import quoted
from onrecord.store import Store
from onrecord_streams.view.asked import Asked
from onrecord_streams.view.conditions import conditions

AT_ONCE: Final = 50
"""Articles on one page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article by its facts: when it was published, as they say it, and how many there are of each kind."""

    id: str
    published_at: str | None
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles of a page, how many there are in all, and how many of all facts of each kind are asked for."""

    found: tuple[Listed, ...]
    total: int
    kinds: Mapping[str, int]

    @property
    def pages(self) -> int:
        """How many pages they take."""
        return max(1, -(-self.total // AT_ONCE))


def listing(store: Store, asked: Asked) -> Listing:
    """The articles with a fact that is asked for, the newest first; only such facts count. Raises StoreError."""
    all_of = conditions(store, asked)
    chosen = all_of.chosen
    if not chosen:
        return Listing((), 0, all_of.counts)
    facts = " UNION ALL ".join(
        f"SELECT article_id, {at} AS kind, max(published_at) AS published_at, count(*) AS count "
        f"FROM {quoted(kind)} WHERE {where.sql} GROUP BY article_id"
        for at, (kind, where) in enumerate(chosen.items())
    )
    values = [value for where in chosen.values() for value in where.values]
    total = store.ask(f"SELECT count(DISTINCT article_id) FROM ({facts})", values)[0][0]
    columns = ", ".join(f"sum(CASE kind WHEN {at} THEN count ELSE 0 END)" for at in range(len(chosen)))
    rows = store.ask(
        f"SELECT article_id, max(published_at), {columns} FROM ({facts}) GROUP BY article_id "
        f"ORDER BY 2 DESC, 1 LIMIT {AT_ONCE} OFFSET {(asked.page - 1) * AT_ONCE}",
        values,
    )
    return Listing(
        tuple(
            Listed(id, published_at, {kind: count for kind, count in zip(chosen, counts, strict=True) if count})
            for id, published_at, *counts in rows
        ),
        total,
        all_of.counts,
    )
