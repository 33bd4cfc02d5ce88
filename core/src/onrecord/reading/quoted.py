"""Quotation regions: what stands between quotation marks, found by a state machine over the text of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


@dataclass(slots=True)
class _Mark:
    """One quotation mark: its offsets, and whether its shape and its neighbours let it open or close."""

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool


_MARKS: Final = re.compile(r"[\"“”„‟«»＂'‘’‛`](?:(?<=')'{1,2}|(?<=`)`|(?<=‘)‘|(?<=’)’)?")
"""Everything that may be a quotation mark: two single ones make a double one, three a double and a single one."""

_OPENING: Final = frozenset({"“", "„", "‟", "«", "``", "‘‘", "‘", "‛", "`"})
_CLOSING: Final = frozenset({"”", "»", "’’", "’"})
_SINGLE: Final = frozenset({"'", "‘", "’", "‛", "`"})

_ELISION: Final = re.compile(
    r"(?:\d0s|\d\d|em|er|til|till|tis|twas|twere|twill|cause|cos|coz|cuz|bout|round|n|im|ere|neath|nuff|fraid|gainst"
    r"|nother|kay|scuse|burbs)\b",
    re.IGNORECASE,
)
"""What may follow an apostrophe that opens nothing: the '80s, 'em, 'til."""

_BEFORE_OPENING: Final = frozenset("([{<—–-/…\"“”„'‘`:")
_AFTER_CLOSING: Final = frozenset(".,;:!?)]}>—–-/…\"“”'’")

_LEFT_OUT: Final = re.compile(r"(?:s|\b(?:\w+in|o|an|ol|lil|th|wi))\Z", re.IGNORECASE)
"""What an apostrophe that closes nothing may follow: the drovers' carts, runnin' late, will o' the wisp."""

_INCHES: Final = re.compile(r"(?<!\d)(\d{1,2}['’′] ?)?\d{1,2}\Z")
_GOES_ON: Final = re.compile(r"[ \u00a0]\w")
_FEW_WORDS: Final = 15


def read_quoted(reading: Reading) -> list[Region]:
    """The regions of an article, by start."""
    return find_regions(reading.text, reading.all_paragraphs)


def find_regions(text: str, paragraphs: Sequence[Paragraph]) -> list[Region]:
    """The regions of a text, by start; an inner region follows the one that it is in. Takes any text."""
    found: list[Region] = []
    pending: Family | None = None
    marks = [_find_marks(text, paragraph.start, paragraph.end) for paragraph in paragraphs]
    for at, paragraph in enumerate(paragraphs):
        if not marks[at]:
            pending = None
            continue
        following = (paragraphs[at + 1], marks[at + 1]) if at + 1 < len(paragraphs) else None
        scan = _Scan(text, paragraph, marks[at], pending, following)
        found += scan.regions()
        pending = scan.left_open
    return found


