"""What only longer texts show: sittings with several votes, bodies that are named in passing, groups that vote too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]
Read = Callable[[str], list[dict[str, Any]]]


def test_a_body_named_in_passing_does_not_take_over_the_sitting(read: Read) -> None:
    votes = read(
        "The Senate passed the farm bill by 54 votes to 45, sending it to the House, where its fate is uncertain.\n"
        "An amendment on sugar was rejected 49-50. A motion to end the sitting was adopted 80-12."
    )
    assert [vote["body"] for vote in votes] == ["Senate", "Senate", "Senate"]


def test_a_body_that_a_sentence_is_about_takes_over(read: Read) -> None:
    votes = read(
        "The Senate passed the farm bill by 54 votes to 45.\n"
        "In the House, members sat until the vote at midnight. An amendment on sugar was rejected 201-212."
    )
    assert [vote["body"] for vote in votes] == ["Senate", "House"]


def test_the_ballot_of_another_group_is_no_part_of_the_vote(one_vote: One) -> None:
    vote = one_vote(
        "The Senate agreed without a vote to name a station after Bess Corley.\n"
        "The Beet Council was angry. Its members voted 212 to 8 to campaign against the law."
    )
    assert (vote["votes_for"], vote["votes_against"]) == (None, None)


def test_a_partys_members_of_parliament_are_not_parliament(read: Read) -> None:
    assert read("The Centre Party was not asked. Its members of parliament voted 14-3 to leave the coalition.") == []


def test_what_a_state_had_backed_earlier_is_not_what_it_abstains_from(one_vote: One) -> None:
    vote = one_vote(
        "Russia vetoed a Security Council resolution that calls for a truce in Pell.\n"
        "China, which had backed four previous texts on trade, abstained."
    )
    assert vote["motion"] == "Security Council resolution that calls for a truce in Pell"
    assert [held["voter"] for held in vote["positions"]] == ["Russia", "China"]


def test_a_vetoed_text_and_one_that_failed_are_two(read: Read) -> None:
    votes = read(
        "Russia vetoed a Security Council resolution that calls for a truce. Thirteen of the council's 15 members "
        "voted in favour.\n"
        "Another text got four votes in favour and six against, with five abstentions, and so it was not adopted. Peru "
        "and Chad joined Russia in voting for it."
    )
    assert [(vote["outcome"], vote["votes_for"], vote["votes_against"]) for vote in votes] == [
        ("vetoed", 13, None),
        ("rejected", 4, 6),
    ]
    assert {held["voter"]: held["position"] for held in votes[1]["positions"]} == dict.fromkeys(
        ("Peru", "Chad", "Russia"), "for"
    )


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        (
            "A reform bill that would have let the president serve a third term failed in the parliament of Tarn, when "
            "118 deputies voted for it and 71 against, eight short of the two-thirds majority.",
            "reform bill that would have let the president serve a third term",
        ),
        ("The House of Tarn voted 210-200 for the toll bill. Ada Pell voted against it.", "toll bill"),
    ],
)
def test_the_motion_is_what_was_put(text: str, motion: str, one_vote: One) -> None:
    assert {one["exact"] for one in one_vote(text)["evidence"] if one["field"] == "motion"} == {motion}


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Councillors Jon Hake and Bo Olm, both Greens, voted against.", {"Jon Hake": "against", "Bo Olm": "against"}),
        ("The only vote against came from Councillor Rolf Denk, who lives there.", {"Rolf Denk": "against"}),
        ("Four members of the Liberal Forum abstained.", {}),
    ],
)
def test_positions_in_news_style(text: str, positions: dict[str, str], one_vote: One) -> None:
    vote = one_vote(f"The council of Orsk voted 8-5 to drop the tram. {text}")
    assert {held["voter"]: held["position"] for held in vote["positions"]} == positions


@pytest.mark.parametrize(
    "text",
    [
        "A proposal to raise fees in the old town of Orsk failed, 4-9.",
        "MPs did reject, by 88 votes to 11, an amendment on water.",
    ],
)
def test_a_rejection(text: str, one_vote: One) -> None:
    assert one_vote(text)["outcome"] == "rejected"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Eleven members of the Tarn synod voted in favour, nine against, and two abstained.", (11, 9, 2)),
        ("The bill passed the assembly with the support of 58 of its 91 members; 30 voted against.", (58, 30, None)),
        ("The bid to impeach the governor failed: 26 senators voted to convict him and 14 to acquit.", (26, 14, None)),
        ("Senators in Brell voted 30-12 to fund a line that would link two ports.", (30, 12, None)),
        ("In the Tarn parliament an attempt to cut the fund was voted down 170-120.", (120, 170, None)),
        (
            "The vote was split 7-7 until Mayor Ada Lind cast the deciding vote, and the council passed it 8-7.",
            (8, 7, None),
        ),
    ],
)
def test_counts_in_news_style(text: str, counts: tuple[int | None, ...], one_vote: One) -> None:
    vote = one_vote(text)
    assert (vote["votes_for"], vote["votes_against"], vote["abstentions"]) == counts


def test_the_outcome_is_told_a_sentence_before_the_counts(one_vote: One) -> None:
    vote = one_vote(
        "The General Assembly's budget committee agreed late on Sunday to cut the travel fund by a tenth.\n"
        "Seventy-one states voted for the cut, 40 voted against and 22 abstained."
    )
    assert (vote["body"], vote["outcome"]) == ("General Assembly's budget committee", "adopted")
    assert (vote["votes_for"], vote["votes_against"], vote["abstentions"]) == (71, 40, 22)


def test_positions_on_a_motion_in_other_words(one_vote: One) -> None:
    vote = one_vote(
        "The Norhaven school board voted 5-4 to close two schools. Board members Rita Voll and Hans Pree voted against "
        "the closures."
    )
    assert {held["voter"] for held in vote["positions"]} == {"Rita Voll", "Hans Pree"}


def test_one_of_several_who_dissent_is_named(one_vote: One) -> None:
    vote = one_vote(
        "The central bank of Ordain raised its rate in a 6-3 vote, with Governor Ines Holt and two deputies dissenting."
    )
    assert [held["voter"] for held in vote["positions"]] == ["Ines Holt"]


def test_a_body_votes_twice_with_one_verb(read: Read) -> None:
    votes = read("The Orsk council voted 5-4 to lift the ban, 5-4 to buy 2 ploughs and 9-0 not to sell the mill.")
    assert [(vote["motion"], vote["votes_for"], vote["votes_against"]) for vote in votes] == [
        ("to lift the ban", 5, 4),
        ("to buy 2 ploughs", 5, 4),
        ("not to sell the mill", 9, 0),
    ]
    assert {vote["body"] for vote in votes} == {"Orsk council"}


def test_states_do_not_vote_in_a_parliament(read: Read) -> None:
    votes = read(
        "The General Assembly adopted the resolution on mining by 101 votes to 22.\n"
        "The Norwegian parliament approved mining plans in 2024 by 80 votes to 20.\n"
        "France and Spain voted for the resolution, as did Chile."
    )
    assert [[held["voter"] for held in vote["positions"]] for vote in votes] == [["France", "Spain", "Chile"], []]


def test_positions_belong_to_the_vote_of_the_day(read: Read) -> None:
    votes = read(
        "The Tarn assembly rejected the bill on its third reading by 96 votes to 91.\n"
        "It had passed the first reading by 120 votes to 66.\n"
        "Energy Minister Bo Karst voted for it. All 31 Greens and the 44 deputies of the Meadow Party voted against it."
    )
    assert [(vote["outcome"], vote["motion"]) for vote in votes] == [("rejected", "bill"), ("adopted", None)]
    assert [(held["voter"], held["position"]) for held in votes[0]["positions"]] == [
        ("Bo Karst", "for"),
        ("Greens", "against"),
        ("Meadow Party", "against"),
    ]


@pytest.mark.parametrize(
    ("text", "voters"),
    [
        ("Trustees Rita Voll and Hans Pree opposed the closures.", ["Rita Voll", "Hans Pree"]),
        ("The firm Blue Line opposed the closures.", []),
        ("Mayor Dora Finch, who opposed the plan, left the room.", []),
        ("Councillor Dag Lien, a Conservative who voted against it, was sad.", ["Dag Lien"]),
        ("Tobias Crane, a member from Tull who voted against, was sad.", ["Tobias Crane"]),
    ],
)
def test_who_was_against(text: str, voters: list[str], one_vote: One) -> None:
    vote = one_vote(f"The Norhaven board voted 5-4 on the closures, and so adopted the plan. {text}")
    assert [held["voter"] for held in vote["positions"] if held["position"] == "against"] == voters


@pytest.mark.parametrize(
    ("text", "found"),
    [("A second amendment fell by 99 votes to 92.", 1), ("The price of a permit fell by 99 to 92 after the vote.", 0)],
)
def test_motions_fall_by_a_count(text: str, found: int, read: Read) -> None:
    assert len(read(text)) == found
