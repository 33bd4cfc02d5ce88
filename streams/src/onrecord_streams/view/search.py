"""Search: facts of a store by words, kind, who says it, body, publisher and day of publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.dialects.sql import quoted
from onrecord.page.cards import SAYS
from onrecord.store import Store
from onrecord.store.articles import TABLE as ARTICLES
from onrecord_streams.view.asked import Asked

AT_ONCE: Final = 50
"""Facts on one page."""

_SUGGESTED: Final = 200
"""Names that are suggested for a field."""

_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')


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


@dataclass(frozen=True, slots=True)
class _Condition:
    sql: str
    values: tuple[Any, ...]


def search(store: Store, asked: Asked) -> Found:
    """The facts that are asked for, the newest article first. Raises StoreError."""
    wheres = {kind: where for kind in store.kinds if (where := _where(store, kind, asked)) is not None}
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


def match(words: str) -> str | None:
    """What was typed as a query of FTS5: all words, those in quotation marks as they stand, `harb*` by its beginning.

    Nothing else of the language of queries counts, so that no typing is an error. None where no word is left.
    """
    terms = []
    for found in _WORD.finditer(words):
        term = found[1] if found[1] is not None else found[2].strip('"')
        if any(character.isalnum() for character in term):
            begins = found[1] is None and term.endswith("*")
            terms.append(f'"{term.rstrip("*") if begins else term}"{"*" if begins else ""}')
    return " ".join(terms) or None


def _page(store: Store, kinds: Sequence[str], wheres: Mapping[str, _Condition], page: int) -> list[dict[str, Any]]:
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


def _where(store: Store, kind: str, asked: Asked) -> _Condition | None:
    """The condition on the rows of a kind; None where it has no field that can meet it."""
    conditions = [_Condition("TRUE", ())]
    columns = store.columns(kind)
    if asked.words:
        if (query := match(asked.words)) is None:
            return None
        index = quoted(f"{kind}_fts")
        conditions.append(_Condition(f"number IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", (query,)))
    for text, fields in ((asked.who, SAYS), (asked.body, ("body",))):
        if text:
            having = [field for field in fields if field in columns]
            if not having:
                return None
            any_of = " OR ".join(f"{quoted(field)} LIKE ? ESCAPE '\\'" for field in having)
            conditions.append(_Condition(f"({any_of})", (_part(text),) * len(having)))
    if asked.publisher:
        if not store.articles.there:
            return None
        sql = f"article_id IN (SELECT id FROM {ARTICLES} WHERE publisher = ?)"
        conditions.append(_Condition(sql, (asked.publisher,)))
    if asked.since:
        conditions.append(_Condition("published_at >= ?", (asked.since,)))
    if asked.until:
        conditions.append(_Condition("published_at < ?", (asked.after,)))
    return _Condition(" AND ".join(one.sql for one in conditions), sum((one.values for one in conditions), ()))


def _part(text: str) -> str:
    """A pattern for texts that have this one in them."""
    escaped = re.sub(r"([\\%_])", r"\\\1", text)
    return f"%{escaped}%"