class _Scan:
    """The state machine over one paragraph. Its state is the stack of the marks that wait for their partner.

    `pending` is the family of the mark that the paragraph before has left open; `left_open` is what this one leaves.
    `following` is the next paragraph, with its marks.
    """

    def __init__(
        self,
        text: str,
        paragraph: Paragraph,
        marks: list[_Mark],
        pending: Family | None,
        following: tuple[Paragraph, list[_Mark]] | None,
    ) -> None:
        self._text = text
        self._paragraph = paragraph
        self._pending = pending
        self._following = following
        self._marks = marks
        self._stack: list[_Mark] = []
        self._found: list[Region] = []
        self.left_open: Family | None = None

    def regions(self) -> list[Region]:
        """The regions of the paragraph by start."""
        self._take_up_unmarked()
        for at, mark in enumerate(self._marks):
            if mark.family == "double":
                self._double(mark, at)
            else:
                self._single(mark, at)
        if self._stack:
            self._end_paragraph()
        if len(self._found) > 1:
            self._found.sort(key=lambda one: (one.start, -one.end))
        return self._found

    def _take_up_unmarked(self) -> None:
        """A quotation goes on without a new mark where the first mark of the paragraph can only close one.

        Where nothing goes on, and the paragraph starts with such a mark, it is one that opens, wrongly shaped.
        """
        start = self._paragraph.start
        if self._pending is not None:
            first = next((mark for mark in self._marks if mark.family == self._pending), None)
            if first is not None and first.closes and not first.opens:
                self._stack.append(_Mark(start, start, first.family, opens=True, closes=False))
        elif (first := self._marks[0]).start == start and first.family == "double" and not first.opens:
            self._marks[0] = replace(first, opens=True, closes=False)

    def _double(self, mark: _Mark, at: int) -> None:
        outer = next((i for i, one in enumerate(self._stack) if one.family == "double"), None)
        if outer is None or (mark.opens and not mark.closes and len(self._stack) < 2):
            if mark.opens or not mark.closes:
                self._stack.append(mark)
        elif (mark.closes or not mark.opens) and not (
            self._like_inches(mark) and self._closed_better["double"][at + 1]
        ):
            while self._stack[-1].family == "single":
                self._stack.pop()  # left open inside: an apostrophe after all
            self._close(mark)

    def _single(self, mark: _Mark, at: int) -> None:
        if self._stack and self._stack[-1].family == "single":
            if mark.closes and not (self._like_apostrophe(mark) and self._closed_better["single"][at + 1]):
                self._close(mark)
        elif mark.opens and (at < self._last_closing or mark.start == self._paragraph.start or self._left_open(mark)):
            self._stack.append(mark)

    def _left_open(self, mark: _Mark) -> bool:
        """She said: ‘It is late. A mark that nothing closes here, introduced, and taken up in the next paragraph."""
        introduced = self._text[self._paragraph.start : mark.start].rstrip().endswith((":", ","))
        return introduced and self._goes_on("single")

    def _goes_on(self, family: Family) -> bool:
        """Whether the next paragraph goes on with a quotation that this one leaves open."""
        return self._following is not None and _takes_up(family, *self._following)

    def _close(self, mark: _Mark) -> None:
        opened = self._stack.pop()
        if self._has_words(opened.end, mark.start):
            self._found.append(self._region(opened, mark.start, mark.end, closed=True))

    def _end_paragraph(self) -> None:
        """What is still open ends with the paragraph: the outermost counts, and all that follows it is inside it.

        Unless its closing mark was forgotten: then it counts for nothing, and what follows stands by itself.
        """
        opened, end = self._stack[0], self._paragraph.end
        del self._stack[:]
        if not self._has_words(opened.end, end) or self._is_slip(opened):
            self._found = _with_depths(self._found)
            return
        self._found = [replace(one, depth=1) if one.start > opened.start else one for one in self._found]
        self._found.append(self._region(opened, end, end, closed=False))
        self.left_open = opened.family

    def _is_slip(self, opened: _Mark) -> bool:
        """`being “a lot like the others, he said “that it works.”`: a mark that nothing closes, here or further on.

        Another of its kind is opened and closed behind it, or it opens inside a sentence and runs on for long. A single
        mark that nothing closes is an apostrophe.
        """
        if opened.end == self._paragraph.start or self._goes_on(opened.family):
            return False
        if opened.family == "single":
            return True
        if any(one.start > opened.start and self._family_of(one) == opened.family for one in self._found):
            return True
        inside = opened.start > self._paragraph.body and self._text[opened.end : opened.end + 1].islower()
        return inside and self._text.count(" ", opened.end, self._paragraph.end) >= _FEW_WORDS

    def _family_of(self, region: Region) -> Family:
        return "single" if self._text[region.start : region.inner_start] in _SINGLE else "double"

    def _region(self, opened: _Mark, inner_end: int, end: int, *, closed: bool) -> Region:
        continues = self._pending == opened.family and opened.start == self._paragraph.start
        return Region(opened.start, end, opened.end, inner_end, min(len(self._stack), 1), closed, continues)

    def _has_words(self, start: int, end: int) -> bool:
        return any(character.isalnum() for character in self._text[start:end])

    def _like_apostrophe(self, mark: _Mark) -> bool:
        """The workers' rights, runnin' late: more words behind it."""
        before = self._text[max(self._paragraph.start, mark.start - 12) : mark.start]
        return bool(_GOES_ON.match(self._text, mark.end) and _LEFT_OUT.search(before))

    def _like_inches(self, mark: _Mark) -> bool:
        """A 12" pipe; he's like 6’2”."""
        inches = _INCHES.search(self._text[max(self._paragraph.start, mark.start - 6) : mark.start])
        return inches is not None and (inches[1] is not None or _GOES_ON.match(self._text, mark.end) is not None)

    @cached_property
    def _closed_better(self) -> dict[Family, list[bool]]:
        """For each mark whether, from it on, a quotation is closed by a mark that is no apostrophe and no inches."""
        better: dict[Family, bool] = {"single": False, "double": False}
        found: dict[Family, list[bool]] = {"single": [False], "double": [False]}
        for mark in reversed(self._marks):
            if mark.opens and not mark.closes:
                better[mark.family] = False
            elif mark.closes and not (
                self._like_apostrophe(mark) if mark.family == "single" else self._like_inches(mark)
            ):
                better[mark.family] = True
            for family, each in found.items():
                each.append(better[family])
        return {family: each[::-1] for family, each in found.items()}

    @cached_property
    def _last_closing(self) -> int:
        """The index of the last mark that can close a single quotation, -1 for none."""
        closing = (at for at in range(len(self._marks) - 1, -1, -1) if _closes_single(self._marks[at]))
        return next(closing, -1)


