"""What was put to the vote where the verb is "voted to …", "declined to …" or the like, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]
Read = Callable[[str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "motion", "outcome", "counts"),
    [
        ("The council voted 5-4 not to renew the lease.", "not to renew the lease", "adopted", (5, 4)),
        ("Members voted 12-3 to not fund the stadium.", "to not fund the stadium", "adopted", (12, 3)),
        ("MPs voted by 45 votes to 32 never to sell the port.", "never to sell the port", "adopted", (45, 32)),
        ("The board opted not to extend the lease, 6-3.", "not to extend the lease", "adopted", (6, 3)),
        ("The council of Brell agreed not to raise fees, 5-2.", "not to raise fees", "adopted", (5, 2)),
        ("The panel decided unanimously not to meet.", "not to meet", "adopted", (None, None)),
    ],
)
def test_a_motion_keeps_its_not(text: str, motion: str, outcome: str, counts: object, one_vote: One) -> None:
    vote = one_vote(text)
    assert (vote["motion"], vote["outcome"]) == (motion, outcome)
    assert (vote["votes_for"], vote["votes_against"]) == counts


@pytest.mark.parametrize(
    ("text", "motion", "counts"),
    [
        ("The Brell council voted 5-4 against renewing the lease.", "renewing the lease", (4, 5)),
        ("The Brell council declined 5-4 to renew the lease.", "to renew the lease", (4, 5)),
        ("The Senate refused by 51 votes to 49 to hear the witnesses.", "to hear the witnesses", (49, 51)),
        ("The committee decided 7-2 against a hearing on the leak.", "hearing on the leak", (2, 7)),
        ("The zoning board voted 4-1 to decline to hear the appeal.", "to hear the appeal", (1, 4)),
        ("The parliament voted 32-28 to reject a plan to sell the mint.", "plan to sell the mint", (28, 32)),
        ("The assembly voted 60-41 to defeat the amendment on fees.", "amendment on fees", (41, 60)),
        ("The Senate voted 30-12 to kill the casino bill.", "casino bill", (12, 30)),
        ("The House voted 220-200 to block the amendment.", "amendment", (200, 220)),
        ("The council voted 8-1 to turn down a petition for a pier.", "petition for a pier", (1, 8)),
        ("The upper house voted 40-31 to throw out the farm bill.", "farm bill", (31, 40)),
        ("The board voted 4-1 to deny a permit for the quarry.", "permit for the quarry", (1, 4)),
    ],
)
def test_what_is_put_down_is_the_motion(text: str, motion: str, counts: object, one_vote: One) -> None:
    vote = one_vote(text)
    assert (vote["motion"], vote["outcome"]) == (motion, "rejected")
    assert (vote["votes_for"], vote["votes_against"]) == counts


@pytest.mark.parametrize(
    "motion",
    [
        "to repeal the tariff law",
        "to overturn the ban on drones",
        "to override the governor's veto",
        "to uphold the suspension of Ada Pell",
        "to strike down the curfew",
        "to table the ordinance",
        "to block the sale of drones to Ordain",
    ],
)
def test_what_undoes_something_in_force_is_itself_the_motion(motion: str, one_vote: One) -> None:
    vote = one_vote(f"The Senate of Tarn voted 30-12 {motion}.")
    assert (vote["motion"], vote["outcome"]) == (motion, "adopted")
    assert (vote["votes_for"], vote["votes_against"]) == (30, 12)


@pytest.mark.parametrize(
    "text",
    [
        "The council refused to comment.",
        "President Ada Lund refused to sign the bill.",
        "The union met on Monday. Members voted 80-20 to walk out.",
        "The club's members voted 120-30 to sell the ground.",
        "The council could decide not to renew the lease.",
    ],
)
def test_who_declines_or_decides_without_a_vote_of_a_body(text: str, read: Read) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        (
            'The Senate of Tarn rejected the water bill 20-30. Senator Dora Klimt, who voted against, said: "No."',
            "water bill",
        ),
        ("The Tarn parliament passed the bill 60-40; the opposition National Front voted against.", "bill"),
        ("The Brell council passed the levy 6-3. Ash and Bly voted against (both are Greens).", "levy"),
        ("The Brell council passed the levy 6-3. Ash voted against because the fee was too high.", "levy"),
        ("The Security Council failed to adopt the draft: nine members voted in favour, four against.", "draft"),
    ],
)
def test_what_follows_a_vote_without_a_motion_is_none(text: str, motion: str, one_vote: One) -> None:
    assert [one["exact"] for one in one_vote(text)["evidence"] if one["field"] == "motion"] == [motion]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("The vote ended in a 9-9 tie.", (None, None, 9, 9)),
        ("The vote on the levy resulted in a tie of 201 votes each.", ("levy", None, 201, 201)),
        ("The Tarn parliament was deadlocked 60-60 over the budget.", ("budget", None, 60, 60)),
        ("The council split 4-4 on the permit.", ("permit", None, 4, 4)),
        ("The committee's vote on the appeal was tied at six votes each.", ("appeal", None, 6, 6)),
        ("The council vote ended in a 9-9 tie, so the motion failed.", ("motion", "rejected", 9, 9)),
    ],
)
def test_a_tie_has_an_outcome_only_where_it_is_told(text: str, fields: object, one_vote: One) -> None:
    vote = one_vote(text)
    assert (vote["motion"], vote["outcome"], vote["votes_for"], vote["votes_against"]) == fields


@pytest.mark.parametrize(
    "text",
    [
        "The team drew 2-2, and the vote for best player ended in a tie.",
        "Vice President Ada Pell broke a 50-50 tie in the Senate.",
        "The game ended in a 2-2 tie after a vote of the fans.",
    ],
)
def test_other_ties(text: str, read: Read) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Members of the Tarn parliament voted to not extend it, 61-58.", ("to not extend it", "adopted", 61, 58)),
        ("The board elected not to fill the seat on a 4-1 vote.", ("not to fill the seat", "adopted", 4, 1)),
        ("The committee voted down, 9-4, a proposal to dig.", ("proposal to dig", "rejected", 4, 9)),
        ("The Senate voted 51-49 to turn back an amendment on guns.", ("amendment on guns", "rejected", 49, 51)),
        ("Deputies agreed by a show of hands not to meet.", ("not to meet", "adopted", None, None)),
        ("The council chose 5-4 to keep the statue.", ("to keep the statue", "adopted", 5, 4)),
    ],
)
def test_further_ways_to_put_a_motion(text: str, fields: object, one_vote: One) -> None:
    vote = one_vote(text)
    assert (vote["motion"], vote["outcome"], vote["votes_for"], vote["votes_against"]) == fields


def test_two_bodies_with_one_tally_in_a_sentence(read: Read) -> None:
    votes = read("The Brell city council voted 6-3 for the tram; the Brell county board voted 6-3 against it.")
    assert [(vote["body"], vote["outcome"]) for vote in votes] == [
        ("Brell city council", "adopted"),
        ("Brell county board", "rejected"),
    ]
