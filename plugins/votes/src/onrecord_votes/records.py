"""Records: from a gathered event to the Vote that goes out, its counts turned to the motion as put."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

from onrecord import Evidence
from onrecord_votes.ballots import SITTING_REACH, Ballot
from onrecord_votes.bodies import Body
from onrecord_votes.decisions import Outcome
from onrecord_votes.facts import Position, Vote
from onrecord_votes.gather import Event
from onrecord_votes.lexicon import words
from onrecord_votes.positions import Held
from onrecord_votes.standing import by_majority, is_supermajority
from onrecord_votes.tally import Score, Side
from onrecord_votes.voters import Voter, without_titles

if TYPE_CHECKING:
    from onrecord.reading import Reading

CONFIDENCE: Final = {
    "tally": 0.95,
    "tally_of_body": 0.85,
    "veto": 0.95,
    "vote_verb": 0.9,
    "unanimous": 0.9,
    "confidence": 0.85,
    "override": 0.85,
    "shortfall": 0.85,
    "by_votes": 0.85,
    "elected_by_body": 0.8,
    "decision": 0.7,
    "positions": 0.6,
    "detail": 0.6,
}
"""The score of a vote by the rule that found it; a vote whose body is not named gets a tenth less."""

_FIELDS: Final[dict[Side, str]] = {
    "for": "votes_for",
    "against": "votes_against",
    "abstain": "abstentions",
    "absent": "absent",
}

Span = tuple[int, int]


def record(event: Event, reading: Reading, bodies: list[Body]) -> Vote:
    """The fact for one vote. Of what is told twice the first telling counts; each has its evidence.

    `bodies` are all that the article names, by place: what "the council" or "lawmakers" stand for is looked up there.
    """
    principal = next((ballot for ballot in event.ballots if ballot.standing == "reported"), event.first)
    body = _body(event, bodies)
    outcome = _outcome(event, body, reading.text)
    counts = _counts(event, outcome, reading.text)
    positions = list(_positions(event, outcome, reading))
    evidence = list(_words(event, reading))
    for side, (_, *span) in counts.items():
        evidence.append(reading.evidence(_FIELDS[side], *span))
    evidence += [reading.evidence("position", one.start, one.end) for one in positions]
    if body is not None and not any(one.field == "body" and one.start == body.start for one in evidence):
        evidence.insert(0, reading.evidence("body", body.start, body.end))
    motion = next((ballot.motion for ballot in event.ballots if ballot.motion), None)
    date = next((ballot.date for ballot in event.ballots if ballot.date), None)
    main = [one for one in evidence if principal.start <= one.start and one.end <= principal.end] or evidence
    return Vote(
        rule=principal.rule,
        confidence=CONFIDENCE[principal.rule] - (0.1 if body is None else 0),
        start=min(one.start for one in main),
        end=max(one.end for one in main),
        evidence=evidence,
        body=body.name if body else None,
        motion=reading.text[slice(*motion)] if motion else None,
        outcome=outcome,
        positions=positions,
        date_text=reading.text[slice(*date)] if date else None,
        **{_FIELDS[side]: count for side, (count, _, _) in counts.items()},
    )


def _body(event: Event, bodies: list[Body]) -> Body | None:
    """The body by its fullest name near: its own, else that of the one last named that it can stand for."""
    own = next((ballot.body for ballot in _by_name(event) if ballot.body), None)
    if own is not None and own.definite:
        return own
    before = [body for body in bodies if body.start < event.first.start]
    near = [body for body in before if event.first.start - body.start < SITTING_REACH]
    if own is None:
        own = _last_sitting(near) if event.first.rule != "confidence" else None
    if own is None or own.definite:
        return own
    if own.members:
        full = [body for body in near if body.definite and not body.is_court]
    else:
        full = [body for body in before if body.definite and own.head in (body.head, *body.name.lower().split())]
    whole = [body for body in full if body.head not in _OF_OTHERS] if own.members else full
    return whole[-1] if whole else full[-1] if full else own


def _last_sitting(near: list[Body]) -> Body | None:
    """The body that a sentence was last about; others, and those of a larger body's own, only where there is none."""
    named = [body for body in reversed(near) if not body.members]
    return next(
        (body for body in named if body.topic and body.head not in _OF_OTHERS),
        next((body for body in named if body.head not in _OF_OTHERS), named[0] if named else None),
    )


