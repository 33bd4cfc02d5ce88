"""Feeds: the articles of RSS 0.9 to 2.0 and of Atom.

The XML must be well-formed, which parsers of feeds often forgive: what is guessed into place is not what was published.
Articles before the place where it is not are read. Nothing that a feed declares is expanded, nothing that it names is
fetched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from onrecord.errors import ArticleError
from onrecord.sources import markup, plain
from onrecord.sources.documents import Draft, Item, id_of, time_of, web_address

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST: Final = 200
"""How deep the elements of a feed may be nested."""

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ROOTS: Final = frozenset({"rss", "RDF", "feed"})
_ITEMS: Final = frozenset({"item", "entry"})
_URI: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.I)
_ADDRESS_OF: Final = re.compile(r"^\S+@\S+\s*\((.+)\)$")
"""An author as RSS has it: "ada@courier.example (Ada Quill)"."""


def articles(text: str) -> Iterator[Item]:
    """The articles of a feed, in its order.

    Raises ArticleError where it is no feed, breaks off, is nested too deeply, or declares entities.
    """
    try:
        from defusedxml import DefusedXmlException, ElementTree
    except ImportError:
        message = "to read RSS and Atom takes defusedxml, which is not installed: pip install 'onrecord-core[feeds]'"
        raise ArticleError("missing_package", message) from None
    open_: list[Element] = []
    try:
        for event, element in ElementTree.iterparse(io.StringIO(text), events=("start", "end"), forbid_entities=True):
            if event == "start":
                open_.append(element)
                _check(open_)
                continue
            open_.pop()
            if _name(element) in _ITEMS and len(open_) <= 2:
                yield _item(element, open_)
                element.clear()
                open_[-1].remove(element)
    except ElementTree.ParseError as error:
        raise ArticleError("bad_xml", f"not well-formed XML: {error}") from None
    except DefusedXmlException as error:
        name = getattr(error, "name", None)
        which = f" ({name!r:.40})" if name else ""
        message = f"the feed declares entities of its own{which}, by which a small file can become a huge text"
        raise ArticleError("entities", message) from None


def _check(open_: list[Element]) -> None:
    if len(open_) == 1 and (root := _name(open_[0])) not in _ROOTS:
        raise ArticleError("unknown_format", f"neither RSS nor Atom: the first element is {root!r:.60}")
    if len(open_) > _DEEPEST:
        raise ArticleError("too_deep", f"the feed's elements are nested more than {_DEEPEST} deep")


def _item(element: Element, around: list[Element]) -> Item:
    from xml.etree.ElementTree import tostring

    value = tostring(element)
    try:
        head = around[-1]
        if _name(head) == "RDF":  # RSS 1.0, where items stand beside what is said of all
            head = next((one for one in head if _name(one) == "channel"), head)
        return Item(value, _draft(element, head, around).article())
    except ArticleError as error:
        return Item(value, error)


def _draft(item: Element, head: Element, around: list[Element]) -> Draft:
    if item.tag.startswith(_ATOM):
        return _of_atom(item, head, around)
    guid = _child(item, "guid")
    identifier = _text(guid)
    permalink = web_address(identifier) if guid is not None and guid.get("isPermaLink") != "false" else None
    link = web_address(_text(_child(item, "link"))) or web_address(_link(item, [*around, item])) or permalink
    known = identifier if _URI.fullmatch(identifier or "") or not link else None
    author = _text(_child(item, _DC + "creator")) or _text(_child(item, "author"))
    content = _text(item.find(_CONTENT)) or _text(_child(item, "description")) or ""
    fields = {
        "id": id_of(known),
        "url": link,
        "language": _text(_child(item, _DC + "language"))
        or _language([*around, item])
        or _text(_child(head, "language"))
        or _text(_child(head, _DC + "language")),
        "published_at": time_of(_text(_child(item, "pubDate")) or _text(_child(item, _DC + "date"))),
        "updated_at": time_of(_text(item.find(_ATOM + "updated"))),
        "publisher": _text(_child(item, "source")) or _text(_child(head, "title")),
    }
    named = _ADDRESS_OF.match(author or "")
    return Draft(
        markup.one_line(_text(_child(item, "title")) or ""), _paragraphs(content), named[1] if named else author, fields
    )


def _of_atom(entry: Element, feed: Element, around: list[Element]) -> Draft:
    content, summary = entry.find(_ATOM + "content"), entry.find(_ATOM + "summary")
    inside = content if content is not None and content.get("src") is None else None
    source = entry.find(_ATOM + "source")
    body = _construct(inside) or _construct(summary)
    chain = [*around, entry, *([inside] if inside is not None else [])]
    authors = entry.findall(f"{_ATOM}author") or feed.findall(f"{_ATOM}author")
    published, updated = (time_of(_text(entry.find(_ATOM + name))) for name in ("published", "updated"))
    fields = {
        "id": id_of(_text(entry.find(_ATOM + "id"))),
        "url": web_address(_link(entry, [*around, entry])),
        "language": _language(chain),
        "published_at": published or updated,
        "updated_at": updated if published and updated != published else None,
        "publisher": " ".join(_construct((source if source is not None else feed).find(_ATOM + "title"))),
    }
    byline = ", ".join(name for one in authors if (name := _text(one.find(_ATOM + "name"))))
    return Draft(" ".join(_construct(entry.find(_ATOM + "title"))), body, byline, fields)


def _construct(element: Element | None) -> list[str]:
    """The paragraphs of a text of Atom: plain, escaped HTML or XHTML, as its `type` says."""
    if element is None:
        return []
    kind = element.get("type", "text").lower()
    if kind in ("xhtml", "application/xhtml+xml"):
        text = markup.MarkupText()
        _walk(element, text)
        return text.finished()
    return _paragraphs(_text(element) or "") if "html" in kind else plain.lines(_text(element) or "")


def _paragraphs(content: str) -> list[str]:
    """The paragraphs of a text that is HTML, perhaps without any elements, where its own lines are its paragraphs."""
    if markup.is_markup(content):
        return markup.paragraphs(content)
    return [one for part in content.splitlines() for one in markup.paragraphs(part)]


def _walk(element: Element, text: markup.MarkupText) -> None:
    text.data(element.text or "")
    for child in element:
        tag = _name(child)
        text.start(tag, child.attrib)
        _walk(child, text)
        text.end(tag)
        text.data(child.tail or "")


def _link(item: Element, chain: list[Element]) -> str | None:
    """The address of the page of an entry, by `link` of Atom, which may stand in RSS too."""
    for link in item.findall(_ATOM + "link"):
        if link.get("rel", "alternate") == "alternate" and (address := link.get("href")):
            for element in reversed(chain):
                address = urljoin(element.get(_XML + "base", ""), address)
            return address
    return None


def _language(chain: list[Element]) -> str | None:
    return next((one for element in reversed(chain) if (one := element.get(_XML + "lang"))), None)


def _child(element: Element, name: str) -> Element | None:
    """A child by its name: in a namespace where it has one, else one of RSS, whose versions have several or none."""
    if name.startswith("{"):
        return element.find(name)
    return next((one for one in element if _name(one) == name and _is_of_rss(one)), None)


def _is_of_rss(element: Element) -> bool:
    return not element.tag.startswith("{") or "purl.org/rss/1.0/}" in element.tag or "/rss" in element.tag.lower()


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element | None) -> str | None:
    return ((element.text or "").strip() or None) if element is not None else None
