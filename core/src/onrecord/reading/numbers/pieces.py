"""Pieces: the words, digit groups and marks of a text, which the grammar of numbers reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

_PIECE: Final = re.compile(
    r"(?P<digits>(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{2,3})*[,\u00a0\u2009\u202f]\d{3}|\d{1,3}(?:['’]\d{3})+"
    r"|\d{1,3}(?: 0\d\d)+|\d{1,3},\d{1,2}(?=[ \u00a0\u202f](?:million|billion|trillion)\b)|\d+)(?:\.\d+)?(?!\d))"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)

# a comma before one or two digits is a decimal comma where a scale follows: "3,5 million", but not "aged 3, 5 and 9"
# a plain space parts thousands only where what follows starts with 0: "40 000", but not "On May 3 100 walkers"

_FEWEST_TITLE_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a group of digits with its separators, or one mark. `lower` is its text in lower case."""

    kind: Literal["digits", "word", "mark"]
    text: str
    lower: str
    start: int
    end: int


class Pieces:
    """The pieces of one paragraph, with looks to the left and right that never fall off the end."""

    def __init__(self, text: str) -> None:
        self.all = [
            Piece(match.lastgroup, match[0], match[0].lower(), match.start(), match.end())  # type: ignore[arg-type]
            for match in _PIECE.finditer(text)
        ]

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> Piece:
        return self.all[at]

    def lower(self, at: int) -> str:
        """The piece at `at` in lower case; empty where there is none."""
        return self.all[at].lower if 0 <= at < len(self.all) else ""

    def kind(self, at: int) -> str:
        return self.all[at].kind if 0 <= at < len(self.all) else ""

    def touch(self, at: int) -> bool:
        """Whether no space stands between the piece at `at` and the next one."""
        return 0 <= at < len(self.all) - 1 and self.all[at].end == self.all[at + 1].start

    def capital(self, at: int) -> bool:
        """Whether the piece is a word with a capital first letter."""
        return self.kind(at) == "word" and self.all[at].text[0].isupper()

    def starts_sentence(self, at: int) -> bool:
        """Whether the piece can be the first word of a sentence, a quotation, a bracket or a headline part."""
        if at > 1 and self.all[at - 1].text == "-":
            return not self.touch(at - 2) and not self.touch(at - 1)  # behind a dateline: "LORNE - Seven boats sank"
        return at <= 0 or (self.kind(at - 1) == "mark" and self.all[at - 1].text not in ",'’%$&-/")

    @cached_property
    def is_title_case(self) -> bool:
        """Whether nearly all longer words have a capital: the line is a headline, and capitals say nothing."""
        long = [one for one in self.all if one.kind == "word" and len(one.text) > 3]
        return len(long) >= _FEWEST_TITLE_WORDS and sum(one.text[0].isupper() for one in long) >= 0.75 * len(long)
