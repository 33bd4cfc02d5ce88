"""schema.org: NewsArticle and its kin as JSON-LD (https://schema.org/NewsArticle)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urldefrag

from onrecord.sources import markup, plain
from onrecord.sources.documents import Draft, id_of, time_of, web_address

ARTICLES: Final = frozenset({
    "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle", "BlogPosting",
    "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Report", "ReportageNewsArticle",
    "ReviewNewsArticle",
})  # fmt: skip
"""Types that are read as articles. SatiricalArticle and AdvertiserContentArticle are not among them."""

_PREFIXES: Final = ("https://schema.org/", "http://schema.org/", "schema:")
_DEEPEST: Final = 8
"""How far into a document articles are looked for."""

Node = Mapping[str, Any]


def is_json_ld(value: object) -> bool:
    """Whether a JSON value is JSON-LD: an object, or a list of objects, with its keywords."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and not {"@context", "@type", "@graph"}.isdisjoint(first)


class Graph:
    """The articles of a JSON-LD document, and what they refer to by `@id`."""

    def __init__(self, document: object) -> None:
        self._nodes: dict[str, Node] = {}
        self.articles: list[Node] = []
        for node in _nodes(document):
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                self._nodes.setdefault(name, node)
            if not ARTICLES.isdisjoint(_types(node)):
                self.articles.append(node)

    def draft(self, article: Node) -> Draft:
        """What the document says of one of its articles."""
        url = self.url(article)
        body = self._text(article.get("articleBody")) or self._text(article.get("text")) or ""
        version = article.get("version")
        fields = {
            "id": None if url else id_of(self._text(article.get("@id")) or self._text(article.get("identifier"))),
            "url": url,
            "language": self._language(article),
            "published_at": time_of(self._text(article.get("datePublished"))),
            "updated_at": time_of(self._text(article.get("dateModified"))),
            "version": version if isinstance(version, int | str) and not isinstance(version, bool) else None,
            "publisher": self._text(article.get("publisher")),
        }
        paragraphs = markup.paragraphs(body) if markup.is_markup(body) else plain.lines(body)
        title = self._text(article.get("headline")) or self._text(article.get("name"))
        return Draft(markup.one_line(title or ""), paragraphs, self._names(article.get("author")), fields)

    def url(self, article: Node) -> str | None:
        """The article's address on the web."""
        for name in ("url", "mainEntityOfPage", "@id"):
            value = article.get(name)
            if isinstance(value, dict):
                value = value.get("@id") or value.get("url")
            if isinstance(value, str) and (found := web_address(value)):
                return urldefrag(found).url
        return None

    def _language(self, article: Node) -> str | None:
        value = article.get("inLanguage")
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("alternateName") or value.get("name")
        return self._text(value)

    def _names(self, value: object) -> str | None:
        several = value if isinstance(value, list) else [value]
        return ", ".join(name for one in several if (name := self._text(one))) or None

    def _text(self, value: object, *, again: bool = True) -> str | None:
        """A value as text: of a list the first, of an object its value or name, also where it stands elsewhere."""
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            name = value.get("@id")
            if again and isinstance(name, str) and len(value) == 1:
                return self._text(self._nodes.get(name), again=False)
            value = value.get("@value") or value.get("name") or value.get("value")
            return self._text(value, again=False) if again else value if isinstance(value, str) else None
        return value.strip() or None if isinstance(value, str) else None


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """The objects at the top of a document and in `@graph`, `mainEntity` and lists of these."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _nodes(value.get(name), depth + 1)


def _types(node: Node) -> set[str]:
    stated = node.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return {_short(name) for name in names if isinstance(name, str)}


def _short(name: str) -> str:
    return next((name.removeprefix(one) for one in _PREFIXES if name.startswith(one)), name)
