"""Votes as a whole: tallies turned to the motion, bodies and motions as spans, and one vote told in many places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.display import describe
from onrecord_votes.facts import Vote

One = Callable[[str], dict[str, Any]]
Read = Callable[[str], list[dict[str, Any]]]
FIELDS = ("outcome", "votes_for", "votes_against", "abstentions", "absent")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("The Security Council adopted the text 13-0 with two abstentions.", ("adopted", 13, 0, 2, None)),
        ("The House voted 218 to 210 to pass the farm bill.", ("adopted", 218, 210, None, None)),
        ("The council of Tarn passed it with 14 in favour, none against, one abstention.", ("adopted", 14, 0, 1, None)),
        ("The Lords backed the amendment by 300 votes to 240.", ("adopted", 300, 240, None, None)),
        ("The premier survived a no-confidence vote 120 to 98.", ("rejected", 98, 120, None, None)),
        ("MPs rejected the deal by 300 to 240.", ("rejected", 240, 300, None, None)),
        ("The motion was lost by 40 votes to 61 in the Tarn parliament.", ("rejected", 40, 61, None, None)),
        ("The council of Tarn approved the budget unanimously.", ("adopted", None, None, None, None)),
        ("The General Assembly adopted the text by consensus.", ("adopted", None, None, None, None)),
        ("The House of Commons approved the bill without a vote.", ("adopted", None, None, None, None)),
        ("The Senate of Tarn passed the bill by just 13 votes.", ("adopted", None, None, None, None)),
        (
            "The text won eight votes in the Security Council but fell short of the nine votes needed.",
            ("rejected", 8, None, None, None),
        ),
        ("A 231-190 vote in the House fell short of two thirds.", ("rejected", 231, 190, None, None)),
        (
            "Thirteen members of the Tarn council voted in favour, two were opposed and four were absent.",
            ("adopted", 13, 2, None, 4),
        ),
        ("The Supreme Court of Tarn ruled by a 5-4 vote that the poll was void.", (None, 5, 4, None, None)),
        ("France vetoed a Security Council draft that 13 members voted for.", ("vetoed", 13, None, None, None)),
        ("Kerra Bost was elected speaker of the Tarn assembly by 71 votes to 40.", ("adopted", 71, 40, None, None)),
    ],
)
def test_outcome_and_tally(text: str, fields: tuple[object, ...], one_vote: One) -> None:
    vote = one_vote(text)
    assert tuple(vote[field] for field in FIELDS) == fields


def test_body_motion_and_date_are_spans_of_the_text(one_vote: One) -> None:
    text = "The city council of Brell on Tuesday approved the harbour plan by 6-3."
    vote = one_vote(text)
    assert (vote["body"], vote["motion"], vote["date_text"]) == ("city council of Brell", "harbour plan", "on Tuesday")
    spans = {one["field"]: one["exact"] for one in vote["evidence"]}
    assert spans["body"] == "city council of Brell"
    assert spans["motion"] == "harbour plan"
    assert spans["outcome"] == "approved"
    assert spans["votes_for"] == spans["votes_against"] == "6-3"


def test_two_votes_in_one_sentence_are_kept_apart(read: Read) -> None:
    votes = read("MPs rejected the deal by 391 votes to 242, but then backed a delay by 412 to 202.")
    assert [(vote["outcome"], vote["votes_for"], vote["votes_against"]) for vote in votes] == [
        ("rejected", 242, 391),
        ("adopted", 412, 202),
    ]


def test_two_chambers_are_two_votes(read: Read) -> None:
    votes = read("The Senate passed its version of the bill 33-7, and the House followed with a vote of 90-26.")
    assert [(vote["body"], vote["votes_for"]) for vote in votes] == [("Senate", 33), ("House", 90)]


def test_a_vote_is_gathered_across_paragraphs(one_vote: One) -> None:
    vote = one_vote(
        "On Friday a plea for a truce failed in the United Nations Security Council.\n"
        "Ambassador Lena Fross said afterwards that she was sad about the vote.\n"
        "Eleven countries abstained, and only Chad and Peru voted for the draft."
    )
    assert (vote["body"], vote["outcome"]) == ("United Nations Security Council", "rejected")
    assert (vote["votes_for"], vote["votes_against"], vote["abstentions"]) == (2, None, 11)
    assert {held["voter"]: held["position"] for held in vote["positions"]} == {"Chad": "for", "Peru": "for"}


def test_a_vote_told_twice_is_one_with_evidence_for_both(one_vote: One) -> None:
    vote = one_vote(
        "Parliament throws out pension bill\n"
        "The parliament of Ostrova rejected a pension bill on Wednesday by 61 votes to 58.\n"
        "The lower house voted 61-58 against the bill, with three abstentions, after a debate of nine hours."
    )
    assert (vote["votes_for"], vote["votes_against"], vote["abstentions"]) == (58, 61, 3)
    assert sum(one["field"] == "outcome" for one in vote["evidence"]) >= 2


def test_the_council_is_looked_up_by_its_full_name(one_vote: One) -> None:
    vote = one_vote(
        "The Brell City Council met for nine hours before a vote on the harbour.\nThe council voted 6-3 to build it."
    )
    assert vote["body"] == "Brell City Council"


def test_the_same_text_gives_the_same_votes(read: Read) -> None:
    text = "The Security Council adopted the text 12-0, with China, India and Brazil abstaining."
    assert read(text) == read(text)


def test_every_span_says_what_it_was_read_from(read: Read) -> None:
    text = "The House voted 218 to 210 on Thursday to pass the farm bill. Only Ada Pell abstained."
    for vote in read(text):
        assert all(text[one["start"] : one["end"]] == one["exact"] for one in vote["evidence"])


def test_a_pronoun_stands_for_the_body_named_before(one_vote: One) -> None:
    vote = one_vote("The parish council of Tull settled it last autumn: it voted six to one for the bell.")
    assert (vote["body"], vote["votes_for"], vote["votes_against"]) == ("parish council of Tull", 6, 1)


def test_a_vote_to_reject_is_turned_to_the_motion(one_vote: One) -> None:
    vote = one_vote("The Brell City Council voted 7-4 to reject a levy on hotels.")
    assert (vote["outcome"], vote["votes_for"], vote["votes_against"]) == ("rejected", 4, 7)


def test_a_sitting_goes_on_with_motions_that_do_not_name_the_body(read: Read) -> None:
    votes = read(
        "The Tarn Assembly voted 112 to 87 to set up a commission of inquiry.\n"
        "An amendment by the Greens was rejected by 150 votes to 51.\n"
        "A third motion, on fees, was adopted unanimously."
    )
    assert [(vote["body"], vote["motion"], vote["outcome"]) for vote in votes] == [
        ("Tarn Assembly", "to set up a commission of inquiry", "adopted"),
        ("Tarn Assembly", "amendment by the Greens", "rejected"),
        ("Tarn Assembly", "third motion", "adopted"),
    ]


def test_a_motion_is_unanimous_only_in_a_sitting(read: Read) -> None:
    assert read("The book club met. A third motion, on fees, was adopted unanimously.") == []


def test_a_party_is_named_rather_than_its_side(one_vote: One) -> None:
    vote = one_vote("The opposition National Front voted against; the Tarn parliament passed the bill 60-40.")
    assert [(held["voter"], held["position"]) for held in vote["positions"]] == [("National Front", "against")]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"body": "council", "outcome": "adopted", "motion": "to scrap the ferry"},
            "council adopted: to scrap the ferry",
        ),
        (
            {"outcome": "rejected", "motion": "the bill", "votes_for": 7, "votes_against": 9},
            "rejected: the bill, 7 for, 9 against",
        ),
        ({"body": "council", "votes_for": 7}, "council, 7 for"),
    ],
)
def test_a_vote_in_a_line_is_a_sentence_that_holds_whatever_the_motion_is(fields: dict[str, Any], line: str) -> None:
    assert describe(fields, Vote.headline) == line
