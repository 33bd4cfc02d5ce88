"""Passage: one paragraph as the rules for speech see it, tokens and outermost quotation regions side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region
from onrecord.reading.speech.lexicon import REPORTS
from onrecord.reading.speech.syntax import Syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.reading.speech.sources import Source

SENTENCE_END: Final = frozenset(".!?")
_BEFORE_SENTENCE: Final = SENTENCE_END | {";"}
LONGEST: Final = 250
"""In tokens, how far away the end of a sentence is looked for, and how long a clause or name may be.

A text without full stops must not take for ever.
"""

_INTRODUCING: Final = frozenset({",", ":", "—", "–", "--", "-", "("})
_END_MARKS: Final = frozenset(".!?:;…”\"'’)]—")
_ENDED: Final = re.compile(rf"[{re.escape(''.join(_END_MARKS))}]\W{{0,4}}$")


class Quoted(NamedTuple):
    """An outermost region with the indices of its first and last token in the Doc, marks included."""

    region: Region
    first: int
    last: int
    before: range
    """The tokens between it and the sentence end or region before it, without spaces right before it."""
    after: range
    """The tokens between it and the sentence end or region behind it, without spaces right behind it."""
    ending: str
    """The last character of its words; a comma behind the closing mark counts, as in British copy."""


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
        self.sources_of_nouns: dict[tuple[int, int | None], Source] = {}
        """The same, by the noun and the verb: see sources.as_source."""
        self.subjects: dict[int, int | None] = {}
        """The nouns already found that name the sources of verbs: see sources.source_of."""
        self.cue_shapes: dict[int, frozenset[str]] = {}
        """What is known already of the look of verbs: see candidate.shape_of."""
        self._region_of: dict[int, int] = {}
        self.is_quoted: Callable[[int], bool] = self._region_of.__contains__
        """Whether a token is in a region."""
        self.quoted = self._place(regions) if regions else []
        self.after_commas = [one.first for one in self.quoted if self._follows_comma(one.first)]
        """The first tokens of the regions that a comma stands before."""
        self.cue_forms = syntax.cue_forms(tokens.start, tokens.stop)
        """The tokens that may be a form of a cue verb or noun, or "according" or "reportedly"."""
        self.has_reports = not REPORTS.isdisjoint([syntax.lower[one] for one in self.cue_forms])
        """Whether any of its tokens is one of REPORTS."""

    @property
    def is_heading(self) -> bool:
        """A line without an end mark: a headline, a crosshead, a link."""
        last = self.text[self.paragraph.end - 1]
        if last in _END_MARKS:
            return False
        start = max(self.paragraph.start, self.paragraph.end - 5)
        return last.isalnum() or _ENDED.search(self.text, start, self.paragraph.end) is None

    @cached_property
    def introduction(self) -> int | None:
        """The cue verb of a paragraph that ends with a colon: The mayor issued this statement:"""
        if self.text[self.paragraph.end - 1] != ":" or self.syntax.lower[self.last] != ":":
            return None
        syntax = self.syntax
        tokens = range(self.first, self.last + 1)
        verbs = [one for one in tokens if syntax.pos[one] in ("VERB", "AUX") and one not in self._region_of]
        return next((one for one in reversed(verbs) if syntax.frames(one)), verbs[-1] if verbs else None)

    def has_quoted(self, first: int, last: int) -> bool:
        """Whether any of the tokens `first` to `last` is in a region."""
        return not self._region_of.keys().isdisjoint(range(first, last + 1))

    def region_at(self, i: int) -> Quoted | None:
        """The region that a token is in."""
        at = self._region_of.get(i)
        return None if at is None else self.quoted[at]

    def regions_in(self, first: int, last: int) -> list[Quoted]:
        """The regions that have some of the tokens `first` to `last`."""
        return [one for one in self.quoted if one.first <= last and first <= one.last and one.first in self._region_of]

    def opens_large(self, quoted: Quoted) -> bool:
        """Whether the first letter in a region is a capital."""
        inner = self.text[quoted.region.inner_start : quoted.region.inner_end]
        return next((letter.isupper() for letter in inner if letter.isalpha()), False)

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence that token `i` is in. A full stop inside a region ends none around it.

        A colon or dash before a quotation that starts with a capital begins a new one.
        """
        lower, region_of, given = self.syntax.lower, self._region_of, i
        for _ in range(LONGEST):
            if i <= self.first:
                break
            if i - 1 in region_of:
                quoted = self.quoted[region_of[i - 1]]
                if quoted.ending in SENTENCE_END and self.region_at(i) is not quoted:
                    break
                i = quoted.first
                if i > self.first and lower[i - 1] in (":", "-", "--", "–", "—") and self.opens_large(quoted):
                    break
            elif lower[i - 1] in _BEFORE_SENTENCE or (lower[i - 1][1:] == "." and self._starts_sentence(i)):
                break
            else:
                i -= 1
        while i < given and lower[i].isspace():
            i += 1
        return i

    def sentence_end(self, i: int) -> int:
        """The last token of the sentence that token `i` is in, without its full stop."""
        lower, region_of = self.syntax.lower, self._region_of
        for _ in range(LONGEST):
            if i in region_of:
                quoted = self.quoted[region_of[i]]
                i = quoted.last
                if quoted.ending in SENTENCE_END:
                    break
            if i >= self.last or (lower[i + 1] in SENTENCE_END and i + 1 not in region_of):
                break
            if lower[i][1:] == "." and self._starts_sentence(i + 1):
                break
            i += 1
        return min(i, self.last)

    def _starts_sentence(self, i: int) -> bool:
        """Whether the parser starts a sentence with a token: behind a letter with a full stop of its own, as in "wrote
        on X. In May …", nothing else tells."""
        return i <= self.last and bool(self.doc[i].is_sent_start)

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

    def _place(self, regions: Sequence[Region]) -> list[Quoted]:
        """Both lists are in order of place, so that each search begins where the one before ended."""
        starts, ends = self.syntax.start, self.syntax.end
        after = self.last + 1
        end = self.first
        placed = []
        for at, region in enumerate(regions):
            first = bisect_right(ends, region.start, end, after)
            end = bisect_left(starts, region.end, first, after)
            self._region_of.update(dict.fromkeys(range(first, end), at))
            placed.append((region, first, max(first, end - 1)))
        return [
            Quoted(region, first, last, self._before(first), self._after(last), self._ending(region))
            for region, first, last in placed
        ]

    def _before(self, first: int) -> range:
        lower = self.syntax.lower
        least = max(self.first, first - LONGEST)
        at = first
        while at > least and at - 1 not in self._region_of and lower[at - 1] not in _BEFORE_SENTENCE:
            at -= 1
        while first > at and lower[first - 1].isspace():
            first -= 1
        if first > at and lower[first - 1] not in _INTRODUCING and not any(map(str.isalnum, "".join(lower[at:first]))):
            at = first  # a bullet, an emoji, a mark of direction
        return range(at, first)

    def _after(self, last: int) -> range:
        lower = self.syntax.lower
        most = min(self.last, last + LONGEST)
        at = last
        while at < most and at + 1 not in self._region_of and lower[at + 1] not in _BEFORE_SENTENCE:
            at += 1
        first = last + 1
        while first <= at and lower[first].isspace():
            first += 1
        return range(first, at + 1)

    def _ending(self, region: Region) -> str:
        inner = self.text[region.inner_start : region.inner_end].rstrip("\"'“”‘’ \u00a0")[-1:]
        return "," if inner not in "?!" and self.text.startswith(",", region.end) else inner

    def _follows_comma(self, first: int) -> bool:
        return first > self.first and first in self._region_of and self.syntax.lower[first - 1] == ","
