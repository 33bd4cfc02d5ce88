"""When two tellings are of one vote: the same tally is not enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Orsk city council voted 5-4 to lift the ban.", "The Brell school board voted 5-4 to close two schools."),
        ("The Council of Tarn rejected the tram 4-3.", "The Council of Brell rejected the tram 4-3."),
        ("The Senate passed the budget 40-10.", "The House passed the budget 40-10 an hour later."),
        ("The Finance Committee passed the bill 12-9.", "The Judiciary Committee passed the bill 12-9."),
        ("The council voted 5-4 to build the pier.", "Last month the council voted 5-4 to buy the land."),
        ("The House passed the tax bill 220-212.", "Later the House passed the farm bill by 220 votes to 212."),
        ("On Monday MPs voted 61-58 to cut the levy.", "On Tuesday MPs voted 61-58 to send troops to Pell."),
        ("The Senate voted 52-47 to confirm Ada Pell.", "It confirmed Tom Arl as envoy by the same 52-47 vote."),
        ("The Orsk council voted to lift the ban on drones.", "The Tarn council voted to lift the ban on phones."),
    ],
)
def test_two_votes_with_one_tally(first: str, second: str, read: Read) -> None:
    assert len(read(f"{first}\n{second}")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Orsk city council voted 5-4 to lift the drone ban.", "The 5-4 vote ended a long fight."),
        ("The Orsk city council voted 5-4 to lift the drone ban.", "The council's 5-4 decision came at midnight."),
        ("The council of Brell voted 6-3 to sell the mill.", "The sale was approved 6-3 after a debate."),
        ("Parliament backs pension reform 61-58", "The assembly voted 61-58 to raise the retirement age."),
        ("The parliament of Ostrova voted 61-58 to raise the pension age.", "MPs passed the overhaul 61-58."),
        ("The lower house passed the net law 101-88.", "The Chamber of Deputies voted 101-88 for the law."),
        ("The UN Security Council adopted the text 13-0.", "The Security Council voted 13-0 for the draft on Brell."),
        ("The American Senate confirmed the judge 52-47.", "The U.S. Senate voted 52-47 to confirm Judge Pell."),
        ("The Sejm adopted the media law by 230 votes to 180.", "Poland's parliament passed the bill 230-180."),
    ],
)
def test_one_vote_told_twice(first: str, second: str, read: Read) -> None:
    assert len(read(f"{first}\n{second}")) == 1
