"""Who voted how, frame by frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Span

from onrecord_votes.bodies import find_bodies
from onrecord_votes.positions import LIST_FRAMES, VERB_FRAMES, ListFrame, VerbFrame, find_positions
from onrecord_votes.voters import find_voters


@pytest.mark.parametrize("frame", (*VERB_FRAMES, *LIST_FRAMES), ids=lambda frame: frame.name)
def test_each_frame_reads_its_example(frame: VerbFrame | ListFrame, sentence: Callable[[str], Span]) -> None:
    span = sentence(frame.example)
    found = find_positions(span, frame.example, find_voters(span, find_bodies(span)))
    assert frame.stance in {held.stance for held in found}


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "The Security Council adopted the text 12-0, with China, India and the UAE abstaining.",
            {"China": "abstain", "India": "abstain", "United Arab Emirates": "abstain"},
        ),
        (
            "The Security Council rejected the text. Thirteen members abstained, while only Brazil and Ghana "
            "voted in favor.",
            {"Brazil": "for", "Ghana": "for"},
        ),
        (
            "The General Assembly adopted the text 120-3. The three countries that opposed it were Chad, the Marshall "
            "Islands and Bosnia and Herzegovina.",
            {"Chad": "against", "Marshall Islands": "against", "Bosnia and Herzegovina": "against"},
        ),
        ("France vetoed a Security Council resolution on Marelia.", {"France": "veto"}),
        (
            "The Senate passed the bill 51-50, with Vice President Ada Pell casting the tie-breaking vote.",
            {"Ada Pell": "for"},
        ),
        (
            "The Tarn assembly passed the motion 60-41. The Greens abstained and the Social "
            "Democrats voted against it.",
            {"Greens": "abstain", "Social Democrats": "against"},
        ),
        (
            "The Senate confirmed the judge 52-47, with Sens. Jo Bram (R-Tarn) and Lou Dell (R-Ost) joining Democrats "
            "in opposition.",
            {"Jo Bram": "against", "Lou Dell": "against"},
        ),
        ("Lawmakers in Tarn defeated the motion 5-4; Councilman Ed Barr was absent.", {"Ed Barr": "absent"}),
    ],
)
def test_positions(text: str, positions: dict[str, str], one_vote: Callable[[str], dict[str, Any]]) -> None:
    assert {held["voter"]: held["position"] for held in one_vote(text)["positions"]} == positions


def test_a_voter_stands_where_the_position_says(one_vote: Callable[[str], dict[str, Any]]) -> None:
    text = "The Security Council adopted the text 14-0, with the UAE abstaining."
    (held,) = one_vote(text)["positions"]
    assert (held["voter"], text[held["start"] : held["end"]]) == ("United Arab Emirates", "UAE")


def test_parts_of_a_party_hold_no_position(one_vote: Callable[[str], dict[str, Any]]) -> None:
    assert one_vote("The House passed the bill 220-210, with seven Democrats voting against it.")["positions"] == []


def test_whoever_says_how_they_will_vote_holds_no_position_yet(one_vote: Callable[[str], dict[str, Any]]) -> None:
    text = "The House passed the bill 220-210. Senator Jo Bram said she would vote against it."
    assert one_vote(text)["positions"] == []
