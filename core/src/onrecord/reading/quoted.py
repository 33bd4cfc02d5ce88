"""Quotation regions: what stands between quotation marks, found by a state machine over the text of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from onrecord.reading.paragraphs import Paragraph

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

Family = Literal["double", "single"]


@dataclass(frozen=True, slots=True)
class Region:
    """One quotation within one paragraph. `start:end` has the marks in it, `inner_start:inner_end` has not.

    `depth` is 0 for an outermost region, 1 inside another. `closed` is False where the paragraph ends before a
    closing mark; `continues` is True where the region takes up the unclosed quotation of the paragraph before.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """One quotation mark: its offsets, and whether its shape and its neighbours let it open or close."""

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool


_MARKS: Final = re.compile(r"'''|''|``|‘‘|’’|[\"“”„‟«»＂'‘’‛`]")
"""Everything that may be a quotation mark: two single ones make a double one, three a double and a single one."""

_OPENING: Final = frozenset({"“", "„", "‟", "«", "``", "‘‘", "‘", "‛", "`"})
_CLOSING: Final = frozenset({"”", "»", "’’", "’"})
_SINGLE: Final = frozenset({"'", "‘", "’", "‛", "`"})

_ELISION: Final = re.compile(
    r"(?:\d0s|\d\d|em|er|til|till|tis|twas|cause|cos|bout|round|n|im|ere|neath|nuff)\b", re.IGNORECASE
)
"""What may follow an apostrophe that opens nothing: the '80s, 'em, 'til."""

_BEFORE_OPENING: Final = frozenset("([{<—–-/…\"“”„'‘`:")
_AFTER_CLOSING: Final = frozenset(".,;:!?)]}>—–-/…\"“”'’")


def read_quoted(reading: Reading) -> list[Region]:
    """The regions of an article, by start."""
    return find_regions(reading.text, reading.all_paragraphs)


def find_regions(text: str, paragraphs: Sequence[Paragraph]) -> list[Region]:
    """The regions of a text, by start; an inner region follows the one that it is in. Takes any text."""
    found: list[Region] = []
    pending: Family | None = None
    for paragraph in paragraphs:
        scan = _Scan(text, paragraph, pending)
        found += scan.regions()
        pending = scan.left_open
    return found


def closing_marks(text: str, paragraph: Paragraph) -> frozenset[int]:
    """The offsets of the marks in one paragraph that close a region, every character of a doubled mark by itself."""
    return frozenset(
        offset for region in _Scan(text, paragraph, None).regions() for offset in range(region.inner_end, region.end)
    )


