"""Markup: HTML as paragraphs of plain text, as a reader sees them, without what is no part of the article.

For the bodies that ninjs, feeds and JSON-LD carry, which are the article and nothing else. Whole pages, with all that
stands around the article, are for `pages`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from onrecord.article import refuse_unusable
from onrecord.errors import ArticleError
from onrecord.sources.plain import line

BLOCKS: Final = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hl1", "hl2", "hr", "html", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a paragraph; those of NITF bodies among them."""

VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
"""Elements without an end."""

LEFT_OUT: Final = frozenset({
    "aside", "audio", "button", "canvas", "caption", "dialog", "embed", "figcaption", "figure", "footer",
    "form", "head", "iframe", "math", "media", "menu", "nav", "noscript", "object", "picture", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
"""Elements that are no part of what the article says: pictures with their captions, boxes, controls, code."""

LEFT_OUT_CLASSES: Final = frozenset({
    "advertisement", "byline", "caption", "credit", "image-caption", "more-link", "photo-caption",
    "photo-credit", "pullquote", "read-more", "related", "related-posts", "sharedaddy", "social-share",
    "wp-caption", "wp-caption-text",
})  # fmt: skip
"""Class names that publishing systems give to captions, bylines, boxes and links to the rest."""

LEFT_OUT_PROPERTIES: Final = frozenset({"author", "caption", "creditText"})
"""`itemprop` of schema.org for the same."""

_LINK_TO_THE_REST: Final = re.compile(
    r"(?:read|see|view) (?:more|on|the (?:full|whole|rest)|full|also)\b|continue reading\b|(?:click|read it) here\b"
    r"|more\W*$|\W*read more\b",
    re.I,
)
"""How a paragraph begins that is nothing but a link to the rest of the article: "Continue reading Ferry fire"."""

_SYNDICATION: Final = re.compile(r"The post .+ (?:appeared first|first appeared) on .+$")
"""The line that WordPress puts below an article in a feed: "The post Ferry fire appeared first on The Courier." """

_CUT: Final = re.compile(r"\s*\[\s*(?:…|\.\.\.)\s*\]$")
"""What WordPress puts where it cuts a text: "the ferry was […]"."""

_DEEPEST: Final = 500
"""How deep elements may be nested; browsers stop at about as many."""

_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")


def paragraphs(markup: str) -> list[str]:
    """The paragraphs of an HTML fragment, each one line of plain text. Markup that is broken is read as browsers do.

    Raises ArticleError for characters that no article may have, for elements nested too deeply, and where lxml is not
    installed, whose parser stays fast whatever it is given, as html.parser does not.
    """
    try:
        from lxml import etree
    except ImportError:
        message = "to read HTML takes lxml, which is not installed: pip install 'onrecord-core[feeds]'"
        raise ArticleError("missing_package", message) from None
    refuse_unusable("text", markup)
    parser = etree.HTMLParser(target=_Target(), no_network=True, remove_comments=True, remove_pis=True)
    parser.feed("<html><body>")
    parser.feed(markup)
    found: list[str] = parser.close()
    return found


def one_line(markup: str) -> str:
    """An HTML fragment, such as a title, as one line. One without markup takes no parser; raises as `paragraphs`."""
    return " ".join(paragraphs(markup)) if "<" in markup or "&" in markup else line(markup)


def is_markup(text: str) -> bool:
    """Whether a text that may be either is HTML, by its having paragraphs or breaks as HTML has them."""
    return re.search(r"</(?:p|div|li|h[1-6])>|<br ?/?>|<p[ >]", text, re.I) is not None


class MarkupText:
    """Collects paragraphs from elements as they begin and end: `start`, `data`, `end`, then `finished`."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._parts: list[str] = []
        self._beside_links = False
        self._open: list[str] = []
        self._times: Counter[str] = Counter()
        self._left_out_from: int | None = None

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """An element begins."""
        if tag in BLOCKS:
            if self._open and self._open[-1] == "p":  # which HTML need not end
                self._pop()
            self._end_paragraph()
        elif tag == "br":
            self._end_paragraph()
        elif tag in ("td", "th"):
            self._parts.append(" ")
        elif tag == "q":
            self.data("“")
        if tag not in VOID:
            if len(self._open) >= _DEEPEST:
                raise ArticleError("too_deep", f"the HTML's elements are nested more than {_DEEPEST} deep")
            self._open.append(tag)
            self._times[tag] += 1
            if self._left_out_from is None and _is_left_out(tag, attributes):
                self._left_out_from = len(self._open)

    def data(self, text: str) -> None:
        """Text stands here."""
        if self._left_out_from is not None:
            return
        if self._times["pre"]:
            first, *more = _BLANK_LINE.split(text)
            self._parts.append(first)
            for part in more:
                self._end_paragraph()
                self._parts.append(part)
        else:
            self._parts.append(text)
        if not self._times["a"] and not text.isspace():
            self._beside_links = True

    def end(self, tag: str) -> None:
        """An element ends, and with it what was left open in it. The end of what never began says nothing."""
        if not self._times[tag]:
            return
        if tag == "q":
            self.data("”")
        while self._pop() != tag:
            pass
        if tag in BLOCKS:
            self._end_paragraph()

    def finished(self) -> list[str]:
        """The paragraphs, once everything was given."""
        self._end_paragraph()
        if self._paragraphs:
            self._paragraphs[-1] = _CUT.sub("", self._paragraphs[-1])
        return [one for one in self._paragraphs if one]

    def _pop(self) -> str:
        tag = self._open.pop()
        self._times[tag] -= 1
        if self._left_out_from is not None and len(self._open) < self._left_out_from:
            self._left_out_from = None
        return tag

    def _end_paragraph(self) -> None:
        text = line("".join(self._parts))
        rest = not self._beside_links and _LINK_TO_THE_REST.match(text)
        if text and not rest and not _SYNDICATION.match(text):
            self._paragraphs.append(text)
        self._parts, self._beside_links = [], False


def _is_left_out(tag: str, attributes: Mapping[str, str | None]) -> bool:
    return (
        tag in LEFT_OUT
        or "hidden" in attributes
        or not LEFT_OUT_CLASSES.isdisjoint((attributes.get("class") or "").lower().split())
        or attributes.get("itemprop") in LEFT_OUT_PROPERTIES
    )


class _Target(MarkupText):
    """What lxml's parser tells of elements and text."""

    def close(self) -> list[str]:
        """The end: the parser's result is the paragraphs."""
        return self.finished()
