"""The word lists."""

from __future__ import annotations

import pytest

from onrecord_votes.lexicon import countries, demonyms, entries, one_of


@pytest.mark.parametrize("name", ["bodies", "members", "voters", "countries"])
def test_no_entry_stands_twice(name: str) -> None:
    assert len(set(entries(name))) == len(entries(name))


def test_abbreviations_have_the_normal_form_of_their_country() -> None:
    assert countries()["UAE"] == "United Arab Emirates"
    assert countries()["U.S."] == "United States"


def test_adjectives_have_the_normal_form_of_their_country() -> None:
    assert demonyms()["Dutch"] == "Netherlands"


def test_longer_words_are_tried_first() -> None:
    assert one_of(["House", "House of Lords"]).startswith("House\\ of\\ Lords")
