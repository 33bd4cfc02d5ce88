"""Paragraphs: the lines of an article, without the white space around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article that is not blank. `start` and `end` are half-open offsets of the article's text."""

    index: int
    start: int
    end: int


def split_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order. A newline always ends one, so that a headline never runs into a sentence."""
    found: list[Paragraph] = []
    for line in _LINE.finditer(text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            found.append(Paragraph(len(found), start, start + len(stripped)))
    return found
