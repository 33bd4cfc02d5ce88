"""Quotation regions: what stands between quotation marks, found by a state machine over the whole text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.paragraphs import Paragraph

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading


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


def read_quoted(reading: Reading) -> list[Region]:
    """The regions of an article, by start."""
    return find_regions(reading.text, reading.all_paragraphs)


def find_regions(text: str, paragraphs: tuple[Paragraph, ...]) -> list[Region]:
    """The regions of a text, by start. Takes any text."""
    return []


def closing_marks(text: str, paragraph: Paragraph) -> frozenset[int]:
    """The offsets of the marks in one paragraph that close a region."""
    return frozenset()
