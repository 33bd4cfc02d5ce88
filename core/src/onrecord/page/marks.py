"""Marks: where facts stand in a text, cut into segments that can be shown one behind another.

Facts overlap: a figure stands in a quote, a quote in an accusation. A text with marks is therefore a row of segments,
each with the lanes that run through it. A mark keeps its lane from its start to its end, as a line in a diagram does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

from onrecord.reading.paragraphs import split_paragraphs

LANES: Final = 4
"""How many marks can be told apart at one place. Those that find no lane are in the list of facts all the same."""

Span = tuple[int, int]
"""A half-open range of Unicode code points of a text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one fact stands: its main span, and the spans of its evidence, which may be outside."""

    start: int
    end: int
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that no mark and no evidence begins or ends within.

    `number` counts the segments that a mark or evidence covers, through the whole text, and is None for the others.
    `lanes` has for each lane the index of the mark that runs there, None where none does. `ends` has the indices of
    the marks that end with this segment.
    """

    start: int
    end: int
    number: int | None
    lanes: tuple[int | None, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its segments cover it without a gap."""

    start: int
    end: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its marks laid out. `lanes` has the lane of each mark, None for one that found none."""

    passages: tuple[Passage, ...]
    lanes: tuple[int | None, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def numbers(self, span: Span) -> tuple[int, int] | None:
        """The first and the last number of the segments that a span covers; None where it covers no shown character.

        The span must be one that the text was laid out with.
        """
        first, last = bisect_left(self._starts, span[0]), bisect_right(self._ends, span[1]) - 1
        return (first, last) if first <= last else None


def lay_out(text: str, marks: Sequence[Mark]) -> Layout:
    """Cut a text into paragraphs and these into segments, with a lane for each mark.

    Marks and evidence may overlap in any way, run over paragraphs, and even reach out of the text: what is out of it is
    not shown.
    """
    spans = [(mark.start, mark.end) for mark in marks]
    lanes = _lanes(spans)
    cover = _cover([*spans, *(one for mark in marks for one in mark.evidence)])
    ending: defaultdict[int, list[int]] = defaultdict(list)
    bounds = sorted(cover)
    cursor = _LaneCursor(spans, lanes)
    passages: list[Passage] = []
    starts: list[int] = []
    ends: list[int] = []
    paragraphs = split_paragraphs(text)
    tails = [one.end for one in paragraphs]
    for index, (start, end) in enumerate(spans):  # a mark that ends in the space between paragraphs ends before it
        at = bisect_right(tails, end) - 1
        inside = at + 1 < len(paragraphs) and paragraphs[at + 1].start < end
        if (stop := end if inside else tails[at] if at >= 0 else -1) > start:
            ending[stop].append(index)
    depth, reached = 0, 0
    for paragraph in paragraphs:
        inner = bounds[bisect_right(bounds, paragraph.start) : bisect_left(bounds, paragraph.end)]
        segments: list[Segment] = []
        for start, end in pairwise([paragraph.start, *inner, paragraph.end]):
            while reached < len(bounds) and bounds[reached] <= start:
                depth += cover[bounds[reached]]
                reached += 1
            number = None
            if depth:
                number = len(starts)
                starts.append(start)
                ends.append(end)
            segments.append(Segment(start, end, number, cursor.at(start), tuple(ending.get(end, ()))))
        passages.append(Passage(paragraph.start, paragraph.end, tuple(segments)))
    return Layout(tuple(passages), lanes, tuple(starts), tuple(ends))


def _cover(spans: Sequence[Span]) -> Counter[int]:
    """By offset, how many more spans run on from there than ran up to it; every bound of a span is a key."""
    cover: Counter[int] = Counter()
    for start, end in spans:
        if start < end:
            cover[start] += 1
            cover[end] -= 1
    return cover


def _outer_first(spans: Sequence[Span]) -> list[int]:
    return sorted(range(len(spans)), key=lambda index: (spans[index][0], -spans[index][1], index))


def _lanes(spans: Sequence[Span]) -> tuple[int | None, ...]:
    """For each span the lowest lane that is free where it starts."""
    lanes: list[int | None] = [None] * len(spans)
    free = list(range(LANES))
    busy: list[tuple[int, int]] = []
    for index in _outer_first(spans):
        start, end = spans[index]
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        if free and start < end:
            lanes[index] = heappop(free)
            heappush(busy, (end, lanes[index] or 0))
    return tuple(lanes)


class _LaneCursor:
    """Goes through a text once and tells which mark each lane has."""

    def __init__(self, spans: Sequence[Span], lanes: Sequence[int | None]) -> None:
        self._spans, self._lanes = spans, lanes
        self._waiting: Iterator[int] = iter(_outer_first(spans))
        self._next = next(self._waiting, None)
        self._current: list[int | None] = [None] * LANES

    def at(self, offset: int) -> tuple[int | None, ...]:
        """The mark of each lane at an offset, which must not be less than the one before."""
        while self._next is not None and self._spans[self._next][0] <= offset:
            lane = self._lanes[self._next]
            if lane is not None and self._spans[self._next][1] > offset:
                self._current[lane] = self._next
            self._next = next(self._waiting, None)
        for lane, mark in enumerate(self._current):
            if mark is not None and self._spans[mark][1] <= offset:
                self._current[lane] = None
        return tuple(self._current)
