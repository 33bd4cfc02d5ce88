"""Counts in digits and words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord_votes.counts import NUMBER, count


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("13", 13),
        ("1,204", 1204),
        ("seven", 7),
        ("twenty-one", 21),
        ("Forty two", 42),
        ("a hundred and two", 102),
        ("two hundred and thirty-five", 235),
        ("none", 0),
        ("nil", 0),
        ("Nobody", 0),
    ],
)
def test_numbers_have_their_value(words: str, value: int) -> None:
    assert count(words) == value


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        count("dozens")


@pytest.mark.parametrize("text", ["3.5", "47%", "12th", "€50"])
def test_decimals_shares_ordinals_and_money_are_no_counts(text: str) -> None:
    assert not re.fullmatch(NUMBER, text)
    assert re.search(NUMBER, text) is None


@given(st.integers(min_value=0, max_value=9_999_999))
def test_digits_with_separators_keep_their_value(value: int) -> None:
    assert count(f"{value:,}") == value
