"""What is a vote of a body, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord_votes.records import CONFIDENCE
from onrecord_votes.standing import STANDING_RULES, StandingRule

REPORTED = [rule for rule in STANDING_RULES if rule.standing == "reported"]


@pytest.mark.parametrize("rule", REPORTED, ids=lambda rule: rule.name)
def test_each_rule_reads_its_example(rule: StandingRule, one_vote: Callable[[str], dict[str, Any]]) -> None:
    assert one_vote(rule.example)["rule"] == rule.name


def test_each_rule_has_a_confidence() -> None:
    assert {rule.name for rule in STANDING_RULES} <= CONFIDENCE.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Voters in the canton of Tarn rejected the tax 52-48 in a referendum.",
        "Ada Pell won the presidential election in Ostrova with 52 percent of the vote.",
        "The people of Tarn vote on Sunday to fill the 30 seats of parliament.",
        "The parliament of Ostrova will vote on the bill on Friday.",
        "The opposition is expected to vote against the budget in parliament.",
        "If the Senate votes 51-49 to confirm her, she will be the first.",
        "With 90 votes expected and 88 needed, the opposition could elect a premier in parliament.",
        "A poll found 52-41 support for the bill in the House.",
        "The governor vetoed the bill on Monday.",
        "Union members voted 80-20 to strike.",
        "Shareholders voted 61-39 against the pay plan.",
        "Senator Jo Bram pleaded with colleagues to oppose the bill.",
        "Ada Pell was elected to the Senate with 4,000 votes.",
        "The House has voted more than 50 times to repeal the law.",
        "Over his career Deputy Tom Arl carried more motions in the Diet than all his rivals.",
        "The Senate approved the bill last year, and the premier signed it.",
        "The team won 3-2 after a vote for the best player.",
        "The Blue Party took most seats in the vote, but it fell short of a majority in parliament.",
    ],
)
def test_no_vote_of_a_body(text: str, read: Callable[[str], list[dict[str, Any]]]) -> None:
    assert read(text) == []


def test_what_a_member_did_in_a_body_is_no_vote_of_it(read: Callable[[str], list[dict[str, Any]]]) -> None:
    text = "In the Senate, she won money for farmers, blocked a bill on banks and voted for the dam."
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The council of Orsk denied a permit in a 6-1 vote.", "rejected"),
        ("The Senate of Tarn refused consent for the pipeline in a 60-40 vote.", "rejected"),
        ("The board of Skell withheld consent in a 6-3 vote.", "rejected"),
        ("The council of Orsk said no in a 6-3 vote.", "rejected"),
        ("The town council nixed the skate park in a 3-2 vote.", "rejected"),
        ("The Senate of Tarn buried the tax bill in a 31-9 vote.", "rejected"),
        ("The tram bill died in committee on a 4-7 vote.", "rejected"),
        ("The board of Skell raised the fare in a 5-0 vote.", "adopted"),
        ("The board of Skell pondered the fare in a 5-0 vote.", None),
    ],
)
def test_a_vote_adopts_only_what_is_told_as_done(
    text: str, outcome: str | None, one_vote: Callable[[str], dict[str, Any]]
) -> None:
    assert one_vote(text)["outcome"] == outcome
