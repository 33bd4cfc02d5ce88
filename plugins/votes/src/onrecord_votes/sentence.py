"""Sentence: what the grammars find in one sentence, and the parts of it that tell of votes of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from onrecord_votes.bodies import find_bodies
from onrecord_votes.clauses import subject_of
from onrecord_votes.decisions import Decision, elliptic, find_decisions
from onrecord_votes.positions import Held, Stance, find_positions, holds, opens_alike
from onrecord_votes.tally import Score, find_labels, find_scores
from onrecord_votes.voters import Voter, find_voters

if TYPE_CHECKING:
    from spacy.tokens import Span

_MOST_MEMBERS: Final = 10_000
"""No body has so many; what is counted then is an electorate."""

_BREAK: Final = re.compile(r";|,?\s(?:but|while|whereas|then|and)\b|,\s(?:which|who|after)\b|,\s|\.\s")


_UNTIED: Final = re.compile(r"\b(?:until|before|deciding|casting|tie-?\s?break\w*|broke)\b")
"""A tie that a further vote decided is no vote of its own."""


_DECIDES_WITH: Final = {
    "for_needed": ("shortfall", "surplus"),
    "for_of_needed": ("shortfall", "surplus"),
    "for_agreed": ("resolve_verb", "approve_verb", "vote_verb"),
    "for_backed_by": ("approve_verb", "adopt_verb", "endorse_verb"),
}
"""By the label of a count the predicates in it that decide all the same: "was approved by the other 25 members"."""


UNANIMOUS: Final = re.compile(
    r"\b(?:unanimous(?:ly)?(?!\sin\s(?:voting|support|backing|favou?r|approving))|by\sconsensus|by\sacclamation|without\s(?:a\s|putting\sit\sto\sa\s)vote|without\sdissent|unopposed|"
    r"nem\.?\scon\b|on\sthe\snod|without\s(?:an?\s)?objections?|without\sopposition|without\sa\ssingle\s(?:\w+\s)?(?:vote|voice|no)(?:\sagainst)?)\b",
    re.IGNORECASE,
)
OF_THE_VOTE: Final = re.compile(
    r"(?:(?:The|That|This|Its|Their)\s(?:[\w-]+\s){0,2}?(?:vote|decision|tally|count|result|ballot)\b|It\swas\s(?:a\s)?unanimous)"
)
"""What a sentence about the vote on what was told before it begins with."""
_WITH: Final = re.compile(r"\bwith\s")
_LISTING: Final = re.compile(r"[,(–—]|\s-\s")


class Sentence:
    """The bodies, decisions, counts and positions of one sentence, all by place. `text` is the article's.

    `stance` is the position that the sentence before told last: "So did Ordain."
    """

    def __init__(self, span: Span, text: str, stance: Stance | None = None) -> None:
        self.span, self.text = span, text
        start, end = span.start_char, span.end_char
        self.bodies = find_bodies(span)
        self.scores = [one for one in find_scores(text, start, end) if max(one.first, one.second) < _MOST_MEMBERS]
        self.labels = [one for one in find_labels(text, start, end) if one.count < _MOST_MEMBERS]
        self.decisions = [one for one in find_decisions(span, text) if not self._is_counted(one)]
        self.positions: list[Held] = []
        lists = any(_LISTING.search(text, label.start, label.end) for label in self.labels)
        if lists or holds(span, text) or (stance and opens_alike(span)):
            voters = find_voters(span, self.bodies)
            self.positions = [
                held for held in find_positions(span, text, voters, stance) if not self._is_of_a_number(held)
            ]
            self.positions += self._listed(voters)

    def _listed(self, voters: list[Voter]) -> list[Held]:
        """Those who are named between a count and its side: "four trustees, Ada Pell and three others, approved it"."""
        told = {held.voter.start for held in self.positions}
        return [
            Held(voter, label.side, False, label.end)
            for label in self.labels
            for voter in voters
            if label.start < voter.start
            and voter.end < label.end
            and voter.start not in told
            and _LISTING.search(self.text, label.start, voter.start)
        ]

    def _is_of_a_number(self, held: Held) -> bool:
        """Whether the words of a position are those of a count: "the premier survived, with 121 opposing it"."""
        return any(
            label.start < held.at < label.end and _WITH.search(self.text, held.voter.end, label.start)
            for label in self.labels
            if held.voter.end < label.start
        )

    @property
    def is_silent(self) -> bool:
        """Whether nothing in it can be about a vote."""
        if self.decisions or self.scores or self.labels or self.positions:
            return False
        start, end = self.span.start_char, self.span.end_char
        return not (OF_THE_VOTE.match(self.text, start, end) and UNANIMOUS.search(self.text, start, end))

    def events(self) -> list[tuple[int, int]]:
        """The parts of the sentence that tell of votes of their own, as offsets; most sentences are one part.

        "MPs rejected the deal by 391 votes to 242, but backed a delay by 412 to 202" is two.
        """
        start, end = self.span.start_char, self.span.end_char
        parts: list[tuple[int, int]] = []
        breaks = list(_BREAK.finditer(self.text, start, end))
        for place, match in enumerate(breaks):
            if match.start() < start or not self._differ((start, match.start()), (match.start(), end)):
                continue
            starts = [one.start for one in within(self.decisions, match.start(), end)]
            starts += [one.start for one in within(self.scores, match.start(), end)]
            first = min(starts, default=match.end())
            later = [one for one in breaks[place:] if one.end() <= first]
            if later and within(self.labels, match.start(), later[-1].start()):
                match = later[-1]  # what is counted before it belongs to the vote on the left
            parts.append((start, match.start()))
            start = match.end()
        return [*parts, (start, end)]

    def _is_counted(self, decision: Decision) -> bool:
        """Whether a predicate only labels a count: "thirteen members supported the text"."""
        around = [label.rule for label in self.labels if label.start <= decision.start < label.end]
        return around != [] and not any(decision.rule in _DECIDES_WITH.get(rule, ()) for rule in around)

    def _is_counted_apart(self, score: Score, right: tuple[int, int]) -> bool:
        """Whether both sides of a vote are counted right of a break, and otherwise than the score on the left."""
        sides = {label.side: label.count for label in within(self.labels, *right)}
        return {"for", "against"} <= sides.keys() and {score.first, score.second} != {sides["for"], sides["against"]}

    def _decided_by_others(self, one: Decision, other: Decision) -> bool:
        """Whether two predicates have bodies of two names as their subjects: "the Senate passed it; the House …"."""
        bodies = []
        for decision in (one, other):
            subject = subject_of(self.span.doc[decision.token], self.span)
            at = -1 if subject is None else subject.i
            bodies.append(next((body for body in self.bodies if body.first <= at <= body.last), None))
        left, right = bodies
        return bool(left and right and not (left.members or right.members) and left.name.lower() != right.name.lower())

    def _differ(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Whether what stands left and right of a break can't be one vote: other counts, or another outcome."""
        certain = [one for one in self.decisions if one.rule != "told_verb"]
        before, after = within(certain, *left), within(certain, *right)
        voted = within(self.decisions, self.span.start_char, left[1])
        if voted and elliptic(self.text, *right, voted[-1]):
            return True
        first, second = within(self.scores, *left), within(self.scores, *right)
        if any(one.rule == "tie" for one in before) and _UNTIED.search(
            self.text, self.span.start_char, self.span.end_char
        ):
            return False
        if first and second and (before or after):
            if {first[-1].first, first[-1].second} != {second[0].first, second[0].second}:
                return True
            mine, theirs = within(self.bodies, *left), within(self.bodies, *right)
            named = mine and theirs and not (mine[-1].members or theirs[0].members)
            return bool(before and after and named and mine[-1].name.lower() != theirs[0].name.lower())
        if first and self._is_counted_apart(first[-1], right):
            return True
        if not before or not after:
            return False
        alone = [bool(UNANIMOUS.search(self.text, *part)) for part in (left, right)]
        if (alone[1] and first and min(first[-1].first, first[-1].second)) or (
            alone[0] and not alone[1] and second and min(second[0].first, second[0].second)
        ):
            return True  # "approved the budget 101-92 and unanimously adopted a motion"
        if "survives_ellipsis" in (before[0].rule, after[0].rule):
            return True
        if after[0].rule in ("shortfall", "surplus") or "veto" in self.span.text.lower():
            return False  # what got a majority in the left part failed all the same
        if self._decided_by_others(before[-1], after[0]):
            return True
        outcomes = before[-1].outcome, after[0].outcome
        own = bool(first or second) or bool(within(self.bodies, *right)) or bool(within(self.labels, *right))
        return own and None not in outcomes and outcomes[0] != outcomes[1]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def within(found: Sequence[P], start: int, end: int) -> list[P]:
    """Those that begin in `start:end`."""
    return [one for one in found if start <= one.start < end]
