"""Quantities: what is read as a number, with which bounds, and as which kind."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Article
from onrecord.reading import Demand, Model, Reader, Reading
from onrecord.reading.numbers import Kind, Qualifier, find_quantities
from onrecord.reading.numbers.lexicon import BOUNDS, BOUNDS_AFTER, SCALES, TENS, UNITS, VAGUE_PLURALS


@dataclass(frozen=True)
class Case:
    """A row of numbers.tsv: a text and what is read in it; `span` is None where nothing is."""

    text: str
    span: str | None
    low: int | None = None
    high: int | None = None
    qualifier: str = ""
    kind: str = ""


def cases() -> list[Case]:
    lines = Path(__file__).with_name("numbers.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        Case(
            row["text"],
            row["span"],
            int(row["low"]),
            int(row["high"]) if row["high"] else None,
            row["qualifier"],
            row["kind"],
        )
        if row["span"] != "-"
        else Case(row["text"], None)
        for row in rows
    ]


CASES = cases()


@pytest.mark.parametrize("text", dict.fromkeys(one.text for one in CASES if one.span))
def test_every_number_of_a_text_has_its_bounds_and_kind(text: str) -> None:
    found = [Case(text, text[one.start : one.end], one.low, one.high, one.qualifier, one.kind)
             for one in find_quantities(text)]  # fmt: skip
    expected = [one for one in CASES if one.text == text]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("text", [one.text for one in CASES if one.span is None])
def test_what_is_no_number(text: str) -> None:
    assert find_quantities(text) == []


def test_the_table_has_every_kind_and_every_qualifier() -> None:
    assert {one.kind for one in CASES if one.span} == set(get_args(Kind))
    assert {one.qualifier for one in CASES if one.span} == set(get_args(Qualifier))


def test_a_rise_is_no_range() -> None:
    text = "It rose from 10 to 15."
    assert [(one.low, one.high) for one in find_quantities(text)] == [(10, 10), (15, 15)]


def test_what_two_askers_share_is_read_once(model: Model) -> None:
    every, some = Demand(frozenset({"numbers"})), Demand(frozenset({"numbers"}), triggers=frozenset({"ducks"}))
    article = Article.from_text("Two geese.\nAt least 30 ducks.", id="a1")
    shared = Reader(model, [every, some]).read(article, [every, some])
    (_, ducks), (alone,) = Reading(shared, every).numbers, Reading(shared, some).numbers
    assert ducks is alone


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Two geese.\nAt least 30 ducks."
    (one,) = find_quantities(text, 11, len(text))
    assert text[one.start : one.end] == "At least 30"
    assert text[one.number_start : one.number_end] == "30"


words = sorted(
    {*UNITS, *TENS, *SCALES, *VAGUE_PLURALS, *BOUNDS, *BOUNDS_AFTER, "and", "a", "of", "or", "to", "between"}
)
fragments = st.one_of(
    st.sampled_from(words),
    st.integers(0, 10**7).map(str),
    st.integers(1000, 10**9).map("{:,}".format),
    st.sampled_from(["-", "–", ",", ".", "$", "%", "people", "March", "(", ")", "\u00a0", "'s", "year", "old"]),
    st.text(max_size=4),
)


@given(st.lists(fragments, max_size=14), st.sampled_from([" ", "", "-"]))
def test_quantities_are_ordered_ranges_with_bounds_in_order(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    end = 0
    for one in find_quantities(text):
        assert 0 <= one.start <= one.number_start < one.number_end <= one.end <= len(text)
        assert one.number_start >= end
        assert one.low is None or one.high is None or one.low <= one.high
        end = one.number_end


@given(st.integers(0, 999_999))
def test_digits_with_and_without_separators_are_read_alike(value: int) -> None:
    for written in (f"{value:,}", str(value)):
        (one,) = find_quantities(f"They counted {written} ducks.")
        assert (one.low, one.high) == (value, value)


@given(st.integers(1, 120))
def test_one_bound_word_gives_one_bound(value: int) -> None:
    (least,) = find_quantities(f"at least {value} ducks")
    (most,) = find_quantities(f"up to {value} ducks")
    assert (least.low, least.high, most.low, most.high) == (value, None, 0, value)
