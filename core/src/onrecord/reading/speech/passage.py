"""Passage: one paragraph as the rules for speech see it, tokens and outermost quotation regions side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Span, Token

from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

SENTENCE_END: Final = frozenset(".!?")
LONGEST: Final = 250
"""In tokens, how far away the end of a sentence is looked for, and how long a clause or name may be.

A text without full stops must not take for ever.
"""

_ENDED: Final = re.compile(r"[.!?:;…”\"'’)\]—]$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """An outermost region with the indices of its first and last token in the Doc, marks included."""

    region: Region
    first: int
    last: int


class Passage:
    """One parsed paragraph, without its dateline. All indices are those of tokens in the article's Doc."""

    def __init__(self, reading: Reading, paragraph: Paragraph, regions: list[Region]) -> None:
        self.doc: Doc = reading.doc
        self.text = reading.text
        self.paragraph = paragraph
        self.tokens: Span = reading.tokens(paragraph)
        self.first, self.last = self.tokens.start, self.tokens.end - 1
        self._region_of: dict[int, int] = {}
        self.quoted = list(self._place(regions))

    @cached_property
    def is_heading(self) -> bool:
        """A line without an end mark: a headline, a crosshead, a link."""
        return not _ENDED.search(self.text[self.paragraph.start : self.paragraph.end])

    def region_at(self, i: int) -> Quoted | None:
        """The region that a token is in."""
        at = self._region_of.get(i)
        return None if at is None else self.quoted[at]

    def in_quotes(self, token: Token) -> bool:
        return token.i in self._region_of

    def opens_after_comma(self, i: int) -> bool:
        """Whether a region starts at this token, a comma before it."""
        quoted = self.region_at(i)
        return quoted is not None and quoted.first == i > self.first and self.doc[i - 1].text == ","

    def opens_large(self, quoted: Quoted) -> bool:
        """Whether the first letter in a region is a capital."""
        inner = self.text[quoted.region.inner_start : quoted.region.inner_end]
        return next((letter.isupper() for letter in inner if letter.isalpha()), False)

    def ending(self, quoted: Quoted) -> str:
        """The last character of the words in a region; a comma behind the closing mark counts, as in British copy."""
        inner = self.text[quoted.region.inner_start : quoted.region.inner_end].rstrip("\"'“”‘’ \u00a0")[-1:]
        after = self.text[quoted.region.end : quoted.region.end + 1]
        return "," if after == "," and inner not in "?!" else inner

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence that token `i` is in. A full stop inside a region ends none around it.

        A colon or dash before a quotation that starts with a capital begins a new one.
        """
        for _ in range(LONGEST):
            if i <= self.first:
                break
            if (quoted := self.region_at(i - 1)) is not None:
                if self.ending(quoted) in SENTENCE_END and self.region_at(i) is not quoted:
                    break
                i = quoted.first
                if i > self.first and self.doc[i - 1].text in (":", "-", "--", "–", "—") and self.opens_large(quoted):
                    break
            elif self.doc[i - 1].text in SENTENCE_END or self.doc[i - 1].text == ";":
                break
            else:
                i -= 1
        return i

    def sentence_end(self, i: int) -> int:
        """The last token of the sentence that token `i` is in, without its full stop."""
        for _ in range(LONGEST):
            if (quoted := self.region_at(i)) is not None:
                i = quoted.last
                if self.ending(quoted) in SENTENCE_END:
                    break
            if i >= self.last or (self.region_at(i + 1) is None and self.doc[i + 1].text in SENTENCE_END):
                break
            i += 1
        return min(i, self.last)

    def before(self, quoted: Quoted) -> list[Token]:
        """The tokens between a region and the sentence end or region before it."""
        found: list[Token] = []
        for i in range(quoted.first - 1, max(self.first, quoted.first - LONGEST) - 1, -1):
            if i in self._region_of or self.doc[i].text in SENTENCE_END:
                break
            found.append(self.doc[i])
        return found[::-1]

    def after(self, quoted: Quoted) -> list[Token]:
        """The tokens between a region and the sentence end or region after it."""
        found: list[Token] = []
        for i in range(quoted.last + 1, min(self.last, quoted.last + LONGEST) + 1):
            if i in self._region_of or self.doc[i].text in SENTENCE_END:
                break
            found.append(self.doc[i])
        return found

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of a run of tokens, with every region that it touches, without marks and spaces at its rim."""
        for i in (first, last):
            if (touched := self.region_at(i)) is not None:
                first, last = min(first, touched.first), max(last, touched.last)
        while first < last and not self.in_quotes(self.doc[first]) and self.doc[first].is_punct:
            first += 1
        while last > first and not self.in_quotes(self.doc[last]) and self.doc[last].is_punct:
            last -= 1
        return self.doc[first].idx, self.doc[last].idx + len(self.doc[last])

    def _place(self, regions: list[Region]) -> Iterator[Quoted]:
        """Both lists are in order of place, so one walk over the tokens finds every region's."""
        i = self.first
        for at, region in enumerate(one for one in regions if one.depth == 0):
            while i <= self.last and self.doc[i].idx + len(self.doc[i]) <= region.start:
                i += 1
            first = i
            while i <= self.last and self.doc[i].idx < region.end:
                self._region_of[i] = at
                i += 1
            yield Quoted(region, first, max(first, i - 1))
