"""Flow: the running text outside quotations, cut into sentences without a parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region

_MASK: Final = "\ufffc"

_END: Final = re.compile(
    r"[.!?](?<![\s.“\"'(][A-Z]\.)(?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr|No|vs)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Maj|Sgt|Adm)\.)"
    r"(?<!\b(?:Hon|Rev)\.)(?<!\b(?:Capt|Prof|Cmdr)\.)['’\"”)\]]*[ \xa0]+"
    rf"(?=[^\W\d_a-zß-ÿ]|[\d{_MASK}“\"'‘(])"
)
"""The end of a sentence: not after an initial or a title. "Mr. Lund left. He …" """


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
        ends = [match.end() for match in _END.finditer(self.masked)]
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
