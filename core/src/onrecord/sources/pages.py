"""Pages: the one article of an HTML page, without what stands around it, by trafilatura.

What the page says of its article is taken from its JSON-LD first, then from its `meta` elements. A page's links,
pictures and scripts are left alone; nothing is fetched.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final
from urllib.parse import urldefrag

from onrecord.errors import ArticleError
from onrecord.sources import markup, schema_org
from onrecord.sources.documents import Draft, Item, letters, time_of, web_address

_AS_HTML: Final[Mapping[str, str]] = {
    "head": "h2", "item": "li", "row": "tr", "cell": "td", "lb": "br", "list": "ul", "quote": "blockquote",
}  # fmt: skip
"""The elements that trafilatura gives, as those of HTML."""

MOST_ELEMENTS: Final = 20_000
"""Elements that a page may have: the time to find its article can grow with their square."""

_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_LARGER: Final = 2
"""How many times as long as the text found the JSON-LD's own must be to be believed: pages that scripts fill in."""

_NO_GUESS: Final[dict[str, Any]] = {"extensive_search": False, "original_date": True}


def article(text: str, value: bytes) -> Item:
    """The article of a page. `value` is the page as it was found. Raises ArticleError where it has none."""
    try:
        import trafilatura
    except ImportError as error:
        message = f"to read HTML pages takes trafilatura ({error}): pip install 'onrecord-core[html]'"
        raise ArticleError("missing_package", message) from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # that a page has no article is told by our own error
    if "\0" in text:
        raise ArticleError("nul", f"a NUL character at position {text.index(chr(0))}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            draft = _draft(trafilatura, _XML_DECLARATION.sub("", text))
        except ArticleError:
            raise
        except Exception as error:  # of whatever kind: trafilatura and lxml have no common root of theirs
            raise ArticleError("no_article", f"the page can't be read: {type(error).__name__}: {error}") from error
    if not draft.paragraphs:
        raise ArticleError("no_article", "no article is found on this page")
    return Item(value, draft.article())


def _draft(trafilatura: Any, text: str) -> Draft:
    page = trafilatura.load_html(text)
    if page is None:
        return Draft()
    if next(islice(page.iter(), MOST_ELEMENTS, None), None) is not None:
        raise ArticleError("too_large", f"the page has more than {MOST_ELEMENTS:,} elements")
    draft = _Said(page).draft()
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params=_NO_GUESS
    )
    if found is not None:
        paragraphs = _paragraphs(found.body) if found.body is not None else []
        own, seen = letters("".join(draft.paragraphs)), letters("".join(paragraphs))
        if own != seen and len(own) <= _LARGER * len(seen):  # the same words are taken with the breaks of JSON-LD
            draft.paragraphs = paragraphs
        draft.title = draft.title or found.title
        draft.fields["published_at"] = draft.fields["published_at"] or time_of(found.date)
    return draft


class _Said:
    """What a page says of its article."""

    def __init__(self, page: Any) -> None:
        self._meta: dict[str, str] = {}
        for one in page.iter("meta"):
            name, content = one.get("property") or one.get("name") or one.get("itemprop"), one.get("content")
            if name and content and content.strip():
                self._meta.setdefault(name.lower(), content.strip())
        links = (web_address(one.get("href")) for one in page.iter("link") if one.get("rel") == "canonical")
        self._url = next(filter(None, links), None) or web_address(self._meta.get("og:url"))
        self._language = page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        self._graphs = [schema_org.Graph(one) for one in _json_ld(page)]

    def draft(self) -> Draft:
        """By the JSON-LD about this page, where there is one, and by `meta` elements where that says nothing."""
        draft = self._of_json_ld()
        fields, meta = draft.fields, self._meta
        draft.title = draft.title or meta.get("og:title")
        draft.byline = draft.byline or meta.get("author")
        declared = {
            "url": self._url,
            "language": self._language,
            "published_at": time_of(meta.get("article:published_time")) or time_of(meta.get("datepublished")),
            "updated_at": time_of(meta.get("article:modified_time")) or time_of(meta.get("datemodified")),
            "publisher": meta.get("og:site_name"),
        }
        for name, value in declared.items():
            fields[name] = fields.get(name) or value
        if fields["url"]:
            fields["id"] = None  # derived from the address, as for any article
        return draft

    def _of_json_ld(self) -> Draft:
        """That of the page's own address, else the first: others are of articles that the page points to."""
        some = [(graph, node) for graph in self._graphs for node in graph.articles]
        own = [(graph, node) for graph, node in some if self._url and graph.url(node) == urldefrag(self._url).url]
        return next((graph.draft(node) for graph, node in own or some), Draft())


def _json_ld(page: Any) -> Iterator[object]:
    """The JSON-LD of a page. What is broken is passed over: it only says more of what stands on the page."""
    for script in page.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            try:
                yield json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def _paragraphs(body: Any) -> list[str]:
    text = markup.MarkupText()
    _walk(body, text)
    return text.finished()


def _walk(element: Any, text: markup.MarkupText) -> None:
    text.data(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            tag = _AS_HTML.get(child.tag, child.tag)
            text.start(tag, {})
            _walk(child, text)
            text.end(tag)
        text.data(child.tail or "")
