"""Quotation regions: what stands between quotation marks, found by a state machine over the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from onrecord.reading.paragraphs import Paragraph

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

Family = Literal["double", "single"]
Side = Literal["open", "close", "either"]


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
    """One quotation mark: its offsets, and what its shape and its neighbours let it be."""

    start: int
    end: int
    family: Family
    side: Side


MARKS: Final = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»＂'‘’‚‛`]")
"""Everything that may be a quotation mark; two single ones are one double one."""

_SHAPES: Final[dict[str, tuple[Family, Side]]] = {
    '"': ("double", "either"),
    "＂": ("double", "either"),
    "''": ("double", "either"),
    "“": ("double", "open"),
    "„": ("double", "open"),
    "‟": ("double", "open"),
    "«": ("double", "open"),
    "``": ("double", "open"),
    "‘‘": ("double", "open"),
    "”": ("double", "close"),
    "»": ("double", "close"),
    "’’": ("double", "close"),
    "'": ("single", "either"),
    "‘": ("single", "open"),
    "‚": ("single", "open"),
    "‛": ("single", "open"),
    "`": ("single", "open"),
    "’": ("single", "close"),
}
_ELISION: Final = re.compile(
    r"(?:\d0s|\d\d\b|(?:em|er|til|till|tis|twas|cause|cos|bout|round|n|im|ere|neath|nuff)\b)", re.IGNORECASE
)
"""What follows an apostrophe that opens nothing: the '80s, 'em, 'til."""

_OPENERS: Final = "([{<—–-/…"
_CLOSERS: Final = ".,;:!?)]}>—–-/…"


def read_quoted(reading: Reading) -> list[Region]:
    """The regions of an article, by start."""
    return find_regions(reading.text, reading.all_paragraphs)


def find_regions(text: str, paragraphs: Sequence[Paragraph]) -> list[Region]:
    """The regions of a text, by start; an inner region follows the one that it is in. Takes any text."""
    found: list[Region] = []
    pending: Family | None = None
    for paragraph in paragraphs:
        here = _Scan(text, paragraph, pending).regions()
        found += here
        last = next((one for one in reversed(here) if one.depth == 0), None)
        if last is not None and not last.closed:
            pending = "single" if text[last.start] in "'‘‚‛`" and last.inner_start - last.start == 1 else "double"
        else:
            pending = None
    return found


def closing_marks(text: str, paragraph: Paragraph) -> frozenset[int]:
    """The offsets of the marks in one paragraph that close a region, every character of a doubled mark by itself."""
    return frozenset(
        offset
        for region in _Scan(text, paragraph, None).regions()
        if region.closed
        for offset in range(region.inner_end, region.end)
    )


class _Scan:
    """The state machine over one paragraph. Its state is the stack of the marks that wait for their partner.

    `pending` is the family of the marks that the paragraph before has left open.
    """

    def __init__(self, text: str, paragraph: Paragraph, pending: Family | None) -> None:
        self._text = text
        self._paragraph = paragraph
        self._pending = pending
        self._stack: list[_Mark] = []
        self._found: list[Region] = []

    def regions(self) -> list[Region]:
        marks = list(self._marks())
        self._take_up_unmarked(marks)
        for at, mark in enumerate(marks):
            if mark.family == "double":
                self._double(mark)
            else:
                self._single(mark, marks[at + 1 :])
        self._end_paragraph()
        return sorted(self._found, key=lambda one: (one.start, -one.end))

    def _take_up_unmarked(self, marks: Sequence[_Mark]) -> None:
        """A quotation goes on without a new mark where the first mark of the paragraph closes one."""
        first = next((mark for mark in marks if mark.family == self._pending), None)
        if first is not None and first.side == "close" and first.start > self._paragraph.start:
            self._stack.append(_Mark(self._paragraph.start, self._paragraph.start, first.family, "open"))

    def _double(self, mark: _Mark) -> None:
        opened = next((at for at in range(len(self._stack) - 1, -1, -1) if self._stack[at].family == "double"), None)
        if opened is None:
            if mark.side == "close" and not self._looks_open(mark):
                return
            self._stack.append(mark)
        elif mark.side == "open" and opened < 2:
            self._stack.append(mark)
        elif mark.side != "open":
            del self._stack[opened + 1 :]  # single marks that were left open inside: apostrophes after all
            self._close(mark)

    def _single(self, mark: _Mark, rest: Sequence[_Mark]) -> None:
        if self._stack and self._stack[-1].family == "single":
            if mark.side == "close" and not self._is_possessive(mark, rest):
                self._close(mark)
        elif mark.side == "open" and (self._has_closer(rest) or self._runs_on(mark)):
            self._stack.append(mark)

    def _close(self, mark: _Mark) -> None:
        opened = self._stack.pop()
        if opened.end < mark.start:
            self._found.append(self._region(opened, mark.start, mark.end, closed=True))

    def _end_paragraph(self) -> None:
        """What is still open ends with the paragraph; of several open marks the outermost counts."""
        if self._stack and self._stack[0].end < self._paragraph.end:
            opened = self._stack[0]
            del self._stack[:]
            self._found.append(self._region(opened, self._paragraph.end, self._paragraph.end, closed=False))
            self._found = [
                Region(one.start, one.end, one.inner_start, one.inner_end, 1, one.closed, one.continues)
                if one.start > opened.start
                else one
                for one in self._found
            ]

    def _region(self, opened: _Mark, inner_end: int, end: int, *, closed: bool) -> Region:
        taken_up = self._pending == opened.family and opened.start == self._paragraph.start
        return Region(opened.start, end, opened.end, inner_end, min(len(self._stack), 1), closed, taken_up)

    def _marks(self) -> Iterator[_Mark]:
        start, end = self._paragraph.start, self._paragraph.end
        for match in MARKS.finditer(self._text, start, end):
            family, shape = _SHAPES[match.group()]
            mark = _Mark(match.start(), match.end(), family, shape)
            before, after = self._before(mark), self._after(mark)
            if family == "single":
                side = self._single_side(mark, shape, before, after)
                if side is not None:
                    yield _Mark(mark.start, mark.end, family, side)
            elif shape == "either":
                if before.isdigit() and not self._stack_could_close(match.start()):
                    continue  # inches
                opens, closes = self._looks_open(mark), self._looks_closed(mark)
                yield _Mark(mark.start, mark.end, family, "open" if opens and not closes else
                            "close" if closes and not opens else "either")
            else:
                yield mark
