"""Passage: one paragraph as the rules for speech see it, tokens and outermost quotation regions side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.tokens import Doc

from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region
from onrecord.reading.speech.syntax import Syntax

if TYPE_CHECKING:
    from onrecord.reading.speech.sources import Source

SENTENCE_END: Final = frozenset(".!?")
LONGEST: Final = 250
"""In tokens, how far away the end of a sentence is looked for, and how long a clause or name may be.

A text without full stops must not take for ever.
"""

_ENDED: Final = re.compile(r"[.!?:;…”\"'’)\]—]$")


class Quoted(NamedTuple):
    """An outermost region with the indices of its first and last token in the Doc, marks included."""

    region: Region
    first: int
    last: int


class Passage:
    """One parsed paragraph, without its dateline.

    All indices are those of tokens in the article's Doc; `syntax` has what they are.
    """

    def __init__(
        self, syntax: Syntax, text: str, paragraph: Paragraph, tokens: range, regions: Sequence[Region]
    ) -> None:
        """`tokens` are the indices of the paragraph's tokens; `text` is the article's."""
        self.doc: Doc = syntax.doc
        self.syntax = syntax
        self.text = text
        self.paragraph = paragraph
        self.first, self.last = tokens.start, tokens.stop - 1
        self.sources: dict[int, Source | None] = {}
        """The sources already found, by verb: see candidate.source_at."""
        self._region_of: dict[int, int] = {}
        self.is_quoted: Callable[[int], bool] = self._region_of.__contains__
        """Whether a token is in a region."""
        self.quoted = list(self._place(regions))

    @cached_property
    def cue_forms(self) -> list[int]:
        """The tokens that may be a form of a cue verb, or are "according"."""
        return self.syntax.cue_forms(self.first, self.last + 1)

    @cached_property
    def is_heading(self) -> bool:
        """A line without an end mark: a headline, a crosshead, a link."""
        return not _ENDED.search(self.text, self.paragraph.end - 1, self.paragraph.end)

    @cached_property
    def introduction(self) -> int | None:
        """The cue verb of a paragraph that ends with a colon: The mayor issued this statement:"""
        if self.text[self.paragraph.end - 1] != ":" or self.syntax.lower[self.last] != ":":
            return None
        syntax = self.syntax
        tokens = range(self.first, self.last + 1)
        verbs = [one for one in tokens if syntax.pos[one] in ("VERB", "AUX") and one not in self._region_of]
        return next((one for one in reversed(verbs) if syntax.frames(one)), verbs[-1] if verbs else None)

    def region_at(self, i: int) -> Quoted | None:
        """The region that a token is in."""
        at = self._region_of.get(i)
        return None if at is None else self.quoted[at]

    def opens_after_comma(self, i: int) -> bool:
        """Whether a region starts at this token, a comma before it."""
        quoted = self.region_at(i)
        return quoted is not None and quoted.first == i > self.first and self.syntax.lower[i - 1] == ","

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
        lower = self.syntax.lower
        for _ in range(LONGEST):
            if i <= self.first:
                break
            if (quoted := self.region_at(i - 1)) is not None:
                if self.ending(quoted) in SENTENCE_END and self.region_at(i) is not quoted:
                    break
                i = quoted.first
                if i > self.first and lower[i - 1] in (":", "-", "--", "–", "—") and self.opens_large(quoted):
                    break
            elif lower[i - 1] in SENTENCE_END or lower[i - 1] == ";":
                break
            else:
                i -= 1
        return i

    def sentence_end(self, i: int) -> int:
        """The last token of the sentence that token `i` is in, without its full stop."""
        lower = self.syntax.lower
        for _ in range(LONGEST):
            if (quoted := self.region_at(i)) is not None:
                i = quoted.last
                if self.ending(quoted) in SENTENCE_END:
                    break
            if i >= self.last or (i + 1 not in self._region_of and lower[i + 1] in SENTENCE_END):
                break
            i += 1
        return min(i, self.last)

    def before(self, quoted: Quoted) -> range:
        """The tokens between a region and the sentence end or region before it."""
        lower = self.syntax.lower
        least = max(self.first, quoted.first - LONGEST)
        first = quoted.first
        while first > least and first - 1 not in self._region_of and lower[first - 1] not in SENTENCE_END:
            first -= 1
        return range(first, quoted.first)

    def after(self, quoted: Quoted) -> range:
        """The tokens between a region and the sentence end or region after it."""
        lower = self.syntax.lower
        most = min(self.last, quoted.last + LONGEST)
        last = quoted.last
        while last < most and last + 1 not in self._region_of and lower[last + 1] not in SENTENCE_END:
            last += 1
        return range(quoted.last + 1, last + 1)

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of a run of tokens, with every region that it touches, without marks and spaces at its rim."""
        for i in (first, last):
            if (touched := self.region_at(i)) is not None:
                first, last = min(first, touched.first), max(last, touched.last)
        punct = self.syntax.punct
        while first < last and punct[first] and first not in self._region_of:
            first += 1
        while last > first and punct[last] and last not in self._region_of:
            last -= 1
        return self.syntax.start[first], self.syntax.end[last]

    def _place(self, regions: Sequence[Region]) -> Iterator[Quoted]:
        """Both lists are in order of place, so that each search begins where the one before ended."""
        if not regions:
            return
        starts, ends = self.syntax.start, self.syntax.end
        after = self.last + 1
        first = self.first
        for at, region in enumerate(regions):
            first = bisect_right(ends, region.start, first, after)
            end = bisect_left(starts, region.end, first, after)
            self._region_of.update(dict.fromkeys(range(first, end), at))
            yield Quoted(region, first, max(first, end - 1))
            first = end
