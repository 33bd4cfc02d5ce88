"""Pages: what is asked for as HTML, by the templates of the page of `extract --html` and those that lie here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from onrecord.article import Article
from onrecord.page import ArticleView, Kinds
from onrecord.page.cards import SAYS
from onrecord.page.render import SCRIPTS, STYLE, articles_context, asset, content_security_policy, environment
from onrecord.page.shapes import Casualty, shape_of
from onrecord.store import Store
from onrecord_streams.view.asked import Asked
from onrecord_streams.view.conflicts import Conflict, conflicts
from onrecord_streams.view.excerpts import passage, versions
from onrecord_streams.view.letters import Letters
from onrecord_streams.view.listing import Listed, listing
from onrecord_streams.view.search import names, search

_OWN: Final = ("view.css", "view.js")

POLICY: Final = content_security_policy(
    dict.fromkeys(("style-src", "script-src", "connect-src", "form-action"), "'self'") | {"frame-ancestors": "'none'"}
)
"""The policy of all pages: the page's own, with style and scripts from here, which are no others than ours."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every page says: the name of the source, the number of its state, notes, and whether it may change."""

    source: str
    change: int
    notes: Sequence[str]
    headlines: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """A fact of the list. `view` is None where it can't be shown."""

    id: str
    type: str
    url: str
    view: ArticleView | None


@dataclass(frozen=True, slots=True)
class _Article:
    """An article of the list, with how many facts of each kind."""

    name: str
    url: str
    publisher: str | None
    published_at: str | None
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a conflict; `begin` and `length` say where its range lies among the others', in percent."""

    amount: str
    range: str
    open: bool
    begin: float
    length: float
    victims: str | None
    source: str | None
    sentence: str
    url: str
    article: str
    publisher: str | None


def facts_page(store: Store, asked: Asked, around: Surroundings, suggested: Mapping[str, Sequence[str]]) -> str:
    """The facts that are asked for, and the form to ask with. Raises StoreError."""
    found = search(store, asked)
    kinds = _kinds(store, around)
    rows = [_row(store, record, kinds, around) for record in found.records]
    cards = [row.view.cards[0] for row in rows if row.view is not None]
    copies = [(card.record.line, card.citation) for card in cards]
    shown = {"found": found, "rows": rows, "copies": copies, "kinds": kinds.all(), "names": suggested, "asked": asked}
    return _served("facts.html", around, here="/", title="Facts on record", live=True, total=found.total, **shown)


def articles_page(store: Store, asked: Asked, around: Surroundings, suggested: Mapping[str, Sequence[str]]) -> str:
    """The articles with facts that are asked for, and the same form. Raises StoreError."""
    found = listing(store, asked)
    rows = [_article(one, store.articles.get(one.id)) for one in found.found]
    shown = {"found": found, "rows": rows, "kinds": _kinds(store, around).all(), "names": suggested, "asked": asked}
    return _served("articles.html", around, here="/articles", title="Articles", live=True, total=found.total, **shown)


def suggestions(store: Store) -> dict[str, list[str]]:
    """Names for the fields of the form. Raises StoreError."""
    return {
        "who": names(store, SAYS),
        "body": names(store, ["body"]),
        "accused": names(store, ["accused"]),
        "publisher": list(store.articles.publishers()),
    }


def article_page(store: Store, id: str, around: Surroundings) -> str | None:
    """An article with all its facts; None where the store has no fact of it. Raises StoreError."""
    kinds = Kinds()
    records = store.facts_of(id)
    if not records:
        return None
    shown = versions(records, store.articles.get(id), kinds, around.headlines)
    unread = [f"{one['type']} {one['id']}: has not all the fields that facts have" for one in shown.incomplete]
    return _rendered("kept.html", **articles_context(shown.views, kinds, unread))


def number_of(store: Store, article: str, fact: str) -> str | None:
    """The anchor of a fact on the page of its article; None where it has none. Raises StoreError."""
    shown = versions(store.facts_of(article), None, Kinds(), {})
    for at, one in enumerate(shown.views, 1):
        for card in one.cards:
            if card.record.fields["id"] == fact:
                return f"f{at}-{card.number}"
    return None


def conflicts_page(store: Store, asked: Asked, around: Surroundings) -> str:
    """Figures that can't all be right. Raises StoreError."""
    found = conflicts(store, asked)
    rows = [
        {"place": one.place, "day": one.day, "harm": one.harm, "count": one.count, "figures": _figures(store, one)}
        for one in found.found
    ]
    shown = {"conflicts": rows, "pages": found.pages, "asked": asked, "kind": Kinds().of("casualty")}
    return _served(
        "conflicts.html", around, here="/conflicts", title="Conflicting figures", live=True, total=found.total, **shown
    )


