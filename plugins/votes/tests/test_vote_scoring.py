"""When a vote is right: its tally, how it went, and who voted how."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation import GoldError, GoldRow
from onrecord_votes.scoring import VoteScoring

PASSED = {"outcome": "adopted", "for": 12, "against": 3, "abstain": None, "positions": {"against": ["the Greens"]}}


def fact(outcome: str | None, ayes: int | None = None, noes: int | None = None, **positions: str) -> dict[str, Any]:
    return {
        "outcome": outcome, "votes_for": ayes, "votes_against": noes, "abstentions": None, "confidence": 0.9,
        "positions": [{"voter": voter.replace("_", " "), "position": side} for voter, side in positions.items()],
    }  # fmt: skip


def counts(facts: list[Any], gold: list[Any]) -> dict[str, tuple[int, int, int]]:
    row = GoldRow("a", "No text.", {"votes": gold}, "gold:1")
    return {name: (one.right, one.given, one.gold) for name, one in VoteScoring().compare(row, facts).counts.items()}


@pytest.mark.parametrize(
    ("given", "tally", "outcome", "position"),
    [
        (fact("adopted", 12, 3, Greens="against"), (1, 1, 1), (1, 1, 1), (1, 1, 1)),
        (fact("rejected", 3, 12, The_Greens="veto"), (0, 1, 1), (0, 1, 1), (1, 1, 1)),
        (fact("adopted", None, None, Reds="for", Blues="absent"), (0, 0, 1), (1, 1, 1), (0, 1, 1)),
    ],
)
def test_a_vote_is_compared_part_by_part(given: Any, tally: Any, outcome: Any, position: Any) -> None:
    found = counts([given], [PASSED])
    assert found == {
        "vote": (1, 1, 1), "tally": tally, "outcome, of those told": outcome, "position of a voter": position,
    }  # fmt: skip


def test_the_votes_that_agree_most_are_paired() -> None:
    other = {"outcome": "rejected", "for": 4, "against": 9, "abstain": None}
    found = counts([fact("rejected", 4, 9), fact("adopted", 12, 3)], [PASSED, other])
    assert (found["tally"], found["outcome, of those told"]) == ((2, 2, 2), (2, 2, 2))


def test_what_is_missed_extra_or_optional() -> None:
    assert counts([], [PASSED])["vote"] == (0, 0, 1)
    assert counts([fact("adopted")], [])["vote"] == (0, 1, 0)
    assert counts([fact("adopted", 12, 3)], [PASSED | {"optional": True}])["vote"] == (0, 0, 0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"outcome": "lost"}, "outcome: must be 'adopted', 'rejected' or 'vetoed'"),
        ({"for": "12"}, "for: must be a whole number"),
        ({"against": -1}, "against: must be at least 0"),
        ({"positions": {"against": "the Greens"}}, "positions.against: must be a list"),
        ({"positions": {"abstained": ["the Reds"]}}, "positions.abstained: there is no such setting"),
        ({"optinal": True}, "optinal: there is no such key; did you mean 'optional'?"),
    ],
)
def test_gold_that_can_not_be_used_is_named(change: dict[str, Any], words: str) -> None:
    with pytest.raises(GoldError) as error:
        counts([], [PASSED, PASSED | change])
    assert str(error.value).startswith(f'gold:1: entry 2 of "votes": {words}')


@pytest.mark.parametrize("name", ["outcome", "for", "against", "abstain"])
def test_what_is_not_told_must_be_null_and_not_forgotten(name: str) -> None:
    with pytest.raises(GoldError, match=f'gold:1: entry 1 of "votes": {name}: must be given'):
        counts([], [{key: value for key, value in PASSED.items() if key != name}])
