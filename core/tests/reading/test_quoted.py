"""Quotation regions: every style of marks, what is no mark, and what holds for any text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoted import Region, find_regions


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


@pytest.mark.parametrize("mark", ["“", '"', "‘", "'", "''"])
@pytest.mark.parametrize("before", ["", "She said: ", "As she put it, "])
def test_a_quotation_may_go_on_for_three_paragraphs(before: str, mark: str) -> None:
    closing = {"“": "”", "‘": "’"}.get(mark, mark)
    found = regions(f"{before}{mark}It is late.\n\n{mark}Go home.\n\n{mark}Now,{closing} she said.")
    assert [(one.closed, one.continues) for one in found] == [(False, False), (False, True), (True, True)]


@pytest.mark.parametrize(
    "text", ["The drovers, ’tis said, left.\n\n‘Go home,’ she said.", "Give ’em room: ’twas late."]
)
def test_an_apostrophe_before_a_british_quotation_opens_nothing(text: str) -> None:
    assert inner(text) == [one for one in ["Go home,"] if one in text]


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


PHENOMENA = {
    "British, comma behind the mark": ("‘It is late’, she said.", ["It is late"]),
    "British, full stop behind the mark": ("She called it ‘a wreck’. He left.", ["a wreck"]),
    "two British quotations around a possessive": (
        "‘The drovers’ carts are late,’ she said. ‘They’re new.’",
        ["The drovers’ carts are late,", "They’re new."],
    ),
    "a possessive before a capital": ("'The drovers' Guild is late,' she said.", ["The drovers' Guild is late,"]),
    "a plural that ends a British quotation": ("He called it 'a den of thieves' on Friday.", ["a den of thieves"]),
    "a g left out": ("'He was runnin' late,' she said.", ["He was runnin' late,"]),
    "a decade inside a British quotation": ("'In the '80s we sang,' she said.", ["In the '80s we sang,"]),
    "an apostrophe in front of a word": ("They'd stop 'em, 'cause 'tis late, the drovers' wives say.", []),
    "possessives alone": ("The drovers' wives and the millers' sons met at the Harts' barn.", []),
    "an apostrophe at the start of a paragraph": ("'Hood residents say they will pay for the bridge themselves.", []),
    "marks that touch": ("“‘Go home,’ he said,” she said.", ["‘Go home,’ he said,"]),
    "straight marks that touch": ("\"'Go home,' he said,\" she said.", ["'Go home,' he said,"]),
    "a quotation in brackets": ('The mayor ("a good man") left.', ["a good man"]),
    "a quotation after a colon without space": ('She said:"Go home."', ["Go home."]),
    "a quotation between dashes": ("The ferry—“a wreck”—sank.", ["a wreck"]),
    "spaces inside the marks": ('" It is late , " she said.', ["It is late ,"]),
    "the wrong mark opens": ("”It is late,” she said.", ["It is late,"]),
    "the wrong mark opens, and dots follow": ("” … it is late,” she said.", ["… it is late,"]),
    "the wrong mark closes": ("“It is late,“ she said.", ["It is late,"]),
    "low marks": ("„It is late,“ she said.", ["It is late,"]),
    "straight in straight": ('"He said "go home" to me," she said.', ['He said "go home" to me,']),
    "inches in a quotation": ('"The 12" pipe burst," she said.', ['The 12" pipe burst,']),
    "feet and inches in a quotation": ("“He’s like 6’2”,” she said.", ["He’s like 6’2”,"]),
    "a number ends a quotation": ('"It ended in 12" she said, "and we left."', ["It ended in 12", "and we left."]),
    "a year ends a quotation": ('She called it "the worst storm of 1912" and left.', ["the worst storm of 1912"]),
    "every style in one text": (
        "“One,” she said. \"Two,\" she said. ''Three,'' she said. ‘Four,’ she said.",
        ["One,", "Two,", "Three,", "Four,"],
    ),
    "a closing mark forgotten before another quotation": (
        "She accused him of being “a lot like the others, and he said “that it works.” She left.",
        ["that it works."],
    ),
    "a closing mark forgotten inside a sentence": (
        "The ferry leads among the “somewhat small boats, while the larger ones sail from the other harbour, run "
        "by the owner of the mill and his two sons.",
        [],
    ),
    "a closing mark forgotten at the end": ("He called it “a disgrace.", ["a disgrace."]),
    "an HTML attribute": ('<img alt="" src="a.png"> The ferry sank.', ["a.png"]),
}
"""A text, and what is inside its outermost regions, white space at the rim left out."""


@pytest.mark.parametrize("name", PHENOMENA)
def test_what_goes_wrong_with_quotation_marks(name: str) -> None:
    text, expected = PHENOMENA[name]
    assert [one.strip() for one in inner(text)] == expected


def test_nested_regions_behind_a_forgotten_mark_keep_their_order() -> None:
    text = "Being “a lot like them, she said “he told me ‘go’ and left.”"
    assert inner(text) == ["he told me ‘go’ and left."]
    assert inner(text, depth=1) == ["go"]


def test_a_long_quotation_that_opens_inside_a_sentence_may_be_taken_up() -> None:
    text = f"It was not “ready for the storm{' and the rain' * 10}.\n\n“It never was,” she said."
    assert [one.closed for one in regions(text)] == [False, True]


MARKED = st.text(st.sampled_from("ab s.,?12 \n\"'“”„‘’«»`-—\u0301😀\u00a0"), max_size=80)
"""Marks of all kinds, letters, line ends, a combining accent, a character beyond the basic plane."""


@given(MARKED)
@settings(max_examples=500)
def test_regions_are_ordered_and_inside_their_paragraphs(text: str) -> None:
    paragraphs = split_paragraphs(text)
    found = find_regions(text, paragraphs)
    assert found == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert one.start <= one.inner_start < one.inner_end <= one.end
        assert any(part.start <= one.start and one.end <= part.end for part in paragraphs)


@given(MARKED)
@settings(max_examples=500)
def test_marks_are_marks_and_an_inside_has_words(text: str) -> None:
    for one in regions(text):
        marks = text[one.start : one.inner_start] + text[one.inner_end : one.end]
        assert set(marks) <= set("\"'“”„‘’«»`")
        assert (one.inner_end < one.end) == one.closed
        assert one.start < one.inner_start or one.continues
        assert any(character.isalnum() for character in text[one.inner_start : one.inner_end])


@given(MARKED)
@settings(max_examples=500)
def test_outermost_regions_share_nothing_and_inner_ones_are_nested(text: str) -> None:
    found = regions(text)
    outer = [one for one in found if one.depth == 0]
    assert all(one.end <= after.start for one, after in itertools.pairwise(outer))
    for one in found:
        if one.depth:
            assert any(around.inner_start <= one.start and one.end <= around.inner_end for around in outer)
    for one, after in itertools.combinations(found, 2):
        assert one.end <= after.start or after.end <= one.end


@given(MARKED)
def test_a_region_that_continues_takes_up_one_that_was_left_open(text: str) -> None:
    paragraphs = split_paragraphs(text)
    found = regions(text)
    for one in (one for one in found if one.continues):
        (here,) = [at for at, part in enumerate(paragraphs) if part.start == one.start]
        assert any(not before.closed and before.end == paragraphs[here - 1].end for before in found)


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
@settings(max_examples=300)
def test_any_text_is_taken(text: str) -> None:
    for one in regions(text):
        assert 0 <= one.start < one.end <= len(text)


@given(st.text(st.sampled_from("ab \"“”‘’'.,"), max_size=40), st.text(st.sampled_from('ab "“”.\n'), max_size=20))
def test_a_paragraph_depends_on_its_neighbours_alone(text: str, far: str) -> None:
    """What stands two paragraphs away, behind one without marks, changes nothing."""
    before = f"{far}\n\nNo marks here.\n\n"
    shift = len(before)
    moved = [one for one in regions(before + text) if one.start >= shift]
    assert [(one.start - shift, one.end - shift, one.depth) for one in moved] == [
        (one.start, one.end, one.depth) for one in regions(text)
    ]


@pytest.mark.parametrize(
    "piece", ['"', "“", "'", "''", "' ", "s' a ", "'a", "“a", "‘a “b ", '1" a ', "a\n", '"a\n', "’ "]
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    """200,000 characters of anything take a second or two; what is quadratic would take minutes."""
    text = piece * (200_000 // len(piece))
    paragraphs = split_paragraphs(text)
    start = time.process_time()
    find_regions(text, paragraphs)
    assert time.process_time() - start < 20
