"""Gather: the ballots of an article brought together into votes; the same vote told twice is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from onrecord_votes.ballots import Ballot
from onrecord_votes.motion_nouns import names_motion
from onrecord_votes.sentence import OF_THE_VOTE
from onrecord_votes.telling import (
    bodies_clash,
    can_sit,
    days_clash,
    is_amendment,
    is_anaphoric,
    is_headline,
    is_motion_general,
    is_past,
    motion_words,
    same_tally_apart,
    shared,
)

_NEAR: Final = 6
"""How many paragraphs on a sentence that gives only details may stand behind its vote."""

_CONFIDENCE: Final = re.compile(r"confidence|censure|impeach|leadership", re.IGNORECASE)


@dataclass(slots=True)
class Event:
    """One vote of a body: the ballots that tell of it, in the order of the article."""

    ballots: list[Ballot] = field(default_factory=list)

    @property
    def first(self) -> Ballot:
        return self.ballots[0]

    def get(self, name: str) -> object:
        """The first value that any of the ballots has for a field."""
        return next((value for ballot in self.ballots if (value := getattr(ballot, name))), None)


_LIKEWISE: Final = re.compile(r"\b(?:d(?:id|one)\s(?:so|the\ssame)|followed\ssuit|[Ss]o\sdid\s|likewise)\b")
"""What gives a vote the outcome of the one before: "The Senate had done the same, by 30 votes to 9"."""


def gather(ballots: list[Ballot], text: str) -> list[Event]:
    """The votes that the ballots of an article tell of, by place, each with all that is told of it."""
    events: list[Event] = []
    waiting: list[Ballot] = []
    deed: Ballot | None = None
    for ballot in ballots:
        if ballot.standing == "deed":
            deed = ballot
            continue
        told, deed = deed, None
        if told is not None and _is_vote_on(told, ballot, text):
            events.append(Event([replace(told, standing="decided"), ballot]))
            continue
        if ballot.standing == "detail":
            home = _home(ballot, events, text)
            if home is not None and waiting and _goes_on(waiting[-1], ballot, home):
                home = None
            if home is not None:
                home.ballots.append(ballot)
            else:
                waiting.append(ballot)
            continue
        if ballot.outcome is None and events and _LIKEWISE.search(text, ballot.start, ballot.end):
            ballot.outcome = events[-1].get("outcome")  # type: ignore[assignment]
        same = next((event for event in reversed(events) if _same(ballot, event, text)), None)
        if same is not None:
            same.ballots.append(ballot)
        else:
            events.append(Event([ballot]))
            for early in [one for one in waiting if ballot.paragraph - one.paragraph <= 1 and _fits(one, events[-1])]:
                events[-1].ballots.append(early)
                waiting.remove(early)
    events += _told_by_counts(waiting, text)
    return sorted((event for event in events if _stands(event, text)), key=lambda event: event.first.start)


def _is_vote_on(deed: Ballot, ballot: Ballot, text: str) -> bool:
    """Whether a sentence gives the vote on what the one before told as done: "The vote was 5-2."."""
    counted = bool(ballot.score or ballot.labels or ballot.unanimous) and bool(OF_THE_VOTE.match(text, ballot.start))
    counted |= (
        ballot.standing == "detail" and 0 <= ballot.start - deed.end <= _ADJACENT and _is_whole_count(ballot, text)
    )
    return (
        ballot.outcome in (None, deed.outcome)
        and (counted or _takes_up(deed, ballot, text))
        and ballot.paragraph - deed.paragraph <= 1
        and not bodies_clash(deed.body, ballot.body)
    )


def _is_whole_count(ballot: Ballot, text: str) -> bool:
    """Whether a sentence counts both sides, or all: "All 15 members vote in favour"."""
    if not _VOTED.search(text, ballot.start, ballot.end) or ballot.decision is not None:
        return False
    return {"for", "against"} <= ballot.labels.keys() or (
        "for" in ballot.labels and text.startswith("All ", ballot.start)
    )


def _takes_up(deed: Ballot, ballot: Ballot, text: str) -> bool:
    """Whether a sentence tells who voted how on a deed, by a noun for it: "suspends … opposed the suspension"."""
    if not ballot.positions or deed.decision is None or ballot.standing != "detail":
        return False
    verb = text[deed.decision.start : deed.decision.end].lower()
    nouns = {match.group(1).lower() for match in _DEFINITE.finditer(text, ballot.start, ballot.end)}
    sides = {held.stance for held in ballot.positions} & {"for", "against", "abstain"}
    if len(sides) > 1 and (0 <= ballot.start - deed.end <= _ADJACENT or any(map(names_motion, nouns))):
        return _VOTED.search(text, ballot.start, ballot.end) is not None  # "renew the licence. Two vote for it, …"
    return any(noun[:_SAME] == verb[:_SAME] for noun in nouns if len(verb) > _SAME)


_DEFINITE: Final = re.compile(r"\b[Tt]he\s([a-z]{5,})")
_SAME: Final = 5
"""How many letters at their beginning make a verb and a noun of one deed."""


def _goes_on(waiting: Ballot, ballot: Ballot, home: Event) -> bool:
    """Whether a detail goes on about what the one right before it told, which no vote told so far can be."""
    last = max(one.start for one in home.ballots)
    apart = waiting.paragraph == ballot.paragraph and waiting.start > last and not _fits(waiting, home)
    return apart and _fits(ballot, Event([waiting]))


_VOTED: Final = re.compile(r"\b(?:vot|abst|ballot|aye|nay|yea|noes)", re.IGNORECASE)


def _told_by_counts(waiting: list[Ballot], text: str) -> list[Event]:
    """Votes that only counts and positions tell of, in sentences near each other: at least two sides with a count."""
    groups: list[Event] = []
    for ballot in waiting:
        if groups and ballot.paragraph - groups[-1].ballots[-1].paragraph <= 1 and _fits(ballot, groups[-1]):
            groups[-1].ballots.append(ballot)
        else:
            groups.append(Event([ballot]))
    return [
        group
        for group in groups
        if _counts_of(group)
        and (len(_counts_of(group) | _stances_of(group)) > 1 or any(_is_most(ballot) for ballot in group.ballots))
        and any(_VOTED.search(text, ballot.start, ballot.end) for ballot in group.ballots)
    ]


def _is_most(ballot: Ballot) -> bool:
    """Whether more than half of a body's members are told to have voted for a motion, and which it was."""
    label = ballot.labels.get("for")
    if label is None or label.whole is None or ballot.body is None or label.whole > _MOST_MEMBERS:
        return False
    return label.whole < 2 * label.count


