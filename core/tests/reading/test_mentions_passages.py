"""Mentions in passages of news: whom each stands for, and where it must be nobody."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.testing import read_text


@dataclass(frozen=True)
class Passage:
    """A row of mentions.tsv: a text, its mentions as (start, end), and the name that each stands for, or None."""

    about: str
    text: str
    spans: tuple[tuple[int, int], ...]
    names: tuple[str | None, ...]


def passages() -> list[Passage]:
    lines = Path(__file__).with_name("mentions.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_passage(row["about"], row["text"], row["names"]) for row in rows]


def _passage(about: str, marked: str, names: str) -> Passage:
    text, spans = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        if piece.startswith("{"):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("{}")
    return Passage(about, text, tuple(spans), tuple(None if name == "-" else name for name in names.split(" | ")))


PASSAGES = passages()


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda one: one.about)
def test_whom_the_mentions_of_a_passage_stand_for(passage: Passage) -> None:
    reading = read_text(passage.text, "parse", "mentions")
    found = []
    for start, end in passage.spans:
        span = reading.doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        mention = reading.mentions.resolve(span)
        found.append(mention.name if mention else None)
    assert found == list(passage.names)


def test_a_part_of_the_passages_asks_for_nobody() -> None:
    assert sum(name is None for passage in PASSAGES for name in passage.names) >= 40
