"""Deciding bodies and their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Span

from onrecord_votes.bodies import find_bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The United Nations Security Council voted.", "United Nations Security Council"),
        ("Ostrova's parliament voted on Monday.", "Ostrova's parliament"),
        ("The House of Representatives of Tarn voted.", "House of Representatives of Tarn"),
        ("The Senate Committee on the Judiciary voted.", "Senate Committee on the Judiciary"),
        ("The Knesset voted on Monday.", "Knesset"),
        ("Lawmakers voted on Monday.", "Lawmakers"),
    ],
)
def test_a_body_has_its_whole_name(text: str, name: str, sentence: Callable[[str], Span]) -> None:
    assert [body.name for body in find_bodies(sentence(text))] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The White House said no.",
        "House Speaker Ada Pell said no.",
        "Republican senators left early.",
        "In all, 98 senators left early.",
    ],
)
def test_what_only_looks_like_a_body(text: str, sentence: Callable[[str], Span]) -> None:
    assert find_bodies(sentence(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "They voted 112 to 87 to set up a commission of inquiry.",
        "The mayor proposed a new oversight board.",
        "A commission was set up.",
    ],
)
def test_a_body_that_is_founded_decides_nothing(text: str, sentence: Callable[[str], Span]) -> None:
    assert find_bodies(sentence(text)) == []