def _with_depths(regions: list[Region]) -> list[Region]:
    """The same regions by start, each at depth 1 that is inside another."""
    found: list[Region] = []
    outer = -1
    for one in sorted(regions, key=lambda one: (one.start, -one.end)):
        found.append(replace(one, depth=int(one.end <= outer)))
        outer = max(outer, one.end)
    return found


def _takes_up(family: Family, paragraph: Paragraph, marks: list[_Mark]) -> bool:
    """Whether a paragraph goes on with a quotation: it starts with a mark, or its first one can only close."""
    first = next((mark for mark in marks if mark.family == family), None)
    if first is None:
        return False
    return first.opens if first.start == paragraph.start else first.closes and not first.opens


def _find_marks(text: str, first: int, last: int) -> list[_Mark]:
    """The marks in `text[first:last]` that may open or close a quotation."""
    found: list[_Mark] = []
    for match in _MARKS.finditer(text, first, last):
        shape, start, end = match.group(), match.start(), match.end()
        before = text[start - 1] if start > first else " "
        after = text[end] if end < last else " "
        if shape in _SINGLE and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
        closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        if shape == "'''":
            inner_first = closes and not opens
            middle = start + 1 if inner_first else start + 2
            found.append(_Mark(start, middle, "single" if inner_first else "double", opens, closes))
            found.append(_Mark(middle, end, "double" if inner_first else "single", opens, closes))
        elif shape not in _SINGLE:
            opens, closes = _by_shape(shape, opens, closes)
            found.append(_Mark(start, end, "double", opens, closes))
        elif not (opens and _ELISION.match(text, end)):
            opens, closes = opens and shape != "’", closes and shape in "'’"
            if opens or closes:
                found.append(_Mark(start, end, "single", opens, closes))
    return found


def _by_shape(shape: str, opens: bool, closes: bool) -> tuple[bool, bool]:
    """A curly mark is what it looks like, unless its neighbours let it be the contrary alone."""
    if shape in _OPENING and (opens or not closes):
        return True, False
    if shape in _CLOSING and (closes or not opens):
        return False, True
    return opens, closes


def _closes_single(mark: _Mark) -> bool:
    return mark.family == "single" and mark.closes
