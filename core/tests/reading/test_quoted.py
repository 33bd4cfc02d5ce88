"""Quotation regions: every style of marks, what is no mark, and what holds for any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoted import Region, closing_marks, find_regions


def regions(text: str) -> list[Region]:
    return find_regions(text, split_paragraphs(text))


def inner(text: str, depth: int = 0) -> list[str]:
    return [text[one.inner_start : one.inner_end] for one in regions(text) if one.depth == depth]


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” she said.",
        '"It is late," she said.',
        "''It is late,'' she said.",
        "``It is late,'' she said.",
        "‘It is late,’ she said.",
        "'It is late,' she said.",
        '“It is late," she said.',
        "«It is late,» she said.",
    ],
)
def test_every_style_of_marks(text: str) -> None:
    assert inner(text) == ["It is late,"]


def test_marks_are_in_the_region_and_not_in_its_inside() -> None:
    text = "''It is late,'' she said."
    (region,) = regions(text)
    assert text[region.start : region.end] == "''It is late,''"


def test_two_quotations_in_one_paragraph() -> None:
    assert inner('"It is late," she said. "Go home."') == ["It is late,", "Go home."]


@pytest.mark.parametrize(
    "text",
    [
        "The miller's boy didn't see the drovers' carts.",
        "Back in the '80s they sang rock 'n' roll for 'em.",
        "He stood 6'2\" tall, the door was 5'3\" high.",
        "The Millers’ barn isn’t O’Hara’s.",
    ],
)
def test_apostrophes_and_inches_open_nothing(text: str) -> None:
    assert regions(text) == []


def test_a_possessive_does_not_close_a_british_quotation() -> None:
    assert inner("‘The drovers’ carts are late,’ she said.") == ["The drovers’ carts are late,"]


def test_contractions_do_not_close_a_british_quotation() -> None:
    assert inner("'I don't know,' she said.") == ["I don't know,"]


def test_nested_quotations() -> None:
    text = "“He called it ‘a wreck’ and left,” she said."
    assert inner(text) == ["He called it ‘a wreck’ and left,"]
    assert inner(text, depth=1) == ["a wreck"]


def test_nested_quotations_in_british_copy() -> None:
    text = "‘He called it “a wreck” and left,’ she said."
    assert inner(text) == ["He called it “a wreck” and left,"]
    assert inner(text, depth=1) == ["a wreck"]


def test_three_single_marks_close_an_inner_and_an_outer_quotation() -> None:
    text = "''He called it 'a wreck''' and left."
    assert inner(text) == ["He called it 'a wreck'"]
    assert inner(text, depth=1) == ["a wreck"]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    (region,) = regions("She said, “It is late\n\nThey went home.")
    assert (region.closed, region.end) == (False, 21)


def test_a_quotation_is_taken_up_in_the_next_paragraph() -> None:
    first, second = regions("“It is late.\n\n“Go home,” she said.")
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


def test_a_quotation_is_taken_up_without_a_new_mark() -> None:
    text = "“It is late.\n\nGo home,” she said."
    assert inner(text) == ["It is late.", "Go home,"]


def test_a_closed_quotation_is_not_taken_up() -> None:
    assert [one.continues for one in regions("“It is late.”\n\n“Go home,” she said.")] == [False, False]


def test_what_follows_an_open_mark_is_inside_it() -> None:
    assert [one.depth for one in regions("“He called it ‘a wreck’ and left")] == [0, 1]


@pytest.mark.parametrize("text", ['"', "“”", "''", "”", "‘", "'''", '""""', "“"])
def test_marks_around_nothing_are_no_region(text: str) -> None:
    assert regions(text) == []


def test_closing_marks_give_every_character_of_a_doubled_mark() -> None:
    text = "''It is late,'' she said."
    (paragraph,) = split_paragraphs(text)
    assert closing_marks(text, paragraph) == {13, 14}


MARKED = st.text(alphabet="ab s.,?1 \n\"'“”‘’«»`-", max_size=80)


@given(MARKED)
def test_regions_are_ordered_and_inside_their_paragraphs(text: str) -> None:
    paragraphs = split_paragraphs(text)
    found = find_regions(text, paragraphs)
    assert found == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert one.start <= one.inner_start < one.inner_end <= one.end
        assert any(part.start <= one.start and one.end <= part.end for part in paragraphs)


@given(MARKED)
def test_outermost_regions_share_nothing_and_every_inner_one_is_in_one(text: str) -> None:
    found = regions(text)
    outer = [one for one in found if one.depth == 0]
    assert all(one.end <= after.start for one, after in itertools.pairwise(outer))
    for one in found:
        if one.depth:
            assert any(around.inner_start <= one.start and one.end <= around.inner_end for around in outer)


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    for paragraph in split_paragraphs(text):
        assert all(paragraph.start <= at < paragraph.end for at in closing_marks(text, paragraph))
