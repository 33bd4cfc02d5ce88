"""Paragraphs: the lines of an article, without the white space around them, each with its dateline if it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.reading.datelines import Dateline, find_dateline

_LINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article that is not blank. `start` and `end` are half-open offsets of the article's text."""

    index: int
    start: int
    end: int
    dateline: Dateline | None = None

    @property
    def body(self) -> int:
        """The offset where the text proper starts: behind the dateline, else `start`."""
        return self.dateline.end if self.dateline else self.start


def split_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order. A newline always ends one, so that a headline never runs into a sentence."""
    found: list[Paragraph] = []
    for line in _LINE.finditer(text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            end = start + len(stripped)
            found.append(Paragraph(len(found), start, end, find_dateline(text, start, end)))
    return found
