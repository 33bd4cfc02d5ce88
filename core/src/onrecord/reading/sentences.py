"""Sentences: where the parser may start one, where it has to, and where it must not.

The parser finds borders as it finds heads, and trips over quotation marks and abbreviations. What can be known from
the text is therefore settled before it runs: it may start a sentence behind a mark that ends one and nowhere else,
behind an abbreviation only where a new sentence plainly begins, and it has to where there is no doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.reading.abbreviations import (
    AFTER_INITIALS,
    COMPANY,
    JOINED,
    NEVER,
    OPEN,
    STARTERS,
    STARTS,
    Kind,
    Verdict,
    is_label,
    kind_of,
)
from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST: Final = 250
"""In tokens, how far a text without end marks is one sentence; further on the parser may end it where it likes.

What stands on the parse walks through sentences, and a table of a megabyte must not be one.
"""

_BORDER: Final = re.compile(r"([.?!…]+(?: [.?!…]+)*)([”\"'’)\]]*(?:\s*”)*)(\s*)")
"""A mark that ends sentences, closing marks and brackets, white space. Around quotations the marks are “ and ” here."""

_SEPARATOR: Final = re.compile(r"[•·▪■●◆|\t]\s*")
"""What parts items on one line: bullets, bars, tabs."""

_NEXT: Final = re.compile(r"([“\"‘'(\[$€£#@]*)([^\W_][\w'’]{0,40}(?:[-.&][^\W_][\w'’]{0,40}){0,4})?(\.?)")
_WORD_BEFORE: Final = re.compile(r"[\w.&'’]*\Z")
_LONGEST_WORD: Final = 24
_CONTINUING: Final = frozenset(",;:.?!…%)]”’»/")
_AFTER_WORDS: Final = frozenset("”\"'’)]%")
_APOSTROPHE: Final = re.compile(r"['’-]")
_QUOTES: Final = frozenset("”\"'’")
_LIST_NUMBER: Final = re.compile(r"(?:\d{1,2}|[ivxIVX]{1,4}|[a-zA-Z])\Z")
_BEFORE_ITEMS: Final = frozenset(":;•–—")
_MEASURE: Final = re.compile(r"\d[\d,.]*[a-zA-Z]{1,3}")
_VOWEL: Final = re.compile(r"[aeiouyà-ÿ]", re.IGNORECASE)
_ASKED: Final = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]{0,30} ){1,5}"
    r"(?:ask|add|announc|answer|cri|declar|demand|exclaim|insist|jok|quipp|repli|shout|tweet|wonder|yell)ed\b"
    r"|(?:[^\W\d_a-z][\w.'’-]{0,30} ){1,5}(?:asks|said|says|wrote|writes)\b"
)
"""`“Why?” Ada Lund asked`: a name and a verb of saying behind a question or an exclamation that was quoted."""

_PARTICLES: Final = frozenset({"al", "el", "de", "van", "von", "bin", "ibn", "da", "di"})


class SentenceGuard:
    """Presets the sentence starts in the paragraphs of one article, whose quotation regions it is given."""

    def __init__(self, text: str, regions: Sequence[Region]) -> None:
        self._text = with_shaped_marks(text, regions)

    def preset(self, doc: Doc, paragraph: Paragraph) -> None:
        """Set `is_sent_start` on the tokens of a paragraph's body, before it is parsed; the parser keeps to it."""
        if len(doc) < 2:
            return
        starts = np.full(len(doc), NEVER, dtype=np.int64)
        borders = list(find_borders(self._text, paragraph.body, paragraph.end))
        if borders:
            tokens = doc.to_array("IDX").tolist()
            for offset, verdict in borders:
                at = bisect_left(tokens, offset - paragraph.body)
                if at < len(tokens) and tokens[at] == offset - paragraph.body:
                    starts[at] = verdict
        if len(doc) > LONGEST:
            _loosen(starts, doc)
        starts[0] = STARTS
        doc.from_array(["SENT_START"], starts.view(np.uint64))  # type: ignore[arg-type]


def _loosen(starts: np.ndarray, doc: Doc) -> None:
    """Leave the words to the parser that are too far from where a sentence may start."""
    free = [0, *np.flatnonzero(starts != NEVER).tolist(), len(doc)]
    for one, after in pairwise(free):
        for i in range(one + LONGEST, after):
            if doc[i].text[0].isalnum():
                starts[i] = OPEN


