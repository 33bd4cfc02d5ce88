"""When a vote is right, for `onrecord evaluate votes`.

The votes of a text are paired with gold's one to one, those that agree most first. A number that gold doesn't state is
not compared. Voters are compared without case, article, title and punctuation, and a few by another name (`_SAME`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt

from onrecord.evaluation import Comparison, GoldEntry, GoldRow, Scoring, aligned

SIDES: Final = ("for", "against", "abstain")

_NUMBERS: Final = {"for": "votes_for", "against": "votes_against", "abstain": "abstentions"}
_TITLE: Final = re.compile(r"^(?:the|senator|representative|sen|rep|mp|mep) ")
_SAME: Final = {
    "us": "united states",
    "usa": "united states",
    "america": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "russian federation": "russia",
    "federated states of micronesia": "micronesia",
    "republican": "republicans",
    "republican party": "republicans",
    "democrat": "democrats",
    "democratic party": "democrats",
}


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote, in gold or as it was found: how it went, its numbers by side, and the side and name of each voter."""

    outcome: str | None
    numbers: Mapping[str, int | None]
    voters: frozenset[tuple[str, str]]
    optional: bool = False
    confidence: float = 1.0

    @property
    def is_counted(self) -> bool:
        """Whether it has a tally."""
        return self.numbers["for"] is not None or self.numbers["against"] is not None

    def agrees(self, gold: Ballot) -> bool:
        """Whether it has every number that gold states."""
        return all(number is None or self.numbers[side] == number for side, number in gold.numbers.items())


class Positions(BaseModel):
    """Voters by the side that they took."""

    model_config = ConfigDict(strict=True, extra="forbid")

    for_: list[str] = Field([], alias="for")
    against: list[str] = []
    abstain: list[str] = []


class VoteEntry(GoldEntry):
    """A vote in gold. Its numbers must be there, null where they are not told: one forgotten would be none."""

    outcome: Literal["adopted", "rejected", "vetoed"] | None
    for_: NonNegativeInt | None = Field(alias="for")
    against: NonNegativeInt | None
    abstain: NonNegativeInt | None
    positions: Positions = Positions()


class VoteScoring(Scoring):
    """Whether there was a vote, its tally, how it went, and who voted how."""

    key: ClassVar[str] = "votes"
    entry = VoteEntry

    def compare(self, row: GoldRow, facts: Sequence[Mapping[str, Any]]) -> Comparison:
        given = [_found(fact) for fact in facts]
        gold = [_gold(entry) for entry in row.entries(self.key, self.entry)]
        pairs = dict(aligned(given, gold, _in_common, 0))
        judged = [at for at in range(len(given)) if at not in pairs or not gold[pairs[at]].optional]
        needed = [at for at, one in enumerate(gold) if not one.optional]
        found = {other: given[at] for at, other in pairs.items()}
        right = [at for at in needed if at in found]
        comparison = Comparison()
        comparison.add("vote", len(right), len(judged), len(needed))
        counted = [at for at in right if gold[at].is_counted and found[at].is_counted and found[at].agrees(gold[at])]
        comparison.add(
            "tally",
            len(counted),
            sum(given[at].is_counted for at in judged),
            sum(gold[at].is_counted for at in needed),
        )
        told = [at for at in needed if gold[at].outcome is not None]
        as_told = [at for at in told if at in found and found[at].outcome == gold[at].outcome]
        comparison.add("outcome, of those told", len(as_told), len(told), len(told))
        wanted = _voters(gold[at] for at in needed)
        spare = _voters(one for one in gold if one.optional) - wanted
        names = _voters(given) - spare
        comparison.add("position of a voter", len(names & wanted), len(names), len(wanted))
        comparison.judged += [
            (given[at].confidence, pairs.get(at) in (*counted, *_untold(right, gold))) for at in judged
        ]
        comparison.errors += [f"wrong    {_shown(given[at])}" for at in judged if at not in pairs]
        comparison.errors += [f"missed   {_shown(gold[at])}" for at in needed if at not in found]
        comparison.errors += [
            f"numbers  {_shown(found[at])}, not {_shown(gold[at])}"
            for at in right
            if not found[at].agrees(gold[at]) or (at in told and at not in as_told)
        ]
        comparison.errors += [f"voter    {name}: {side}, wrong" for side, name in sorted(names - wanted)]
        comparison.errors += [f"voter    {name}: {side}, missed" for side, name in sorted(wanted - names)]
        return comparison


def _untold(right: Sequence[int], gold: Sequence[Ballot]) -> list[int]:
    """Those found of which gold states no tally: that there was a vote is all that can be right."""
    return [at for at in right if not gold[at].is_counted]


def _found(fact: Mapping[str, Any]) -> Ballot:
    sides = [({"veto": "against"}.get(one["position"], one["position"]), one["voter"]) for one in fact["positions"]]
    return Ballot(
        fact["outcome"],
        {side: fact[field] for side, field in _NUMBERS.items()},
        frozenset((side, _compared(name)) for side, name in sides if side in SIDES),
        confidence=fact["confidence"],
    )


def _gold(entry: Mapping[str, Any]) -> Ballot:
    positions = entry.get("positions", {})
    voters = frozenset((side, _compared(name)) for side in SIDES for name in positions.get(side, ()))
    return Ballot(entry["outcome"], {side: entry[side] for side in SIDES}, voters, entry.get("optional", False))


def _compared(name: str) -> str:
    """A voter's name as it is compared."""
    plain = " ".join(re.sub(r"[^\w\s]", "", name.lower().replace("-", " ")).split())
    plain = _TITLE.sub("", plain)
    return _SAME.get(plain, plain)


def _voters(ballots: Iterable[Ballot]) -> frozenset[tuple[str, str]]:
    return frozenset[tuple[str, str]]().union(*(one.voters for one in ballots))


def _in_common(one: Ballot, gold: Ballot) -> float:
    """How much a vote agrees with one of gold: the tally weighs most, then the outcome and the voters."""
    agreed = 0.5 * (not gold.optional) + (one.outcome == gold.outcome) + len(one.voters & gold.voters)
    if not gold.is_counted:
        return agreed + (not one.is_counted)
    numbers = sum(number is not None and one.numbers[side] == number for side, number in gold.numbers.items())
    return agreed + 12 * one.agrees(gold) + 2 * numbers


def _shown(one: Ballot) -> str:
    numbers = " ".join(f"{side} {number}" for side, number in one.numbers.items() if number is not None)
    return f"{one.outcome or 'no outcome'}, {numbers or 'no tally'}"