_OF_OTHERS: Final = words("committee subcommittee commission panel court cabinet")


def _by_name(event: Event) -> list[Ballot]:
    """Ballots that name their body before those that speak of lawmakers or "the council"."""
    return sorted(event.ballots, key=lambda ballot: not (ballot.body and ballot.body.definite))


def _outcome(event: Event, body: Body | None, text: str) -> Outcome | None:
    outcomes = [ballot.outcome for ballot in event.ballots if ballot.outcome]
    if outcomes:
        return "vetoed" if "vetoed" in outcomes else outcomes[0]
    if any(
        ballot.standing != "detail" and ballot.rule not in ("tally_of_body", "positions") for ballot in event.ballots
    ):
        return None
    if body is not None and body.is_court:
        return None
    counts = _told(event)
    words = " ".join(text[ballot.start : ballot.end] for ballot in event.ballots)
    if body is not None and body.head == "security council":
        if 0 < counts.get("for", 0) < _NEEDED_IN_COUNCIL:
            return "rejected"
        done = any(ballot.labels["for"].rule == "for_voted_so" for ballot in event.ballots if "for" in ballot.labels)
        return "adopted" if done and counts["for"] >= _NEEDED_IN_COUNCIL else None
    wholes = [ballot.labels["for"].whole for ballot in event.ballots if "for" in ballot.labels]
    # "a text got 98 votes in favour and 19 against"
    return by_majority(counts, words, next((whole for whole in wholes if whole), None))


_NEEDED_IN_COUNCIL: Final = 9
"""Without so many votes nothing is adopted in the Security Council; with them it may still be vetoed."""


def _told(event: Event) -> dict[Side, int]:
    """The counts whose side is told, not only the order of two numbers."""
    counts: dict[Side, int] = {}
    for ballot in event.ballots:
        for side, label in ballot.labels.items():
            counts.setdefault(side, label.count)
    for side in ("for", "against"):
        only = [held for ballot in event.ballots for held in ballot.positions if held.only and held.stance == side]
        if only:
            counts.setdefault(side, len(only))
    return counts


def _counts(event: Event, outcome: Outcome | None, text: str) -> dict[Side, tuple[int, int, int]]:
    """For each side that is stated its count and the span that states it."""
    found: dict[Side, tuple[int, int, int]] = {}
    for ballot in event.ballots:
        for side, label in ballot.labels.items():
            found.setdefault(side, (label.count, label.start, label.end))
    for ballot in event.ballots:
        if ballot.score is None:
            continue
        in_favour, against = _oriented(ballot, ballot.score, outcome, text)
        span = ballot.score.start, ballot.score.end
        if {"for", "against"} & found.keys() and not _agree(found, in_favour, against):
            found.pop("for", None), found.pop("against", None)
        found.setdefault("for", (in_favour, *span))
        found.setdefault("against", (against, *span))
        if ballot.score.third is not None:
            found.setdefault("abstain", (ballot.score.third, *span))
        break
    for side in ("for", "against"):
        only = [held for ballot in event.ballots for held in ballot.positions if held.only and held.stance == side]
        if only and side not in found:
            found[side] = (len(only), only[0].voter.start, only[-1].voter.end)  # "only Ordain and Pell voted in favour"
    return {side: found[side] for side in _FIELDS if side in found}


def _agree(found: dict[Side, tuple[int, int, int]], in_favour: int, against: int) -> bool:
    pair = {"for": in_favour, "against": against}
    return all(found[side][0] == count for side, count in pair.items() if side in found)


def _oriented(ballot: Ballot, score: Score, outcome: Outcome | None, text: str) -> tuple[int, int]:
    """A score as (for, against) the motion as put, whichever side is written first.

    The larger side is the one that the outcome favours: a defeated motion has the smaller count for it, also where a
    premier "survives a no-confidence vote 120 to 98". Where more than half was needed, the count for the motion comes
    first, as in "a 231-190 vote fell short of two thirds"; so it does where no outcome is told.
    """
    low, high = sorted((score.first, score.second))
    if outcome in ("adopted", "vetoed"):
        return high, low
    if outcome == "rejected" and not (ballot.supermajority or is_supermajority(text[ballot.start : ballot.end])):
        return low, high
    return score.first, score.second


