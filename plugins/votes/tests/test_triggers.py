"""A paragraph without a trigger is never parsed: every example must have one, and plain news none."""

from __future__ import annotations

import pytest

from onrecord.reading.triggers import TriggerIndex
from onrecord_votes.decisions import CONFIDENCE_FRAMES
from onrecord_votes.standing import STANDING_RULES
from onrecord_votes.triggers import TRIGGERS

INDEX = TriggerIndex({"votes": TRIGGERS})

TOLD = [
    *(row.example for row in (*CONFIDENCE_FRAMES, *STANDING_RULES)),
    "The bill failed 44-56.",
    "The motion failed on a 44 to 56 count.",
    "By a 61 to 38 vote, the House of Tarn closed the mine.",
    "The court of Tarn ruled 5-4 for the miners.",
    "In a 5–4 ruling, the justices freed the captain.",
    "The Senate confirmed Ana Brod as harbour master.",
    "Ana Brod was confirmed by the Senate.",
    "The nominee was confirmed 53-41.",
    "The committee advanced the nomination on Tuesday.",
    "Lawmakers reject harbour toll",
    "MPs backed the harbour deal, with nine voting against.",
    "The amendment was defeated.",
    "On the third ballot the conclave chose Bishop Odo Marr.",
    "The bill failed to pass the upper house.",
]

ELECTIONS = [
    "Many will vote for Ada Rook, who has appealed to young people.",
    "Early voting begins in Orlen next week.",
    "Two propositions are on the ballot in Orlen.",
    "Her campaign failed and few party elders had backed her.",
    "Police confirmed that the ruling party's office was searched.",
    "She defeated Odo Marr for governor.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_tells_of_a_vote_has_a_trigger(text: str) -> None:
    assert INDEX.owners(text) == {"votes"}


@pytest.mark.parametrize("text", ELECTIONS)
def test_talk_of_elections_has_none(text: str) -> None:
    assert INDEX.owners(text) == set()
