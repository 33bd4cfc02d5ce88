"""Conditions: what is asked for as SQL conditions on the tables of kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.dialects.sql import quoted
from onrecord.page.cards import SAYS
from onrecord.store import Store
from onrecord.store.articles import TABLE as ARTICLES
from onrecord_streams.view.asked import Asked

_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition on the rows of a kind's table, and the values of its question marks."""

    sql: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """The condition of each kind that is asked for, and how many facts of each kind meet theirs, asked for or not."""

    chosen: Mapping[str, Condition]
    counts: Mapping[str, int]


def conditions(store: Store, asked: Asked) -> Conditions:
    """What is asked of each kind; a kind without a field that can meet it has no condition. Raises StoreError."""
    counts = dict.fromkeys(store.kinds, 0)
    chosen = {}
    for kind in store.kinds:
        if (where := _where(store, kind, asked)) is not None:
            counts[kind] = store.ask(f"SELECT count(*) FROM {quoted(kind)} WHERE {where.sql}", where.values)[0][0]
            if not asked.kind or kind in asked.kind:
                chosen[kind] = where
    return Conditions(chosen, counts)


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


def _where(store: Store, kind: str, asked: Asked) -> Condition | None:
    """The condition on the rows of a kind; None where it has no field that can meet it."""
    conditions = [Condition("TRUE", ())]
    columns = store.columns(kind)
    if asked.words:
        if (query := match(asked.words)) is None:
            return None
        index = quoted(f"{kind}_fts")
        conditions.append(Condition(f"number IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", (query,)))
    for text, fields in ((asked.who, SAYS), (asked.body, ("body",)), (asked.accused, ("accused",))):
        if text:
            having = [field for field in fields if field in columns]
            if not having:
                return None
            any_of = " OR ".join(f"{quoted(field)} LIKE ? ESCAPE '\\'" for field in having)
            conditions.append(Condition(f"({any_of})", (_part(text),) * len(having)))
    if asked.publisher:
        if not store.articles.there:
            return None
        sql = f"article_id IN (SELECT id FROM {ARTICLES} WHERE publisher = ?)"
        conditions.append(Condition(sql, (asked.publisher,)))
    if asked.since:
        conditions.append(Condition("published_at >= ?", (asked.since,)))
    if asked.until:
        conditions.append(Condition("published_at < ?", (asked.after,)))
    return Condition(" AND ".join(one.sql for one in conditions), sum((one.values for one in conditions), ()))


def _part(text: str) -> str:
    """A pattern for texts that have this one in them."""
    escaped = re.sub(r"([\\%_])", r"\\\1", text)
    return f"%{escaped}%"