class _Scan:
    """The state machine over one paragraph. Its state is the stack of the marks that wait for their partner.

    `pending` is the family of the mark that the paragraph before has left open; `left_open` is what this one leaves.
    """

    def __init__(self, text: str, paragraph: Paragraph, pending: Family | None) -> None:
        self._text = text
        self._paragraph = paragraph
        self._pending = pending
        self._marks = list(self._find_marks())
        self._stack: list[_Mark] = []
        self._found: list[Region] = []
        self.left_open: Family | None = None

    def regions(self) -> list[Region]:
        self._take_up_unmarked()
        for at, mark in enumerate(self._marks):
            if mark.family == "double":
                self._double(mark)
            else:
                self._single(mark, at)
        self._end_paragraph()
        return sorted(self._found, key=lambda one: (one.start, -one.end))

    def _take_up_unmarked(self) -> None:
        """A quotation goes on without a new mark where the first mark of the paragraph can only close one."""
        first = next((mark for mark in self._marks if mark.family == self._pending), None)
        if first is not None and first.closes and not first.opens:
            start = self._paragraph.start
            self._stack.append(_Mark(start, start, first.family, opens=True, closes=False))

    def _double(self, mark: _Mark) -> None:
        at = next((at for at, one in enumerate(self._stack) if one.family == "double"), None)
        if at is None or (mark.opens and not mark.closes and len(self._stack) < 2):
            if mark.opens or not mark.closes:
                self._stack.append(mark)
        elif mark.closes or not mark.opens:
            while self._stack[-1].family == "single":
                self._stack.pop()  # left open inside: an apostrophe after all
            self._close(mark)

    def _single(self, mark: _Mark, at: int) -> None:
        if self._stack and self._stack[-1].family == "single":
            if mark.closes and not (self._like_possessive(mark) and self._closed_better[at + 1]):
                self._close(mark)
        elif mark.opens and (at < self._last_closing or mark.start == self._paragraph.start):
            self._stack.append(mark)

    def _close(self, mark: _Mark) -> None:
        opened = self._stack.pop()
        if self._has_words(opened.end, mark.start):
            self._found.append(self._region(opened, mark.start, mark.end, closed=True))

    def _end_paragraph(self) -> None:
        """What is still open ends with the paragraph: the outermost counts, and all that follows it is inside it."""
        if self._stack and self._has_words(self._stack[0].end, self._paragraph.end):
            opened = self._stack[0]
            del self._stack[:]
            end = self._paragraph.end
            self._found = [replace(one, depth=1) if one.start > opened.start else one for one in self._found]
            self._found.append(self._region(opened, end, end, closed=False))
            self.left_open = opened.family

    def _region(self, opened: _Mark, inner_end: int, end: int, *, closed: bool) -> Region:
        continues = self._pending == opened.family and opened.start == self._paragraph.start
        return Region(opened.start, end, opened.end, inner_end, min(len(self._stack), 1), closed, continues)

    def _has_words(self, start: int, end: int) -> bool:
        return any(character.isalnum() for character in self._text[start:end])

    def _like_possessive(self, mark: _Mark) -> bool:
        """The workers' rights: after an s, before a space and a small letter."""
        return self._text[mark.start - 1] in "sS" and bool(re.match(r" [a-z]", self._text[mark.end : mark.end + 2]))

    @cached_property
    def _closed_better(self) -> list[bool]:
        """For each mark whether, from it on, a single quotation is closed by a mark that is no possessive."""
        found = [False]
        for mark in reversed(self._marks):
            better = found[-1]
            if mark.family == "single" and mark.opens and not mark.closes:
                better = False
            elif mark.family == "single" and mark.closes and not self._like_possessive(mark):
                better = True
            found.append(better)
        return found[::-1]

    @cached_property
    def _last_closing(self) -> int:
        """The index of the last mark that can close a single quotation, -1 for none."""
        closing = (at for at in range(len(self._marks) - 1, -1, -1) if _closes_single(self._marks[at]))
        return next(closing, -1)

    def _find_marks(self) -> Iterator[_Mark]:
        for match in _MARKS.finditer(self._text, self._paragraph.start, self._paragraph.end):
            shape, start, end = match.group(), match.start(), match.end()
            opens, closes = self._sides(start, end)
            if shape == "'''":
                middle = start + 1 if closes and not opens else start + 2
                first: Family = "single" if middle == start + 1 else "double"
                yield _Mark(start, middle, first, opens, closes)
                yield _Mark(middle, end, "double" if first == "single" else "single", opens, closes)
            elif shape not in _SINGLE:
                opens, closes = _by_shape(shape, opens, closes)
                yield _Mark(start, end, "double", opens, closes)
            elif not (self._is_apostrophe(start, end) or (opens and _ELISION.match(self._text, end))):
                opens, closes = opens and shape != "’", closes and shape in "'’"
                if opens or closes:
                    yield _Mark(start, end, "single", opens, closes)

    def _sides(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether a mark can open, and whether it can close, by the characters next to it."""
        before = self._text[start - 1] if start > self._paragraph.start else " "
        after = self._text[end] if end < self._paragraph.end else " "
        opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
        closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        return opens, closes

    def _is_apostrophe(self, start: int, end: int) -> bool:
        inside = self._paragraph.start < start and end < self._paragraph.end
        return inside and self._text[start - 1].isalnum() and self._text[end].isalnum()


def _by_shape(shape: str, opens: bool, closes: bool) -> tuple[bool, bool]:
    """A curly mark is what it looks like, unless its neighbours let it be the contrary alone."""
    if shape in _OPENING and (opens or not closes):
        return True, False
    if shape in _CLOSING and (closes or not opens):
        return False, True
    return opens, closes


def _closes_single(mark: _Mark) -> bool:
    return mark.family == "single" and mark.closes
