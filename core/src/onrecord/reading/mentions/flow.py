"""Flow: the running text outside quotations, cut into sentences without a parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.reading.abbreviations import AFTER_INITIALS, STARTERS, is_label
from onrecord.reading.mentions import lexicon
from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region

_MASK: Final = "\ufffc"

_END: Final = re.compile(
    r"[.!?](?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr|No|vs)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Maj|Sgt|Adm)\.)"
    r"(?<!\b(?:Hon|Rev)\.)(?<!\b(?:Capt|Prof|Cmdr)\.)['’\"”)\]]*[ \xa0]+"
    rf"(?=[^\W\d_a-zß-ÿ]|[\d{_MASK}“\"'‘(])"
)
"""The end of a sentence, or of an initial: `_is_initial`. Not after a title: "Mr. Lund left. He …" """
_BEFORE_LETTER: Final = frozenset(" \n\t\xa0.“\"'(")
_NEXT_WORD: Final = re.compile(r"[^\W\d_]+(?!\.)")
_LEAD: Final = re.compile(r"[\w.]*\Z")


class Flow:
    """Where an offset is: its sentence by number, its paragraph, and whether it is inside a quotation.

    What is quoted is masked before sentences are counted, so that a long quotation between two sentences of the
    article takes no room between them: in `Lund waited. "No. It is late. I am tired," she said.` she stands in the
    sentence after Lund's.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], regions: Sequence[Region]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self._paragraph_starts = [one.start for one in paragraphs]
        outer = [one for one in regions if one.depth == 0]
        self._region_starts = [one.start for one in outer]
        self._region_ends = [one.end for one in outer]
        self.masked = _masked(text, outer)
        masked = self.masked
        ends = [match.end() for match in _END.finditer(masked) if not _is_initial(masked, match.start(), match.end())]
        self._sentence_starts = sorted({*self._paragraph_starts, *ends})

    def sentence(self, offset: int) -> int:
        """The number of the sentence that a character is in."""
        return bisect_right(self._sentence_starts, offset)

    def sentence_start(self, offset: int) -> int:
        """Where the sentence starts that a character is in."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self._sentence_starts[at] if at >= 0 else 0

    def since(self, offset: int, sentences: int) -> int:
        """Where the text starts of which no more than so many sentences are before the one that a character is in."""
        at = bisect_right(self._sentence_starts, offset) - 1 - sentences
        return self._sentence_starts[at] if at >= 0 else 0

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that a character is in."""
        return bisect_right(self._paragraph_starts, offset) - 1

    def region(self, offset: int) -> int | None:
        """The number of the quotation that a character is in."""
        at = bisect_right(self._region_starts, offset) - 1
        return at if at >= 0 and offset < self._region_ends[at] else None

    def is_headline(self, paragraph: int) -> bool:
        """Whether a paragraph is a line in Title Case or capitals, where a capital says nothing of a name."""
        one = self.paragraphs[paragraph]
        if one.end - one.start > 200:
            return False
        line = self.text[one.start : one.end]
        if line.endswith((".", "!", "?")):  # a sentence may well be full of names, but it has a verb
            long = 0
            for word in line.split():
                if word[0].isalpha():
                    if not (word[0].isupper() or word in lexicon.FUNCTION_WORDS):
                        return False
                    long += len(word) > 3
            return long > 4
        words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_initial(text: str, stop: int, following: int) -> bool:
    """Whether a full stop is that of an initial, and no sentence ends there: "Bo T. Hale", but "Plan B. In May"."""
    if text[stop] != "." or not text[stop - 1 : stop].isupper() or text[stop - 2 : stop - 1] not in _BEFORE_LETTER:
        return False
    word = _NEXT_WORD.match(text, following)
    if word is None or word[0] not in STARTERS:
        return True
    if text[stop - 2 : stop - 1] == ".":  # U.S.
        return False
    lead = _LEAD.search(text[max(0, stop - 16) : stop - 2])
    return word[0] not in AFTER_INITIALS and not is_label(text[stop - 1], lead[0] if lead else "")


def _masked(text: str, regions: Sequence[Region]) -> str:
    """The text with every quotation masked, but for the mark that ends a sentence there."""
    pieces, at = [], 0
    for one in regions:
        if one.start < at:
            continue
        inner = text[one.inner_start : one.inner_end].rstrip()
        ending = inner[-1:] if inner[-1:] in (".", "!", "?") else _MASK
        pieces += [text[at : one.start], _MASK * (one.end - one.start - 1), ending]
        at = one.end
    pieces.append(text[at:])
    return "".join(pieces)