def with_shaped_marks(text: str, regions: Sequence[Region]) -> str:
    """The text with every mark of a region as “ or ”, of whatever shape it is; offsets stay as they are."""
    marks = [(one.start, one.inner_start, "“") for one in regions if one.start < one.inner_start]
    marks += [(one.inner_end, one.end, "”") for one in regions if one.inner_end < one.end]
    pieces: list[str] = []
    at = 0
    for start, end, mark in sorted(marks):
        pieces += (text[at:start], mark * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def find_borders(text: str, start: int, end: int) -> Iterator[tuple[int, Verdict]]:
    """The offsets in `text[start:end]` where a sentence does start (1) or may (0); everywhere else none does.

    The marks of quotations must have their shapes (`with_shaped_marks`).
    """
    for separator in _SEPARATOR.finditer(text, start, end):
        if start < separator.start() and separator.end() < end:
            yield separator.end(), OPEN
    begun = start
    for match in _BORDER.finditer(text, start, end):
        at = match.end()
        if at < end and (verdict := _judge(text, match, begun, end)) != NEVER:
            yield at, verdict
            begun = at


@dataclass(slots=True)
class _Place:
    """A mark that may end a sentence, with what stands around it."""

    mark: str
    quoted: bool  # whether a quotation is closed behind the mark
    bracketed: bool
    before: str  # the word in front of the mark, without its last full stop
    plain: bool  # whether that is a word for certain, and no abbreviation that we don't know
    label: bool  # whether that is a letter that belongs to the word in front of it: Plan B
    listed: bool  # whether it is the number of an item rather than a sentence
    opening: str  # marks and brackets in front of the next word
    word: str
    starter: bool  # whether the next word begins sentences and no names
    asked: bool  # whether a name with a verb of saying follows, as behind a quoted question


def _judge(text: str, match: re.Match[str], begun: int, end: int) -> Verdict:
    """What may be behind a mark. `begun` is where the sentence before it started."""
    mark, closing, space = match.groups()
    before = _word_before(text, match.start(), begun)
    if mark == "." and space and not closing and text[match.end()].isupper() and _is_long(before):
        return STARTS  # most borders are of this kind
    opening, word, dot = _NEXT.match(text, match.end(), end).groups()  # type: ignore[union-attr]
    if not word:
        goes_on = not opening and (not space or text[match.end()] in _CONTINUING)
        return NEVER if goes_on else OPEN
    quoted = not _QUOTES.isdisjoint(closing)
    place = _Place(
        mark=mark,
        quoted=quoted,
        bracketed=bool(closing) and closing[-1] in ")]",
        before=before,
        plain=_is_plain(before) if before else text[max(begun, match.start() - 1)] in _AFTER_WORDS,
        label=len(before) == 1 and is_label(before, _word_before(text, match.start() - 2, begun)),
        listed=_is_listed(text, match.start(), before, begun),
        opening=opening,
        word=word,
        starter=_APOSTROPHE.split(word, maxsplit=1)[0] in STARTERS and not (dot and len(word) == 1),
        asked=quoted and _ASKED.match(text, match.end(), end) is not None,
    )
    if not space:
        return _judge_unspaced(place)
    if word[0].islower():
        return _judge_small(place)
    if mark != ".":
        return _judge_loud(place)
    return _judge_stop(place)


def _judge_unspaced(place: _Place) -> Verdict:
    """`late?”Then`, `rang.Then`: white space left out. `J.K.`, `2.5` and `example.org` are no borders."""
    if not place.word[0].isupper():
        return NEVER
    if place.quoted or place.mark != ".":
        return OPEN
    return OPEN if place.before[-1:].islower() and place.word[1:2].islower() else NEVER


def _judge_small(place: _Place) -> Verdict:
    """A small letter goes on with the sentence: `“Why?” she asked`. A bare full stop may be sloppy writing."""
    if place.mark != "." or kind_of(place.before) or place.listed:
        return NEVER
    named = not place.word.islower() or place.word.split("-")[0] in _PARTICLES
    return OPEN if named or not (place.quoted or place.bracketed) else NEVER


def _judge_loud(place: _Place) -> Verdict:
    """Question and exclamation marks; `“Why?” Lund asked` and `Yahoo! Inc.` go on. Dots may stand for anything."""
    if place.asked and not place.starter:
        return NEVER
    if "…" in place.mark or "." in place.mark:
        return OPEN
    if place.starter or (place.opening and place.quoted):
        return STARTS
    return STARTS if "?" in place.mark and not (place.quoted or place.bracketed) else OPEN


def _judge_stop(place: _Place) -> Verdict:
    """A full stop, white space, and a capital, a digit or an opening mark."""
    if place.listed:
        return NEVER
    if (kind := kind_of(place.before)) is not None:
        return _judge_abbreviation(place, kind)
    if place.starter:
        return STARTS
    if place.opening:
        return STARTS if place.plain or len(place.before) > 1 else OPEN
    return STARTS if place.plain and not place.bracketed else OPEN


def _judge_abbreviation(place: _Place, kind: Kind) -> Verdict:
    if place.word[0].isdigit():
        return kind.before_number
    if place.starter:
        sure = kind is not JOINED or len(place.before) > 1 or place.label or place.word in AFTER_INITIALS
        return kind.before_starter if sure else NEVER
    if place.opening:
        return min(kind.before_starter, OPEN)
    if place.bracketed or place.word.lower() in COMPANY.words:
        return NEVER
    return OPEN if place.label else kind.before_name


def _word_before(text: str, at: int, begun: int) -> str:
    """The word in front of a mark, full stops inside it and the part behind a hyphen: U.S, p.m, Vt of D-Vt."""
    first = max(begun, at - _LONGEST_WORD)
    first = max(first, text.rfind(" ", first, at) + 1)
    return _WORD_BEFORE.search(text[first:at]).group().strip("'’.&")  # type: ignore[union-attr]


def _is_long(word: str) -> bool:
    """A plain word that is too long for the number of an item."""
    return len(word) > 4 and word.islower() and _is_plain(word) and kind_of(word) is None


def _is_plain(word: str) -> bool:
    """Long enough, and with a vowel, or a number with at least two digits, or with its unit: 90m, 5km."""
    if word[0].isdigit() and _MEASURE.fullmatch(word):
        return True
    if word[-1].isdigit():
        return sum(character.isdigit() for character in word) >= 2 or word[0].isalpha()
    least = 3 if word.islower() else 4
    return len(word) >= least and _VOWEL.search(word) is not None and "." not in word


def _is_listed(text: str, at: int, word: str, begun: int) -> bool:
    """`1. The bridge`, at the beginning of a sentence or behind a colon."""
    if not _LIST_NUMBER.match(word):
        return False
    start = at - len(word)
    lead = text[max(begun, start - 3) : start]
    return not lead.strip("([ ") or (lead[-1] in " (" and lead.rstrip("( ")[-1:] in _BEFORE_ITEMS)