def letters_page(letters: Letters | None, around: Surroundings) -> str:
    """The dead letters; None where no broker is known."""
    total = letters.total if letters else 0
    return _served(
        "letters.html", around, here="/letters", title="Dead letters", live=letters is not None, total=total,
        letters=letters,
    )  # fmt: skip


def message_page(title: str, message: str, around: Surroundings) -> str:
    """A page that says what is wrong, and what to do."""
    return _served("message.html", around, here="", title=title, live=False, total=0, message=message)


def asset_of(name: str) -> Markup | None:
    """A style sheet or script of ours; None for another name."""
    if name in (STYLE, *SCRIPTS):
        return asset(name)
    return _own_asset(name) if name in _OWN else None


def article_url(id: str, fact: str | None = None) -> str:
    """The address of an article, or of a fact in it. Ids may hold anything."""
    return "/article?" + urlencode({"id": id} | ({"fact": fact} if fact else {}))


def _row(store: Store, record: Mapping[str, Any], kinds: Kinds, around: Surroundings) -> _Row:
    id, article = str(record["id"]), str(record["article_id"])
    shown = passage(record, store.articles.get(article), kinds, around.headlines)
    return _Row(id, str(record["type"]), article_url(article, id), shown)


def _article(one: Listed, kept: Article | None) -> _Article:
    name = (kept.title if kept else None) or f"Article {one.id}"
    publisher = kept.publisher if kept else None
    return _Article(name, article_url(one.id), publisher, one.published_at, one.counts)


def _kinds(store: Store, around: Surroundings) -> Kinds:
    """The kinds of the store, in an order of their own, so that each has its colour whatever is found."""
    kinds = Kinds()
    for kind in sorted(store.kinds):
        kinds.of(kind)
    return kinds


def _figures(store: Store, conflict: Conflict) -> list[_Figure]:
    lows = [one["count_min"] for one in conflict.figures]
    ends = [one["count_min"] if one["count_max"] is None else one["count_max"] for one in conflict.figures]
    least, most = min(lows), max(ends)
    whole = max(1, most - least) * 1.1  # what is open goes on to the edge
    return [_figure(one, store.articles.get(one["article_id"]), least, whole) for one in conflict.figures]


def _figure(record: Mapping[str, Any], kept: Article | None, least: int, whole: float) -> _Figure:
    low, high = record["count_min"], record["count_max"]
    begin = 100 * (low - least) / whole
    end = 100.0 if high is None else 100 * (high - least) / whole
    shape = shape_of(record)
    return _Figure(
        amount=shape.figure if isinstance(shape, Casualty) else str(record.get("count_text") or low),
        range=f"{low:,} or more" if high is None else f"{low:,}" if low == high else f"{low:,} to {high:,}",
        open=high is None,
        begin=round(min(begin, 98), 2),
        length=round(max(2.0, end - begin), 2),
        victims=_text(record.get("victims")),
        source=_text(record.get("source")),
        sentence=_text(record.get("sentence")) or _text(record.get("exact")) or "",
        url=article_url(str(record["article_id"]), str(record["id"])),
        article=(kept.title if kept else None) or _text(record.get("article_url")) or f"Article {record['article_id']}",
        publisher=kept.publisher if kept else None,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _served(template: str, around: Surroundings, **context: Any) -> str:
    return _rendered(template, source=around.source, change=around.change, notes=around.notes, **context)


def _rendered(template: str, **context: Any) -> str:
    return _environment().get_template(template).render(context)


@cache
def _environment() -> Environment:
    base = environment()
    assert base.loader is not None
    own = PackageLoader("onrecord_streams.view", "templates")
    made = base.overlay(loader=ChoiceLoader([own, base.loader]))
    made.filters["article_url"] = article_url
    made.globals["url_of"] = _asset_url
    return made


@cache
def _own_asset(name: str) -> Markup:
    return Markup((files("onrecord_streams.view") / "assets" / name).read_text(encoding="utf-8"))


@cache
def _asset_url(name: str) -> str:
    """The address of an asset, which is another one when it was changed."""
    text = asset_of(name)
    assert text is not None
    return f"/assets/{name}?{hashlib.sha256(text.encode()).hexdigest()[:12]}"