_MOST_MEMBERS: Final = 1_000
"""No body has more; those who are more are a party's delegates or an electorate."""


def _counts_of(event: Event) -> set[str]:
    return {side for ballot in event.ballots for side in ballot.labels}


def _stances_of(event: Event) -> set[str]:
    return {held.stance for ballot in event.ballots for held in ballot.positions}


def _stands(event: Event, text: str) -> bool:
    """Whether a vote is really told: by a word of a vote, or by who voted how after a bare decision."""
    if any(ballot.standing == "reported" for ballot in event.ballots):
        return True
    details = [ballot for ballot in event.ballots if ballot.standing == "detail"]
    if len(details) == len(event.ballots):
        return True
    return any(
        ballot.positions
        or ballot.score
        or {"for", "against"} <= ballot.labels.keys()
        or _VOTED.search(text, ballot.start, ballot.end)
        for ballot in details
    )


def _home(detail: Ballot, events: list[Event], text: str) -> Event | None:
    """The vote that a sentence with only details belongs to: the latest one near that it does not contradict.

    Votes that are told as past ("it had passed the first reading 60-40") come last.
    """
    latest = events[::-1]
    taken_up: Event | None = None
    for event in sorted(latest, key=lambda event: event.first.earlier and not _follows(detail, event, events, text)):
        last = max(ballot.paragraph for ballot in event.ballots)
        if abs(detail.paragraph - last) > _NEAR or not all(can_sit(detail, one.body) for one in event.ballots):
            continue
        if not _bodies_fit(detail, event):
            continue
        if _fits(detail, event) and _speaks_of(detail, event, text):
            return event
        if taken_up is None and detail.positions and _fits(detail, event) and is_anaphoric(detail, text):
            taken_up = event  # "voted against the sale", where it was told that they sold
    if taken_up is not None:
        return taken_up
    if detail.positions and detail.date is None and not detail.earlier and latest:
        last = max(ballot.paragraph for ballot in latest[0].ballots)
        if detail.paragraph - last <= 1 and _fits(detail, latest[0]) and can_sit(detail, latest[0].first.body):
            return latest[0]  # right behind a vote, in words of its own: "Ms Lund voted for the cut"
    return None


def _follows(detail: Ballot, event: Event, events: list[Event], text: str) -> bool:
    """Whether a detail stands in the paragraph of a vote, behind it and before any other: it is about that one."""
    ends = [ballot.end for one in events for ballot in one.ballots]
    return (
        any(ballot.paragraph == detail.paragraph for ballot in event.ballots)
        and max(ballot.end for ballot in event.ballots) == max(ends)
        and is_motion_general(detail, text)
    )


def _speaks_of(detail: Ballot, event: Event, text: str) -> bool:
    """Whether what the detail was voted on can be what the event decided: "the bill", or words in common."""
    if is_motion_general(detail, text):
        return True
    mine, theirs = motion_words(detail, text), set().union(*(motion_words(one, text) for one in event.ballots))
    return not mine or not theirs or shared(mine, theirs) > 0


def _fits(detail: Ballot, event: Event) -> bool:
    return all(not _contradict(detail, ballot) for ballot in event.ballots)


def _contradict(one: Ballot, other: Ballot) -> bool:
    """Whether two ballots state different counts for one side."""
    if one.score and other.score and _pair(one) != _pair(other):
        return True
    if any(left.unanimous and _has_loser(right) for left, right in ((one, other), (other, one))):
        return True
    if any(one.labels[side].count != other.labels[side].count for side in one.labels.keys() & other.labels.keys()):
        return True
    for left, right in ((one, other), (other, one)):
        if left.score:
            stated = [right.labels[side].count for side in ("for", "against") if side in right.labels]
            if any(count not in (left.score.first, left.score.second) for count in stated):
                return True
    return False


