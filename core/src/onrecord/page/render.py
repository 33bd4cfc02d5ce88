"""Rendering: articles to one HTML document that asks nothing of a network and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final
from unicodedata import name

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from onrecord.display import UNSEEN, printable
from onrecord.page.articles import ArticleView
from onrecord.page.citation import day, day_and_time, link
from onrecord.page.kinds import Kinds

_ICON: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath d='M2 3h12M2 7h8M2 11h10' stroke='%23777' stroke-width='2'/%3E"
    "%3Cpath d='M2 14h8' stroke='%231f5c99' stroke-width='2'/%3E%3C/svg%3E"
)

STYLE: Final = "page.css"
SCRIPTS: Final = ("browser.js", "page.js")
"""The assets that a page has, the scripts in their order."""


def render(views: Sequence[ArticleView], kinds: Kinds, *, unread: Sequence[str] = ()) -> str:
    """The page of some articles. `kinds` is what they were viewed with; `unread` has a line for each that is missing.

    Style and script stand in the page, and its policy names them by their hashes: whatever a text holds, nothing else
    runs, and nothing is fetched.
    """
    context = {
        **articles_context(views, kinds, unread),
        "css": asset(STYLE),
        "scripts": [asset(file) for file in SCRIPTS],
        "policy": content_security_policy(),
    }
    return _page().render(context)


def articles_context(views: Sequence[ArticleView], kinds: Kinds, unread: Sequence[str] = ()) -> dict[str, Any]:
    """What the page's template says of articles: all that it needs but style, scripts and policy."""
    return {
        "articles": views,
        "kinds": kinds.all(),
        "unread": unread,
        "listed": bool(len(views) > 1 or unread),
        "title": views[0].name if len(views) == 1 else f"Facts on record: {len(views)} articles",
    }


def content_security_policy(more: Mapping[str, str] | None = None) -> str:
    """The policy of the page. `more` adds directives, such as `{"connect-src": "'self'"}` where it is served."""
    directives = {
        "default-src": "'none'",
        "style-src": _hash_source(STYLE),
        "script-src": " ".join(_hash_source(file) for file in SCRIPTS),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
        **(more or {}),
    }
    return "; ".join(f"{directive} {value}" for directive, value in directives.items())


@cache
def asset(file: str) -> Markup:
    """A file of the page's own, as it stands in the page."""
    text = (files("onrecord.page") / "assets" / file).read_text(encoding="utf-8")
    return Markup(text)


@cache
def environment() -> Environment:
    """The templates, with everything escaped that is not marked as HTML, and what they call."""
    made = Environment(
        loader=PackageLoader("onrecord.page", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(
        shown=_shown, plain=printable, day=day, day_and_time=day_and_time, link=link, ranges=_ranges, score=_score
    )
    made.globals.update(records=_records, icon=_ICON)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made


@cache
def _page() -> Template:
    return environment().get_template("page.html")


@cache
def _hash_source(file: str) -> str:
    digest = hashlib.sha256(asset(file).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _shown(text: str) -> Markup:
    """Text as HTML, with a sign for each character that would not show, or would turn around what is beside it."""
    pieces: list[Markup] = []
    reached = 0
    for match in UNSEEN.finditer(text):
        pieces += [escape(text[reached : match.start()]), _sign(match[0])]
        reached = match.end()
    return Markup("").join([*pieces, escape(text[reached:])])


@cache
def _sign(character: str) -> Markup:
    point = f"U+{ord(character):04X}"
    return Markup('<span class="unseen" title="{}">{}</span>').format(name(character, "control character"), point)


def _records(view: ArticleView) -> list[tuple[str, str]]:
    """What the script copies of each fact: its line of JSON, and its citation."""
    return [(card.record.line, card.citation) for card in view.cards]


def _ranges(numbers: Iterable[tuple[int, int] | None]) -> str:
    """Ranges of segments as the script reads them: `0-2 5-5`; an empty range is a lone dash."""
    return " ".join("-" if one is None else f"{one[0]}-{one[1]}" for one in numbers)


def _score(confidence: Any) -> str:
    return f"{confidence:.2f}"
