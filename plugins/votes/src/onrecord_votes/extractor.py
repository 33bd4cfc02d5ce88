"""Votes: the extractor, from sentences to ballots to votes to facts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, ClassVar

from onrecord import Extractor, NoConfig
from onrecord_votes.ballots import Ballot, read_ballots
from onrecord_votes.bodies import Body, named_in
from onrecord_votes.facts import Vote
from onrecord_votes.gather import gather
from onrecord_votes.records import record
from onrecord_votes.refusals import refuse
from onrecord_votes.triggers import TRIGGERS

if TYPE_CHECKING:
    from onrecord.reading import Reading


class Votes(Extractor[NoConfig, Vote]):
    """Reads how bodies voted."""

    name = "votes"
    fact_model = Vote
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "mentions"})
    triggers: ClassVar[Set[str]] = TRIGGERS
    scoring: ClassVar[str | None] = "onrecord_votes.scoring:VoteScoring"

    def extract(self, reading: Reading) -> Iterator[Vote]:
        ballots: list[Ballot] = []
        bodies: list[Body] = []
        for sentence in reading.sentences:
            paragraph = reading.paragraph_at(sentence.start_char)
            index = paragraph.index if paragraph else 0
            ballots += read_ballots(sentence, reading.text, index, bodies, ballots[-1] if ballots else None)
        events = gather(ballots, reading.text)
        if reading.watched:
            refuse(reading, ballots, events)
        if events:
            read = {one.index for one in reading.paragraphs}
            for other in reading.all_paragraphs:
                if other.index not in read:
                    bodies += named_in(reading.text, other.start, other.end)
            bodies.sort(key=lambda body: body.start)
        for event in events:
            yield record(event, reading, bodies)