def _has_loser(ballot: Ballot) -> bool:
    if ballot.score:
        return min(ballot.score.first, ballot.score.second) > 0
    return all(side in ballot.labels and ballot.labels[side].count > 0 for side in ("for", "against"))


def _pair(ballot: Ballot) -> frozenset[int]:
    if ballot.score:
        return frozenset({ballot.score.first, ballot.score.second})
    if "for" in ballot.labels and "against" in ballot.labels:
        return frozenset({ballot.labels["for"].count, ballot.labels["against"].count})
    return frozenset()


def _same(ballot: Ballot, event: Event, text: str) -> bool:
    """Whether a ballot tells of the vote of an event once more."""
    if not _fits(ballot, event):
        return False
    if _corrects_headline(ballot, event, text):
        for headline in event.ballots:
            headline.outcome = None
        return True
    if _outcomes_differ(ballot, event):
        return False
    if any(_pair(ballot) and _pair(ballot) == _pair(other) for other in event.ballots):
        return not same_tally_apart(ballot, event.ballots, text)
    if ballot.decision is not None and text.endswith("also ", ballot.start, ballot.decision.start):
        return False
    if (
        ballot.motion is None
        and ballot.decision is not None
        and _FURTHER.search(text, ballot.start, ballot.decision.start)
    ):
        return False
    if _bodies_fit(ballot, event) and _counts_after(ballot, event, text):
        return True
    of_confidence = any(_is_confidence(other, text) for other in event.ballots)
    takes_up = of_confidence and _THE_MOTION.match(text, ballot.start) is not None
    if _is_confidence(ballot, text) != of_confidence and not takes_up:
        return False
    if not _bodies_fit(ballot, event) or any(days_clash(ballot, one, text) for one in event.ballots):
        return False
    if (
        is_past(ballot, text)
        and ballot.paragraph > event.first.paragraph
        and not any(one.date for one in event.ballots)
    ):
        return False  # "Last month the council had turned it down"
    if takes_up:
        return True
    if all(is_headline(one, text) for one in event.ballots) and ballot.outcome is not None:
        return True
    if is_amendment(ballot, text) != any(is_amendment(one, text) for one in event.ballots) and (
        is_amendment(ballot, text) or not is_motion_general(ballot, text)
    ):
        return False
    mine, theirs = motion_words(ballot, text), set().union(*(motion_words(one, text) for one in event.ballots))
    if mine and theirs:
        return shared(mine, theirs) >= min(2, len(mine), len(theirs))
    return True


_ADJACENT: Final = 2
"""How many characters there are at most between a sentence and the next, be it of the next paragraph."""


def _counts_after(ballot: Ballot, event: Event, text: str) -> bool:
    """Whether a ballot right behind gives the count of a vote told without one, alone or with a noun for what was done.

    "Lawmakers voted to impeach the minister. The house approved the charges by 58 votes to 14."
    """
    last = event.ballots[-1]
    if any(one.score or one.labels for one in event.ballots) or not 0 <= ballot.start - last.end <= _ADJACENT:
        return False
    if ballot.decision is None and ballot.motion is None and {"for", "against"} <= ballot.labels.keys():
        return True
    if ballot.outcome != last.outcome or not (ballot.score or ballot.labels):
        return False
    to_do = last.motion is not None and text.startswith("to ", last.motion[0])
    return (to_do and is_anaphoric(ballot, text)) or (ballot.motion is not None and is_motion_general(ballot, text))


_FURTHER: Final = re.compile(r"\b(?:[Oo]n\sthe\ssame\sday|[Ii]n\sother|[Ss]eparately|also|went\son\sto)\b")
"""What tells of a further decision, whatever it was on."""
_THE_MOTION: Final = re.compile(r"(?:The|That|This)\s(?:motion|vote|resolution)\b")
"""What takes up a motion of confidence told of before."""


def _corrects_headline(ballot: Ballot, event: Event, text: str) -> bool:
    """Whether the text tells of a vote that its headline has by the leader's fate: "loses confidence vote"."""
    return (
        all(is_headline(one, text) and "confidence" in one.rule_of_decision for one in event.ballots)
        and "no_confidence" in ballot.rule_of_decision
    )


def _outcomes_differ(ballot: Ballot, event: Event) -> bool:
    outcome = event.get("outcome")
    return (
        ballot.outcome is not None
        and outcome is not None
        and ballot.outcome != outcome
        and {ballot.outcome, outcome} != {"vetoed", "rejected"}
    )


def _bodies_fit(ballot: Ballot, event: Event) -> bool:
    return not any(bodies_clash(ballot.body, other.body) for other in event.ballots)


def _is_confidence(ballot: Ballot, text: str) -> bool:
    return "confidence" in ballot.rule_of_decision or bool(_CONFIDENCE.search(text, ballot.start, ballot.end))
