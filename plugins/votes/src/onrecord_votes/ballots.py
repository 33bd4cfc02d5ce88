"""Ballots: what one sentence, or one part of it, tells about one vote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from spacy.tokens import Span

from onrecord_votes.bodies import Body, find_bodies
from onrecord_votes.clauses import is_passive, subject_of
from onrecord_votes.decisions import Decision, Outcome, find_decisions, names_motion
from onrecord_votes.lexicon import entries, one_of
from onrecord_votes.motion import find_motion
from onrecord_votes.positions import Held, find_positions
from onrecord_votes.realis import is_foreseen
from onrecord_votes.tally import Label, Score, Side, find_labels, find_scores
from onrecord_votes.voters import find_voters

Standing = Literal["reported", "decided", "detail"]
"""How much a ballot says: that a body voted; that it decided, without a word of a vote; or only more about a vote."""

Relation = Literal["subject", "agent", "place", "near"]


@dataclass(slots=True)
class Ballot:
    """One telling of a vote at `start:end`. `body_named` is False where the body is that of the clause before."""

    start: int
    end: int
    paragraph: int
    standing: Standing
    rule: str
    body: Body | None = None
    decision: Decision | None = None
    outcome: Outcome | None = None
    score: Score | None = None
    labels: dict[Side, Label] = field(default_factory=dict)
    unanimous: tuple[int, int] | None = None
    positions: list[Held] = field(default_factory=list)
    motion: tuple[int, int] | None = None
    date: tuple[int, int] | None = None

    @property
    def supermajority(self) -> bool:
        return self.decision is not None and self.decision.supermajority


def read_ballots(span: Span, text: str, paragraph: int, bodies: list[Body]) -> list[Ballot]:
    """The ballots of a sentence, by place. `text` is the article's; offsets are the article's.

    `bodies` is the list of all bodies that the article has named so far; those of this sentence are added to it.
    """
    sentence = _Sentence(span, text, paragraph)
    bodies += sentence.bodies
    if not (sentence.decisions or sentence.scores or sentence.labels or sentence.positions):
        return []
    ballots: list[Ballot] = []
    for start, end in _events(sentence):
        ballot = _read(sentence, start, end, ballots[-1].body if ballots else None)
        if ballot is not None:
            ballots.append(ballot)
    return ballots


class _Sentence:
    """What the grammars find in one sentence."""

    def __init__(self, span: Span, text: str, paragraph: int) -> None:
        self.span, self.text, self.paragraph = span, text, paragraph
        start, end = span.start_char, span.end_char
        self.bodies = find_bodies(span)
        self.scores = [one for one in find_scores(text, start, end) if max(one.first, one.second) < _MOST_MEMBERS]
        self.labels = [one for one in find_labels(text, start, end) if one.count < _MOST_MEMBERS]
        self.decisions = [one for one in find_decisions(span, text) if not self._is_counted(one)]
        self.positions = (
            find_positions(span, text, find_voters(span, self.bodies)) if _HOLDING.search(text, start, end) else []
        )

    def _is_counted(self, decision: Decision) -> bool:
        """Whether a predicate only labels a count: "thirteen members supported the text"."""
        return any(label.start <= decision.start < label.end for label in self.labels)


_MOST_MEMBERS: Final = 10_000
_HOLDING: Final = re.compile(r"\b(?:vot|abst|veto|absent|boycott|oppos|against|favou?r|dissent|tie)", re.IGNORECASE)
_VOTE_WORD: Final = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|unanimous(?:ly)?|margin|tally|roll[-\s]call|majority|decision|ruling|ruled|party[-\s]lines?|"
    r"abst\w+|yeas?|nays?|ayes|noes)\b",
    re.IGNORECASE,
)
_UNANIMOUS: Final = re.compile(
    r"\b(?:unanimous(?:ly)?|by\sconsensus|by\sacclamation|without\s(?:a\s|putting\sit\sto\sa\s)vote|without\sdissent)\b",
    re.IGNORECASE,
)
_ELECTORATE: Final = re.compile(
    r"\b(?:referendums?|referenda|plebiscite|voters|electorate|turnout|polling\sstations?|polls?\sclosed|exit\spolls?|opinion\spolls?|"
    r"run-?off|presidential\selection|general\selection|parliamentary\selections?|primary|primaries|caucuses|by-election|"
    r"shareholders?|petition\sdrive|signatures|sur?vey(?:ed)?|\d\s?(?:%|percent|per\scent)\sof\s(?:the\s)?(?:votes?|voters|people|"
    r"respondents|americans))\b",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(
    r"\b(?:narrowly|overwhelmingly|resoundingly|party[-\s]lines?|bipartisan|near[-\s]?unanim\w+|roll[-\s]call|"
    r"(?:two-thirds|three-fifths|simple|slim|large|wide|narrow|clear|absolute|overwhelming|comfortable)\s(?:majority|margin)|"
    r"(?:by|in|on|after)\sa\s(?:[\w–-]+\s){0,4}vote\b|by\s(?:just\s|only\s)?(?:a\s(?:margin|majority)\sof\s)?[\w-]+\svotes?\b)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"\b(?:(?:on\s|last\s|late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?|"
    r"yesterday|today|last\s(?:week|month|year|night)|earlier\s(?:this|in\sthe)\s(?:week|month|year|day)|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|"
    r"Nov\.|Dec\.)\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?:\s\d{4})?)\b"
)
_SUPERMAJORITY: Final = re.compile(
    r"\b(?:two-thirds|2/3|three-fifths|three-quarters|supermajority|cloture|filibuster\w*|60\svotes|overrid\w+|convict\w*)\b",
    re.I,
)
_BREAK: Final = re.compile(r";|,?\s(?:but|while|whereas|then|and)\b|,\s(?:which|who|after)\b|,\s|\.\s")
_MEETING: Final = re.compile(
    r"\bSecurity Council\b|\bUN\b|\bU\.N\.|United Nations|\bEU\b|European (?:Union|Council)|\bNATO\b|\b(?:resolution|draft|text|measure|statement)\b"
)


def _events(sentence: _Sentence) -> list[tuple[int, int]]:
    """The parts of a sentence that tell of votes of their own; most sentences are one part."""
    start, end = sentence.span.start_char, sentence.span.end_char
    parts: list[tuple[int, int]] = []
    for match in _BREAK.finditer(sentence.text, start, end):
        left, right = (start, match.start()), (match.start(), end)
        if _differ(sentence, left, right):
            parts.append(left)
            start = match.end()
    return [*parts, (start, end)]


def _differ(sentence: _Sentence, left: tuple[int, int], right: tuple[int, int]) -> bool:
    before, after = _within(sentence.decisions, *left), _within(sentence.decisions, *right)
    scores = _within(sentence.scores, *left), _within(sentence.scores, *right)
    if scores[0] and scores[1] and (before or after):
        return {scores[0][-1].first, scores[0][-1].second} != {scores[1][0].first, scores[1][0].second}
    if not before or not after:
        return False
    if "survives_ellipsis" in (before[0].rule, after[0].rule):
        return True
    last, first = before[-1], after[0]
    if first.rule == "shortfall" or "veto" in sentence.span.text.lower():
        return False
    if last.outcome is None or first.outcome is None:
        return False
    own = _within(sentence.bodies, *right)
    if not own and not (scores[1] or scores[0]):
        return False
    return last.outcome != first.outcome


def _within(found: list, start: int, end: int) -> list:  # type: ignore[type-arg]
    return [one for one in found if start <= one.start < end]


def _read(sentence: _Sentence, start: int, end: int, inherited: Body | None) -> Ballot | None:
    text, span = sentence.text, sentence.span
    bodies = _within(sentence.bodies, start, end)
    decisions = _within(sentence.decisions, start, end)
    positions = _within_positions(sentence.positions, start, end)
    decision, body, relation = _principal(sentence, decisions, bodies, start, end)
    body = body or inherited
    voted = bool(_VOTE_WORD.search(text, start, end))
    scores = [
        one for one in _within(sentence.scores, start, end) if _is_score(text, start, one, voted, decision, relation)
    ]
    labels = _by_side([one for one in _within(sentence.labels, start, end) if not is_foreseen(text, start, one.start)])
    if not (voted or decision or positions or len(labels) > 1):
        labels = {}
    if _ELECTORATE.search(text, start, end) and relation not in ("subject", "agent"):
        return None
    if decision is not None and decision.rule != "elect_verb" and not decision.supermajority:
        labels = _without_received(labels, decision)
    unanimous = _UNANIMOUS.search(text, start, end)
    veto = [held for held in positions if held.stance == "veto" and _is_state(held, bodies)]
    ballot = Ballot(
        start,
        end,
        sentence.paragraph,
        "detail",
        "detail",
        body,
        decision,
        decision.outcome if decision else None,
        _nearest(scores, decision),
        labels,
        unanimous.span() if unanimous else None,
        [held for held in positions if held.stance != "veto" or held in veto],
    )
    if date := _DATE.search(text, start, end):
        ballot.date = date.span()
    for one in [decision, *decisions] if decision is not None else []:
        ballot.motion = ballot.motion or find_motion(one, span, text, start, end)
    if veto and _MEETING.search(text, span.start_char, span.end_char):
        ballot.standing, ballot.rule, ballot.outcome = "reported", "veto", "vetoed"
        return ballot
    _judge(ballot, sentence, relation, voted)
    if ballot.standing == "detail" and not (ballot.score or ballot.labels or positions):
        return None
    return ballot


def _is_state(held: Held, bodies: list[Body]) -> bool:
    """Whether a veto is that of a state in an assembly of states: presidents and governors veto too."""
    return held.voter.country or (
        any(body.head == "security council" for body in bodies) and " " not in held.voter.name
    )


def _judge(ballot: Ballot, sentence: _Sentence, relation: Relation | None, voted: bool) -> None:
    """Set the standing of a ballot, the rule that gives it, and the outcome where no predicate told it."""
    decision, body, text = ballot.decision, ballot.body, sentence.text
    if decision is not None and decision.rule == "vote_verb" and relation != "subject":
        decision = ballot.decision = ballot.outcome = None  # some of its members: more about a vote, not its outcome
    counted = ballot.score is not None or bool(ballot.labels)
    motion = names_motion(text[ballot.start : ballot.end])
    if decision is not None and decision.rule in _ELECTING and not _elected_by_body(ballot, sentence, relation):
        ballot.decision = ballot.outcome = None
        ballot.motion = None
        if not (ballot.score and body):
            ballot.score, ballot.labels = None, {}
        return
    court = body is not None and body.is_court
    if counted and decision is not None and (body is not None or motion or "confidence" in decision.rule):
        ballot.standing, ballot.rule = "reported", "tally"
    elif (decision is not None and "confidence" in decision.rule) or (
        decision is not None and decision.rule == "survives_ellipsis"
    ):
        ballot.standing, ballot.rule = "reported", "confidence"
    elif ballot.unanimous and body is not None and relation is not None:
        ballot.standing, ballot.rule = "reported", "unanimous"
        ballot.outcome = ballot.outcome or "adopted"
    elif ballot.score is not None and body is not None and voted:
        ballot.standing, ballot.rule = "reported", "tally_of_body"
        if _BY_A_VOTE.search(text, ballot.start, ballot.end):
            ballot.outcome = ballot.outcome or "adopted"
    elif decision is None:
        if body is not None and {"for", "against"} <= ballot.labels.keys():
            ballot.standing, ballot.rule = "reported", "tally_of_body"
            ballot.outcome = _by_majority(ballot, text)
        elif body is not None and voted and len(ballot.positions) > 1:
            ballot.standing, ballot.rule = "reported", "positions"
        else:
            return
    elif decision.rule == "vote_verb":
        if decision.outcome is not None:
            ballot.standing, ballot.rule = "reported", "vote_verb"
    elif decision.rule == "shortfall":
        if (body is not None or motion) and (voted or counted):
            ballot.standing, ballot.rule = "reported", "shortfall"
    elif decision.rule in _ELECTING:
        ballot.standing, ballot.rule = "reported", "elected_by_body"
    elif relation is not None and body is not None and _is_decided(ballot, decision, relation, motion, text):
        telling = (
            ballot.positions or _TELLING.search(text, ballot.start, ballot.end) or decision.rule == "override_verb"
        )
        ballot.standing = "reported" if telling else "decided"
        ballot.rule = "override" if decision.rule == "override_verb" else "decision"
    if court:
        ballot.outcome = None


_BY_A_VOTE: Final = re.compile(
    r"\b(?i:by|after|following|in|with|on|via)\s(?:a|an)\s(?:[\w-]+\s){0,3}(?:vote|margin|majority|tally|count)\sof\s[\w,]+\s?(?:[-–—‑]|to\s)|"
    r"\b(?i:by|after|following|in|with|on|via)\s(?:a|an|the)\s(?:[\w-]+\s){0,2}\d+\s?(?:[-–—‑]|-?to-?)\s?\d+\s(?:[\w-]+\s){0,3}(?:vote|majority|margin)\b"
)
"""The vote as the means of what the sentence tells: "by a vote of 5-0, the board banned climbing"."""

_ELECTING: Final = frozenset({"elect_verb", "become_verb"})
_PLAIN: Final = frozenset(
    {
        f"{base}_verb"
        for base in (
            "pass",
            "approve",
            "adopt",
            "ratify",
            "reject",
            "override",
            "defeat",
            "enact",
            "confirm",
            "impeach",
            "censure",
        )
    }
)
"""What only bodies do to what is before them: these need no noun for a motion."""
_PLURAL: Final = re.compile(r"(?:more|many|few|fewer|several|dozens|hundreds|\d+|two|three|four|five)\b", re.IGNORECASE)


def _is_decided(ballot: Ballot, decision: Decision, relation: Relation, motion: bool, text: str) -> bool:
    if ballot.motion is not None and _PLURAL.match(text, ballot.motion[0]):
        return False  # a record of many votes, as in "passed more amendments than any other member"
    return (
        motion
        or (relation == "place" and decision.rule == "fail_verb")
        or (relation != "place" and decision.rule in _PLAIN)
    )


def _by_majority(ballot: Ballot, text: str) -> Outcome | None:
    """What a plain majority of the counts of both sides decides; None where more was needed or a court rules."""
    in_favour, against = ballot.labels["for"].count, ballot.labels["against"].count
    if in_favour == against or is_supermajority(text, ballot.start, ballot.end):
        return None
    return "adopted" if in_favour > against else "rejected"


def _elected_by_body(ballot: Ballot, sentence: _Sentence, relation: Relation | None) -> bool:
    """Whether an election is one by a body, not by the people."""
    if ballot.body is not None and _elects_into(ballot, sentence):
        return False
    if relation in ("subject", "agent"):
        return True
    if ballot.unanimous or (ballot.score is not None and ballot.body is not None):
        return True
    return "for" in ballot.labels and bool(
        re.search(
            r"\bballots?\b|\bMPs\b|coalition|chancellor|parliament", sentence.text[ballot.start : ballot.end], re.I
        )
    )


def _elects_into(ballot: Ballot, sentence: _Sentence) -> bool:
    body = ballot.body
    assert body is not None
    return bool(
        re.search(r"\b(?:to|into|for)\s(?:the\s)?$", sentence.text[max(ballot.start, body.start - 12) : body.start])
    )


def _principal(
    sentence: _Sentence, decisions: list[Decision], bodies: list[Body], start: int, end: int
) -> tuple[Decision | None, Body | None, Relation | None]:
    """The predicate that tells the vote, with the body that it is told of and how."""
    ranked = []
    for place, decision in enumerate(decisions):
        body, relation = _body_of(decision, bodies, sentence)
        weight = {"subject": 3, "agent": 3, "place": 2, "near": 0, None: 0}[relation]
        weight += 4 * ("confidence" in decision.rule or decision.rule in ("shortfall", "survives_ellipsis"))
        weight += 1 * (decision.rule == "vote_verb" and relation == "subject")
        ranked.append((-weight, place, decision, body, relation))
    if not ranked:
        return None, (bodies[0] if bodies else None), None
    ranked.sort(key=lambda one: one[:2])
    _, _, decision, body, relation = ranked[0]
    return decision, body or _nearby(bodies, decision, sentence), relation


def _body_of(decision: Decision, bodies: list[Body], sentence: _Sentence) -> tuple[Body | None, Relation | None]:
    span, text = sentence.span, sentence.text
    verb = span.doc[decision.token]
    subject = subject_of(verb, span)
    for body in bodies:
        if subject is not None and body.first <= subject.i <= body.last and not is_passive(verb):
            return body, "subject"
    for body in bodies:
        between = text[body.end : decision.start]
        if subject is not None and subject.i < body.first and _SITTING.fullmatch(subject.text):
            continue  # "seven members of the council": the body is only where they sit
        if body.end <= decision.start and _ADJACENT.fullmatch(between):
            return body, "subject"
    for body in bodies:
        before = text[max(sentence.span.start_char, body.start - 24) : body.start]
        if (
            body.start >= decision.end
            and re.search(r"\bby\s(?:the\s|a\s|an\s)?(?:[\w'’.-]+\s){0,2}$", before)
            and body.start - decision.end < 90
        ):
            return body, "agent"
    for body in bodies:
        before = text[max(sentence.span.start_char, body.start - 16) : body.start]
        if (
            re.search(r"\b(?:in|at|through|before)\s(?:the\s|both\s)?(?:[\w'’.-]+\s)?$", before)
            and abs(body.start - decision.end) < 120
        ):
            return body, "place"
        if (
            decision.rule in ("pass_verb", "advance_verb")
            and 0 <= body.start - decision.end < 40
            and _ONLY_ARTICLES.fullmatch(text[decision.end : body.start])
        ):
            return body, "place"
    return None, None


_SITTING: Final = re.compile(
    rf"{one_of(entries('members'))}|{one_of(entries('voters'))}|members?|number|majority|half|\d+|lawmakers?|Republicans?|Democrats?|supporters|"
    r"opponents|critics|voters|people|some|most|many|several|party|faction|bloc|group|leaders?|president|speaker",
    re.IGNORECASE,
)
_ADJACENT: Final = re.compile(
    r"\s?(?:\([^)]*\)\s?)?(?:,[^,;]{2,140},\s)?(?:(?:has|have|had|also|then|later|again|narrowly|overwhelmingly|unanimously|on|\w+ly|\w+day|of|in|the|"
    r"[A-Z][\w.’'-]*)\s)*"
)
_ONLY_ARTICLES: Final = re.compile(r"\s(?:the\s|both\s)?(?:[\w'’.-]+\s)?")


def _nearby(bodies: list[Body], decision: Decision, sentence: _Sentence) -> Body | None:
    """The body in the same part that is named nearest to the predicate, one that is elected into or told set aside."""
    fit = [
        body
        for body in bodies
        if not re.search(
            r"\b(?:told|tells|urge[sd]?|ask(?:s|ed)|call(?:s|ed)\s(?:on|upon))\s(?:the\s)?$",
            sentence.text[max(0, body.start - 20) : body.start],
        )
    ]
    return min(fit, key=lambda body: abs(body.start - decision.start), default=None)


def _is_score(
    text: str, start: int, score: Score, voted: bool, decision: Decision | None, relation: Relation | None
) -> bool:
    if is_foreseen(text, start, score.start) and decision is None:
        return False
    if _NO_BALLOT.match(text, score.end):
        return False
    if voted:
        return True
    before = text[max(start, score.start - 6) : score.start]
    near = decision is not None and score.start - decision.end <= 1
    return decision is not None and (near or relation is not None or bool(re.search(r"[,(]\s?$|\bby\s$", before)))


_NO_BALLOT: Final = re.compile(
    r"\s(?:[\w-]+\s){0,3}?(?:majority|edge|advantage|lead|split|balance)\s(?:on|in|of|at)\b|\s(?:[\w'’-]+\s){0,6}?(?:would|could|might|will)\b"
)
"""What makes two numbers the seats of a body, or a vote that has yet to come: "a 5-4 majority on the court"."""


def _nearest(scores: list[Score], decision: Decision | None) -> Score | None:
    if decision is None:
        return scores[0] if scores else None
    return min(scores, key=lambda score: abs(score.start - decision.start), default=None)


def _by_side(labels: list[Label]) -> dict[Side, Label]:
    found: dict[Side, Label] = {}
    for label in labels:
        found.setdefault(label.side, label)
    return found


def _without_received(labels: dict[Side, Label], decision: Decision) -> dict[Side, Label]:
    """ "Rejected with 104 votes" leaves open which votes those were."""
    if decision.outcome == "rejected" and "for" in labels and labels["for"].rule == "for_received":
        return {side: label for side, label in labels.items() if side != "for"}
    return labels


def _within_positions(positions: list[Held], start: int, end: int) -> list[Held]:
    return [held for held in positions if start <= held.voter.start < end]


def is_supermajority(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text speaks of a majority larger than half."""
    return bool(_SUPERMAJORITY.search(text, start, end))
