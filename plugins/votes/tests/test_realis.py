"""Votes that took place, and votes that did not."""

from __future__ import annotations

import pytest

from onrecord_votes.realis import is_foreseen, is_unreal


@pytest.mark.parametrize(
    ("text", "word", "unreal"),
    [
        ("The senate will vote 5-4.", "vote", True),
        ("The bill is expected to be approved.", "approved", True),
        ("It would have passed 5-4.", "passed", True),
        ("If the senate votes 5-4, it is law.", "votes", True),
        ("When the House votes, it will be late.", "votes", True),
        ("She considered abstaining.", "abstaining", True),
        ("They did not vote.", "vote", True),
        ("The senate voted 5-4.", "voted", False),
        ("A text that does not name the culprit has failed.", "failed", False),
        ("It was narrowly approved.", "approved", False),
        ("May Lind's bill was defeated.", "defeated", False),
    ],
)
def test_predicates(text: str, word: str, unreal: bool) -> None:
    assert is_unreal(text, 0, text.index(word)) is unreal


def test_an_expected_count_is_foreseen() -> None:
    text = "With an expected 212 ballots in favour, she leads."
    assert is_foreseen(text, 0, text.index("212"))
