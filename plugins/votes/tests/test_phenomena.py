"""Phenomena: how votes are told in news, one kind of telling after another, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]
Read = Callable[[str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    "text",
    [
        "Voters in Tarn threw out the tram in a referendum, 7,204 to 6,118.",
        "The senate of Brell is due to vote on the tunnel bill on Friday.",
        "President Lund vetoed the fishing bill an hour after it reached her desk.",
        "Polls suggest that the council would keep the toll by 9 votes to four.",
        "Dockers voted 640 to 88 for a strike.",
        "The jury voted 9-3 to convict the driver.",
        "If the senate votes 20-20, the lieutenant governor will break the tie.",
    ],
)
def test_what_is_no_vote_of_a_body(text: str, read: Read) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The council of Orsk passed the levy 13-0 with two abstentions.", (13, 0, 2)),
        ("The Brell senate rejected the pact by 41 votes to 19.", (19, 41, None)),
        ("The text was adopted in the Tarn council with 14 in favour, none against and one abstention.", (14, 0, 1)),
        ("Ayes 31, noes 28: the assembly of Skell has passed the act.", (31, 28, None)),
        ("Thirty-one of the Skell senate's 60 senators found the premier guilty and 29 not guilty.", (31, 29, None)),
        (
            "Three members, Ada Pell, Bo Olm and Cy Roe, voted against the lease in the council, nine for it.",
            (9, 3, None),
        ),
        ("The parliament of Tarn approved the loan by a majority of 13 votes.", (None, None, None)),
        ("The bill to move the capital fell two votes shy of the majority in the Tarn senate, 39-38.", (39, 38, None)),
        ("The premier of Tarn survived a no-confidence vote 120 to 98.", (98, 120, None)),
    ],
)
def test_a_tally(text: str, counts: tuple[int | None, ...], read: Read) -> None:
    assert [(one["votes_for"], one["votes_against"], one["abstentions"]) for one in read(text)] == [counts]


@pytest.mark.parametrize(
    ("text", "motion", "outcome", "counts"),
    [
        ("Parents sued over the Orsk council's 6-5 vote to close the pool.", "to close the pool", "adopted", (6, 5)),
        ("Markets fell after the parliament's 90-60 rejection of the treaty.", "treaty", "rejected", (60, 90)),
        ("Neighbours sued over the board's 5-2 decision to sell the mill.", "to sell the mill", "adopted", (5, 2)),
        ("Killed the plan 58-41: so ended the day in the House of Skell.", "plan", "rejected", (41, 58)),
        ("The harbour bill squeaked through the lower house, 151 to 149.", "harbour bill", "adopted", (151, 149)),
        ("A committee recommended the plan 4-1.", "plan", "adopted", (4, 1)),
        ("The Tarn council gave its final approval to the plan, 4-1.", "plan", "adopted", (4, 1)),
        ("The senate of Brell gave the bill its third reading by 20 votes to 8.", "bill", "adopted", (20, 8)),
        ("With 14 votes in favour, the council renewed the mandate.", None, "adopted", (14, None)),
        (
            "An amendment to keep the lane was lost 7-10 in the council.",
            "amendment to keep the lane",
            "rejected",
            (7, 10),
        ),
        (
            "A motion to delay the plan until the summer was defeated 9 to 2.",
            "motion to delay the plan until the summer",
            "rejected",
            (2, 9),
        ),
        (
            "An amendment to put it to a referendum was rejected, 30 votes to 16.",
            "amendment to put it to a referendum",
            "rejected",
            (16, 30),
        ),
        ("The clause was defeated by a single vote.", "clause", "rejected", (None, None)),
        ("The council's decision, taken late on Monday by nine votes to eight, angered Tarn.", None, "adopted", (9, 8)),
        ("The council vote was 9-0 in favour of the park.", "park", "adopted", (9, 0)),
    ],
)
def test_other_ways_to_tell_a_decision(text: str, motion: str, outcome: str, counts: object, one_vote: One) -> None:
    vote = one_vote(text)
    assert (vote["motion"], vote["outcome"], (vote["votes_for"], vote["votes_against"])) == (motion, outcome, counts)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The assembly of Tarn overwhelmingly demanded a truce in a vote on Monday.", "adopted"),
        ("The farm bill was then given its third reading unopposed in the Tarn senate.", "adopted"),
        ("With the senate of Brell deadlocked at 20-20, Ada Pell cast the deciding vote against the bill.", "rejected"),
        ("Stig Aho became the first premier of Tarn to be toppled in a vote of no confidence.", "adopted"),
    ],
)
def test_an_outcome_without_a_plain_verb(text: str, outcome: str, one_vote: One) -> None:
    assert one_vote(text)["outcome"] == outcome


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Every member but Ada Pell voted for it.", {"Ada Pell": "against"}),
        ("All but two Republicans voted against it.", {"Republicans": "against"}),
        ("All Democrats except Bo Olm voted yes.", {"Democrats": "for", "Bo Olm": "against"}),
        ("Every Republican voted no.", {"Republicans": "against"}),
        (
            "The Greens opposed it and the Social Democrats supported it.",
            {"Greens": "against", "Social Democrats": "for"},
        ),
        ("The Liberals voted against it, the Greens for it.", {"Liberals": "against", "Greens": "for"}),
        (
            "The Farmers' League and members of the Rural Union voted against.",
            {"Farmers' League": "against", "Rural Union": "against"},
        ),
        (
            "Several members voted against it, including Ada Pell and Bo Olm.",
            {"Ada Pell": "against", "Bo Olm": "against"},
        ),
        ("Members Ada Pell and Bo Olm cast the dissenting votes.", {"Ada Pell": "against", "Bo Olm": "against"}),
        (
            "Senator Ada Pell, Green of Tarn, and Senator Bo Olm missed the vote.",
            {"Ada Pell": "absent", "Bo Olm": "absent"},
        ),
        ("Senator Ada Pell switched her vote to no.", {"Ada Pell": "against"}),
        ("Senator Ada Pell joined Senator Bo Olm in opposing it.", {"Ada Pell": "against", "Bo Olm": "against"}),
        ("Senator Ada Pell, who had voted for it in May, abstained.", {"Ada Pell": "abstain"}),
        ("Senator Ada Pell spoke last. She voted against it.", {"Ada Pell": "against"}),
        ("Senator Ada Pell spoke last. Pell voted against it.", {"Ada Pell": "against"}),
        ("Senator Ada Pell voted against her own party.", {}),
        ("Two members of the Greens voted against it.", {}),
        ("The clubs of the coast, led by Skell Rovers, voted against it.", {}),
        ("The grocers' guild and its head, Jo Bram, opposed it.", {}),
    ],
)
def test_who_voted_how(text: str, positions: dict[str, str], one_vote: One) -> None:
    vote = one_vote(f"The senate of Tarn passed the toll bill 41-19 on Monday. {text}")
    assert {held["voter"]: held["position"] for held in vote["positions"]} == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "The Security Council adopted the text 11-0, with Britain, the US and the UAE abstaining.",
            {"United Kingdom": "abstain", "United States": "abstain", "United Arab Emirates": "abstain"},
        ),
        (
            "The Security Council's draft got two votes in favour, from Ghana and Peru, and 13 against.",
            {"Ghana": "for", "Peru": "for"},
        ),
        (
            "Twelve members of the Security Council voted for the draft, Ghana against, and Peru abstained.",
            {"Ghana": "against", "Peru": "abstain"},
        ),
        (
            "Ghana and Peru cast vetoes, so that the Security Council failed to adopt the draft.",
            {"Ghana": "veto", "Peru": "veto"},
        ),
        (
            "The Supreme Court of Tarn ruled 5-4 for the toll. Justice Ada Pell wrote for the majority, joined by "
            "Justice Bo Olm. Justice Cy Roe wrote a dissent.",
            {"Ada Pell": "for", "Bo Olm": "for", "Cy Roe": "against"},
        ),
    ],
)
def test_states_and_judges(text: str, positions: dict[str, str], one_vote: One) -> None:
    assert {held["voter"]: held["position"] for held in one_vote(text)["positions"]} == positions


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The House of Brell had first passed it 64-35 and the Senate 20-15.", [(64, 35), (20, 15)]),
        ("The act was passed by 88-10 in the House of Brell and 33-2 in the Senate.", [(88, 10), (33, 2)]),
        ("Lawmakers voted 60-40 for the tax, then rejected an amendment on yachts 45-55.", [(60, 40), (45, 55)]),
        (
            "The board of Orsk voted 5-4 to keep the pool. Two years ago the same board rejected the plan 4-5.",
            [(5, 4), (4, 5)],
        ),
        (
            "The Brell senate raised teachers' pay on a 20-18 vote. It then rejected, on a voice vote, an amendment on "
            "teachers' pay by Bo Olm.",
            [(20, 18), (None, None)],
        ),
    ],
)
def test_two_votes_are_two(text: str, counts: object, read: Read) -> None:
    assert [(one["votes_for"], one["votes_against"]) for one in read(text)] == counts


def test_a_vote_told_twice_is_one_with_evidence_of_both(one_vote: One) -> None:
    text = (
        "The senate of Tarn passed the toll bill 41-19 on Monday.\n"
        "Hauliers were not pleased.\n"
        "The 41-19 vote came after midnight, and so the senate approved the bill."
    )
    vote = one_vote(text)
    assert [one["exact"] for one in vote["evidence"] if one["field"] == "outcome"] == ["passed", "approved"]


def test_the_body_may_be_named_only_where_no_vote_is_told(one_vote: One) -> None:
    text = "The Norhaven School Board has too many desks.\nParents filled the hall.\nMembers voted 5-2 to sell some."
    assert one_vote(text)["body"] == "Norhaven School Board"


def test_a_member_of_a_body_is_not_the_body(one_vote: One) -> None:
    text = "Jo Bram, once a Norhaven City Council member, is glad.\nThe budget passed by 30 votes to 12."
    assert one_vote(text)["body"] is None


@pytest.mark.parametrize(
    ("text", "motion", "outcome"),
    [
        ("Parliament dismissed the motion to cut the toll, 80 to 60.", "motion to cut the toll", "rejected"),
        ("The council dismissed an appeal by the mill 5-2.", "appeal by the mill", "rejected"),
        ("The Tarn parliament dismissed the auditor, 80 to 60.", "auditor", "adopted"),
        ("The council denied Red Star's request 4-1.", "Red Star's request", "rejected"),
        ("The Senate shot down the tax 61-38.", "tax", "rejected"),
        ("The Senate acquitted President Lund by 57 to 43.", "President Lund", "rejected"),
    ],
)
def test_a_refusal_and_a_removal(text: str, motion: str, outcome: str, read: Read) -> None:
    assert [(one["motion"], one["outcome"]) for one in read(text)] == [(motion, outcome)]


@pytest.mark.parametrize(
    ("text", "motion", "outcome"),
    [
        ("The budget law, which parliament adopted 80 to 60, takes effect in May.", "budget law", "adopted"),
        (
            "Ostrova voted for the text, Pell voted against it and Brell abstained in the General Assembly.",
            "text",
            None,
        ),
        ("The Senate split 50-50 and the vice president cast the deciding vote in favour.", None, "adopted"),
    ],
)
def test_where_a_motion_ends(text: str, motion: str | None, outcome: str | None, read: Read) -> None:
    assert [(one["motion"], one["outcome"]) for one in read(text)] == [(motion, outcome)]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "The council adopted it with four against (Brell, Tarn, Ordain and Skell) and 61 abstentions.",
            {"against": ["Brell", "Tarn", "Ordain", "Skell"]},
        ),
        ("The committee passed it 5-4. Its five Greens voted for it.", {"for": ["Greens"]}),
        ("The council passed it 9-8. Tory councillors voted against it.", {"against": ["Tory councillors"]}),
        ("The council passed it 9-8. The Sea Party's two deputies abstained.", {"abstain": ["Sea Party"]}),
        ("The council passed it 9-8. All of the Sea Party's members but two opposed it.", {"against": ["Sea Party"]}),
        (
            "The council passed it 9-8. Ada Pell and Bo Olm are among those opposed.",
            {"against": ["Ada Pell", "Bo Olm"]},
        ),
        ("Senators Pell and Olm split from their party to oppose it; it passed 50-49.", {"against": ["Pell", "Olm"]}),
    ],
)
def test_voters_and_parties(text: str, positions: dict[str, list[str]], one_vote: One) -> None:
    found: dict[str, list[str]] = {}
    for held in one_vote(text)["positions"]:
        found.setdefault(held["position"], []).append(held["voter"])
    assert found == positions


def test_those_who_did_otherwise_are_no_count_of_a_side(one_vote: One) -> None:
    vote = one_vote("The council passed it 9-8. All of the Sea Party's members but two voted against.")
    assert (vote["votes_for"], vote["votes_against"]) == (9, 8)


def test_a_body_that_is_named_for_something_else_keeps_no_position_away(one_vote: One) -> None:
    text = (
        "The senate committee passed it 12-9.\n"
        "Sen. Bo Olm, who voted no, called it a gift and said that rules were enough if the council enforced them."
    )
    assert [held["voter"] for held in one_vote(text)["positions"]] == ["Bo Olm"]


def test_a_subject_in_an_earlier_part_of_the_sentence_decides(read: Read) -> None:
    votes = read("The council adopted the levy 9-8 but rejected the toll, which got three votes fewer than needed.")
    assert [(vote["body"], vote["outcome"]) for vote in votes] == [("council", "adopted"), ("council", "rejected")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Tarn senate threw out the bill, with 44 opposed and 31 backing it.", (31, 44, None)),
        (
            "The board of Skell censured Orlen with 19 members in favour, three - Ghana, Peru and Chad - against and "
            "12 abstaining.",
            (19, 3, 12),
        ),
        ("The Skell council voted: six of the 12 members, among them Ada Pell, voted no, and five yes.", (5, 6, None)),
        ("The ayes are 40, the noes are 44, so the noes have it, said the speaker of Tarn.", (40, 44, None)),
        ("The senate of Tarn did not ratify the pact: 31 members said yes, 38 said no.", (31, 38, None)),
        ("The motion was carried in the Orsk council when members split ten-all.", (10, 10, None)),
        ("By 11 votes to none, the Security Council imposes an embargo on Orlen.", (11, 0, None)),
    ],
)
def test_counts_in_other_words(text: str, counts: tuple[int | None, ...], read: Read) -> None:
    assert [(one["votes_for"], one["votes_against"], one["abstentions"]) for one in read(text)] == [counts]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The board of Orsk left the fare as it was in a 7-2 vote.", "adopted"),
        ("The council of Orsk closed the quarry on Monday. The vote was 5-2.", "adopted"),
        ("The trustees of Orsk College then named Ada Pell as interim head. That vote was unanimous.", "adopted"),
        ("The merger got a green light from the Orsk harbour commission by 3 votes to 2.", "adopted"),
        ("The motion of no confidence in the Tarn cabinet needed 76 votes and received 79.", "adopted"),
        ("The motion of no confidence in the Tarn cabinet needed 76 votes and received 71.", "rejected"),
        (
            "Only 98 of the 240 deputies in the Tarn assembly supported the bid, well below the 121 it required.",
            "rejected",
        ),
        ("The Orsk zoning board split 2-2, and under its rules the request was denied.", "rejected"),
        ("The panel of the Tarn senate beat back, on a 4-9 vote, an effort to exempt the ferries.", "rejected"),
        ("A planning commission recommended denial of the permit on a 5-1 vote.", "rejected"),
        ("The council of Orsk voted on it. The clause was retained by 119 votes to 14.", "adopted"),
        ("The Security Council voted on the text. Eight members voted in favour, two against.", "rejected"),
        ("The Security Council voted on the text. Ten members voted in favour, two against.", None),
    ],
)
def test_what_came_of_it_in_other_words(text: str, outcome: str | None, one_vote: One) -> None:
    assert one_vote(text)["outcome"] == outcome


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Trustees Ada Pell and Bo Olm were in the minority.", {"Ada Pell": "against", "Bo Olm": "against"}),
        ("Only Trustee Ada Pell and Bo Olm supported the idea.", {"Ada Pell": "for", "Bo Olm": "for"}),
        ("She voted in favor, as did trustees Ada Pell and Bo Olm.", {"Ada Pell": "for", "Bo Olm": "for"}),
        ("The Greens voted against it. So did Trustee Ada Pell.", {"Greens": "against", "Ada Pell": "against"}),
        ("The Greens voted no. Trustee Ada Pell sided with the Greens.", {"Greens": "against", "Ada Pell": "against"}),
        ("The Agrarians opposed it.", {"Agrarians": "against"}),
        ("Voting no were Ada Pell and student trustee Min-ji Olm.", {"Ada Pell": "against", "Min-ji Olm": "against"}),
        ("Cllr Ada Pell was one of four who opposed the scheme.", {"Ada Pell": "against"}),
        ("It had the support of the Greens.", {"Greens": "for"}),
        ("Two members, Ada Pell and Bo Olm, opposed it.", {"Ada Pell": "against", "Bo Olm": "against"}),
        ("Green members Ada Pell and Bo Olm voted no.", {"Ada Pell": "against", "Bo Olm": "against"}),
        ("Republicans Ada Pell and Bo Olm broke ranks and voted no.", {"Ada Pell": "against", "Bo Olm": "against"}),
        ("Voting to approve it were Ada Pell and Bo Olm.", {"Ada Pell": "for", "Bo Olm": "for"}),
        (
            "Mayor Ada Pell joined Trustees Bo Olm and Cy Roe in the majority.",
            {"Ada Pell": "for", "Bo Olm": "for", "Cy Roe": "for"},
        ),
        ("Governors Ada Pell and Bo Olm preferred a cut.", {"Ada Pell": "against", "Bo Olm": "against"}),
        ("Governors Ada Pell, Bo Olm and Cy Roe preferred a cut.", {}),
        ("The opposition bench was loud, casting doubt on it.", {}),
    ],
)
def test_positions_in_other_words(text: str, positions: dict[str, str], one_vote: One) -> None:
    vote = one_vote(f"The board of Tarn passed the toll plan 7-2 on Monday. {text}")
    assert {held["voter"]: held["position"] for held in vote["positions"]} == positions


def test_two_votes_by_one_verb(read: Read) -> None:
    votes = read("The Tarn senate voted by 240 to 201 for a register and by 233 to 198 against cuts.")
    assert [(one["outcome"], one["votes_for"], one["votes_against"]) for one in votes] == [
        ("adopted", 240, 201),
        ("rejected", 198, 233),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The council of Orsk discussed the quarry on Monday. The vote was 5-2.",
        "Teachers in Orsk rejected the offer by a vote of 1,204 to 311.",
        "The union members had voted by a margin of ten to one to strike.",
        "Ada Pell said that the deputies of Tarn had “voted against the dead”.",
    ],
)
def test_what_is_no_bodys_vote_either(text: str, read: Read) -> None:
    assert read(text) == []


def test_what_a_body_had_done_before_is_not_what_it_did(one_vote: One) -> None:
    vote = one_vote(
        "The arts board of Orsk, which had turned down the grant in May, reversed itself by seven votes to three."
    )
    assert (vote["outcome"], vote["votes_for"], vote["votes_against"]) == ("adopted", 7, 3)
