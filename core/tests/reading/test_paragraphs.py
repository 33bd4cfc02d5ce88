"""Paragraphs: the lines of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.paragraphs import split_paragraphs

texts = st.text(st.characters() | st.sampled_from("\n\r \t\u2028\u00a0ab."), max_size=60)


def lines(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split_paragraphs(text)]


@given(texts)
def test_paragraphs_are_the_lines_that_are_not_blank(text: str) -> None:
    assert lines(text) == [line.strip() for line in text.splitlines() if line.strip()]


@given(texts)
def test_between_paragraphs_is_white_space_alone(text: str) -> None:
    at = 0
    for one in split_paragraphs(text):
        assert at <= one.start < one.end
        assert not text[at : one.start].strip()
        at = one.end
    assert not text[at:].strip()


@given(texts)
def test_a_newline_stands_between_two_paragraphs(text: str) -> None:
    found = split_paragraphs(text)
    for one, next_one in pairwise(found):
        assert len(("." + text[one.end : next_one.start] + ".").splitlines()) >= 2


@given(texts)
def test_paragraphs_are_numbered_from_0(text: str) -> None:
    assert [one.index for one in split_paragraphs(text)] == list(range(len(split_paragraphs(text))))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\n", "\n \t\n", "\u2028", "\u2029", "\x85"])
def test_line_ends_of_every_kind_part_paragraphs(ending: str) -> None:
    assert lines(f"Bell rings{ending}LARKRISE — It rang.") == ["Bell rings", "LARKRISE — It rang."]


def test_a_text_of_one_line_is_one_paragraph() -> None:
    assert lines("It rang.") == ["It rang."]


def test_a_blank_text_has_none() -> None:
    assert lines(" \n\t\n") == []
