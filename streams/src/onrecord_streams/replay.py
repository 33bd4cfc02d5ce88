"""Replaying: articles that are to be read again, chosen by id or by what the ledger says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord_streams.conditions import Condition, Kind, all_hold
from onrecord_streams.history import History, Unread
from onrecord_streams.ledger import Entry
from onrecord_streams.partitions import written
from onrecord_streams.sending import Planned, Verdict

FIELDS: Final[Mapping[str, Kind]] = {
    "extractor": "text",
    "extractor_version": "version",
    "status": "text",
    "stage": "text",
    "reason": "text",
    "model": "text",
    "fact_schema_version": "number",
    "article": "text",
    "article_version": "text",
}
"""What conditions on ledger entries may ask for."""


def chosen(
    history: History, conditions: Collection[Condition], only: Collection[str] | None
) -> dict[str, tuple[str, ...]]:
    """The articles of the entries that meet all conditions, each with its extractors; `only` narrows those."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in history.entries():
        if (only is None or entry.extractor in only) and all_hold(conditions, _row(entry)):
            found[entry.article_id].append(entry.extractor)
    return {article: tuple(sorted(extractors)) for article, extractors in found.items()}


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides beside what is known: the articles topic, the offsets that it has, the extractors that run."""

    articles: str
    retained: Mapping[int, range]
    running: Collection[str]


def plan(wanted: Mapping[str, tuple[str, ...] | None], history: History, unread: Unread, rules: Rules) -> list[Planned]:
    """What to do about each article, for its extractors (None: all that run).

    Extractors of one article that are to be treated differently have a line each.
    """
    return [one for article in sorted(wanted) for one in _of_article(article, wanted[article], history, unread, rules)]


def _of_article(
    article: str, names: tuple[str, ...] | None, history: History, unread: Unread, rules: Rules
) -> Iterator[Planned]:
    newest = history.newest(article)
    if newest is None:
        why = "the ledger has no entry of it: no worker has dealt with it, or it was erased"
        yield Planned("no_entry", why, article, names, None)
        return
    place = (newest.partition, newest.offset)
    if settled := _settled(newest, rules):
        yield Planned(*settled, article, names, place)
        return
    by_verdict: dict[tuple[Verdict, str], list[str | None]] = defaultdict(list)
    for name in names if names is not None else (None,):
        by_verdict[_of_pair(article, name, newest, history, unread, rules)].append(name)
    for (verdict, why), some in by_verdict.items():
        extractors = None if names is None else tuple(name for name in some if name is not None)
        yield Planned(verdict, why, article, extractors, place)


def _settled(newest: Entry, rules: Rules) -> tuple[Verdict, str] | None:
    """What leaves nothing to be sent of an article, whoever is to read it."""
    at = written((newest.partition, newest.offset))
    if newest.status == "withdrawn":
        return "withdrawn", f"the article was withdrawn at {at}"
    if newest.topic != rules.articles:
        return "elsewhere", f"it is from the topic {newest.topic}, and articles are on {rules.articles}"
    if newest.offset not in rules.retained.get(newest.partition, ()):
        return "gone", f"{rules.articles} has it no more at {at}: retention has dropped it"
    return None


def _of_pair(
    article: str, name: str | None, newest: Entry, history: History, unread: Unread, rules: Rules
) -> tuple[Verdict, str]:
    if name is not None and name not in rules.running:
        return "not_running", f"there is no extractor {name} here"
    last = (history.entry(article, name) if name is not None else None) or newest
    if unread.has(article, name, (last.partition, last.offset)):
        return "waiting", "a record of the article waits to be read already"
    return "send", ""


def _row(entry: Entry) -> dict[str, Any]:
    return {**entry.model_dump(), "article": entry.article_id}
