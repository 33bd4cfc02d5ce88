"""Votes: the extractor, from sentences to ballots to votes to facts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, ClassVar

from onrecord import Extractor, NoConfig
from onrecord_votes.ballots import Ballot, read_ballots
from onrecord_votes.bodies import Body
from onrecord_votes.facts import Vote
from onrecord_votes.gather import gather
from onrecord_votes.records import record

if TYPE_CHECKING:
    from onrecord.reading import Reading


class Votes(Extractor[NoConfig, Vote]):
    """Reads how bodies voted."""

    name = "votes"
    fact_model = Vote
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse"})
    triggers: ClassVar[Set[str]] = frozenset(
        {
            *(
                "vote",
                "votes",
                "voted",
                "voting",
                "outvoted",
                "abstain*",
                "abstention*",
                "veto*",
                "unanim*",
                "ballot*",
                "no-confidence",
                "motion",
            ),
            *("by consensus", "security council", "general assembly", "resolution", "party lines", "party-line"),
            *(
                "passed",
                "passes",
                "reject*",
                "approved",
                "approves",
                "adopted",
                "adopts",
                "ratif*",
                "defeated",
                "override*",
            ),
            *(
                "overrode",
                "overridden",
                "impeached",
                "censured",
                "in favor",
                "in favour",
                "two-thirds",
                "confirmed",
                "ruled",
                "ruling",
            ),
            *(
                "amendment",
                "backed",
                "failed",
                "cleared",
                "advanced",
                "sailed through",
                "sails through",
                "sail through",
            ),
            *("elected by", "elected president", "elected speaker", "elected prime minister", "elected chancellor"),
            *("elected chairman", "elected leader", "re-elected"),
        }
    )

    def extract(self, reading: Reading) -> Iterator[Vote]:
        ballots: list[Ballot] = []
        bodies: list[Body] = []
        for sentence in reading.sentences:
            paragraph = reading.paragraph_at(sentence.start_char)
            ballots += read_ballots(sentence, reading.text, paragraph.index if paragraph else 0, bodies)
        for event in gather(ballots, reading.text):
            yield record(event, reading, bodies)
