"""Texts cut into segments: nothing is lost, and every mark is where its fact stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.page import Layout, Mark, lay_out
from onrecord.page.marks import LANES

TEXT = "The pier closed.\n\nAda Lund said it was unsafe.\n“Two men drowned,” she said."

texts = st.text(alphabet="ab \n\u202e“", min_size=1, max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(texts)
    offsets = st.integers(0, len(text) + 2)
    spans = st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair)))
    evidence = st.lists(spans, max_size=3).map(tuple)
    return text, draw(st.lists(st.builds(lambda span, more: Mark(*span, more), spans, evidence), max_size=9))


@given(marked())
def test_segments_cover_every_paragraph_without_gap_or_overlap(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    shown = ["".join(text[one.start : one.end] for one in part.segments) for part in lay_out(text, marks).passages]
    assert shown == [line.strip() for line in text.split("\n") if line.strip()]


@given(marked())
def test_a_lane_has_a_mark_just_where_that_mark_stands(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    layout = lay_out(text, marks)
    for segment in (one for passage in layout.passages for one in passage.segments):
        inside = {index for index, mark in enumerate(marks) if mark.start <= segment.start and segment.end <= mark.end}
        here = {index for index in inside if layout.lanes[index] is not None}
        assert {mark for mark in segment.lanes if mark is not None} == here
        assert all(segment.lanes[layout.lanes[index] or 0] == index for index in here)


@given(marked())
def test_the_numbers_of_a_span_are_the_segments_that_it_covers(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    layout = lay_out(text, marks)
    numbered = [one for part in layout.passages for one in part.segments if one.number is not None]
    assert [one.number for one in numbered] == list(range(len(numbered)))
    for span in [(mark.start, mark.end) for mark in marks] + [one for mark in marks for one in mark.evidence]:
        inside = [one.number for one in numbered if span[0] <= one.start and one.end <= span[1]]
        assert layout.numbers(span) == ((inside[0], inside[-1]) if inside else None)


@given(marked())
def test_a_mark_that_can_be_seen_ends_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    layout = lay_out(text, marks)
    ends = [index for part in layout.passages for one in part.segments for index in one.ends]
    seen = [index for index, mark in enumerate(marks) if layout.numbers((mark.start, mark.end))]
    assert sorted(ends) == seen


def test_the_outer_of_two_marks_has_the_lane_next_to_the_words() -> None:
    layout = lay_out(TEXT, [Mark(46, 62), Mark(45, 74)])
    assert layout.lanes == (1, 0)


def test_where_lanes_run_out_a_mark_has_none_and_its_words_are_still_numbered() -> None:
    marks = [Mark(0, 16 - index) for index in range(LANES + 1)]
    layout = lay_out(TEXT, marks)
    assert layout.lanes == (0, 1, 2, 3, None)
    assert layout.numbers((0, 12)) is not None


def test_a_mark_over_paragraphs_ends_in_the_last_of_them() -> None:
    assert _ending(lay_out(TEXT, [Mark(4, 26)])) == ["Ada Lund"]
    assert _ending(lay_out(TEXT, [Mark(4, 17)])) == ["pier closed."]


def _ending(layout: Layout) -> list[str]:
    return [TEXT[one.start : one.end] for part in layout.passages for one in part.segments if one.ends]