def _positions(event: Event, outcome: Outcome | None, reading: Reading) -> Iterator[Position]:
    seen: set[str] = set()
    told = [held for ballot in event.ballots for held in ballot.positions]
    losers = _losers(event, outcome, reading.text)
    sides: dict[str, Literal["for", "against"]] = {
        one.voter.name: one.stance for one in told if one.stance == "for" or one.stance == "against"
    }
    for held in sorted(told, key=_vetoes_first):
        stance = _stance(held, outcome, losers, sides)
        name = _fullest(held.voter, reading) if stance is not None else None
        if stance is not None and name is not None and name not in seen:
            seen.add(name)
            yield Position(voter=name, position=stance, start=held.voter.start, end=held.voter.end)


def _fullest(voter: Voter, reading: Reading) -> str | None:
    """A voter's name; a person's as the article has it in full. None for a pronoun that nobody is known for."""
    if voter.country or voter.group or " " in voter.name:
        return voter.name
    span = reading.doc.char_span(voter.start, voter.end)
    mention = reading.mentions.resolve(span) if span is not None else None
    if mention is not None and mention.name == voter.name:  # with a title that the mentions know for a name's
        full = {without_titles(one.name) for one in reading.mentions.all if one.name.endswith(f" {voter.name}")}
        return full.pop() if len(full) == 1 else voter.name
    if mention is None or (voter.pronoun and mention.kind != "person"):
        return None if voter.pronoun else voter.name
    is_same = voter.pronoun or (mention.kind == "person" and voter.name in mention.name.split())
    return without_titles(mention.name) if is_same else voter.name


def _losers(event: Event, outcome: Outcome | None, text: str) -> int | None:
    """How many were on the side that lost, where that is told."""
    counts = _counts(event, outcome, text)
    side: Side = "for" if outcome == "rejected" else "against"
    other: Side = "against" if outcome == "rejected" else "for"
    if outcome is None or side in counts:
        return counts[side][0] if outcome is not None else None
    wholes = [ballot.labels[other] for ballot in event.ballots if other in ballot.labels]
    return next((label.whole - label.count for label in wholes if label.whole), None)  # "seven of its nine members"


def _vetoes_first(held: Held) -> tuple[bool, bool, int]:
    return held.stance != "veto", held.stance in ("prefers", "beside"), held.voter.start


def _stance(
    held: Held, outcome: Outcome | None, losers: int | None, sides: Mapping[str, Literal["for", "against"]]
) -> Literal["for", "against", "abstain", "absent", "veto"] | None:
    if held.stance == "deciding":
        return _WINNING.get(outcome or "")
    if held.stance == "minority" or (
        held.stance == "prefers" and held.with_others == losers and (losers > 1 or held.only)
    ):
        return _LOSING.get(outcome or "")
    if held.stance == "prefers":
        return None
    if held.stance == "beside":
        return next((sides[name] for name in held.beside if name in sides), None)
    return held.stance


_WINNING: Final[dict[str, Literal["for", "against"]]] = {"adopted": "for", "rejected": "against", "vetoed": "for"}
_LOSING: Final[dict[str, Literal["for", "against"]]] = {"adopted": "against", "rejected": "for"}


def _words(event: Event, reading: Reading) -> Iterator[Evidence]:
    """Evidence for body, motion, outcome and date, from every ballot that states them."""
    seen: set[tuple[str, int]] = set()
    for ballot in event.ballots:
        spans: dict[str, Span | None] = {
            "body": (ballot.body.start, ballot.body.end) if ballot.body else None,
            "motion": ballot.motion,
            "outcome": (ballot.decision.start, ballot.decision.end) if ballot.decision else ballot.unanimous,
            "date_text": ballot.date,
        }
        for name, span in spans.items():
            if span is not None and (name, span[0]) not in seen:
                seen.add((name, span[0]))
                yield reading.evidence(name, *span)
