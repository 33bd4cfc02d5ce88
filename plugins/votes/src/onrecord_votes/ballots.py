"""Ballots: what one sentence, or one part of it, tells about one vote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord_votes.bodies import Body
from onrecord_votes.clauses import is_passive, object_of, subject_of
from onrecord_votes.deciders import Relation, principal
from onrecord_votes.decisions import Decision, Outcome, elliptic, find_deed
from onrecord_votes.lexicon import countries, entries, runs, words
from onrecord_votes.motion import find_motion, find_vetoed
from onrecord_votes.motion_nouns import names_motion
from onrecord_votes.positions import Held
from onrecord_votes.realis import is_foreseen
from onrecord_votes.sentence import OF_THE_VOTE, UNANIMOUS, Sentence, within
from onrecord_votes.standing import ELECTING, Case, Standing, is_election_by_body, outcome_of, standing_of
from onrecord_votes.tally import Label, Score, Side
from onrecord_votes.voters import Voter, is_party

if TYPE_CHECKING:
    from spacy.tokens import Span


@dataclass(slots=True)
class Ballot:
    """One telling of a vote, in `start:end` of the article; spans are pairs of offsets."""

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
    earlier: bool = False
    """Whether it is told as past when another was held: "it had passed the first reading"."""

    @property
    def rule_of_decision(self) -> str:
        return self.decision.rule if self.decision else ""

    @property
    def supermajority(self) -> bool:
        return self.decision is not None and self.decision.supermajority


_VOTE_WORD: Final = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|unanimous(?:ly)?|margin|tally|roll[-\s]call|majority|decision|ruling|ruled|rules(?=\s\d)|party[-\s]lines?|"
    r"abst\w+|yeas?|nays?|ayes|noes|d(?:id|one)\s(?:so|the\ssame)|followed\ssuit|f(?:ou|i)nds?\s\w+\s(?:not\s)?guilty)\b",
    re.IGNORECASE,
)
ELECTORATE: Final = re.compile(
    r"\b(?:(?<!to a )(?<!for a )(?<!hold a )(?<!call a )referendums?|referenda|plebiscite|voters|electorate|"
    r"turnout|polling\sstations?|polls?\sclosed|exit\spolls?|opinion\spolls?|"
    r"run-?off|presidential\selection|general\selection|parliamentary\selections?|primary|primaries|caucuses|by-election|"
    r"shareholders?|union\smembers?|rank\sand\sfile|petition\sdrive|signatures|sur?vey(?:ed)?|\d\s?(?:%|percent|per\scent)\sof\s(?:the\s)?(?:votes?|voters|people|"
    r"respondents|americans))\b",
    re.IGNORECASE,
)
_PUT_TO: Final = re.compile(r"\b(?:to|for|hold|holding|call|calling)\s(?:an?|the)\s(?:[\w-]+\s){0,2}$")
"""Before a referendum that a body decides on: "to put the question to a local referendum"."""
_PUT_TO_THEM: Final = frozenset({"referendum", "plebiscite"})
_DATE: Final = re.compile(
    r"\b(?:(?:on\s|last\s|late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?|"
    r"(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d+)\s(?:day|week|month|year|decade)s?\s(?:ago|earlier|before)|"
    r"[Ii]n\s(?:early\s|late\s|mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s\d{4})?|[Ii]n\s(?:19|20)\d\d(?!\d)|"
    r"[Yy]esterday|today|[Ll]ast\s(?:week|month|year|night|January|February|March|April|May|June|July|August|September|October|November|December)|[Ee]arlier\s(?:this|in\sthe)\s(?:week|month|year|day)|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|"
    r"Nov\.|Dec\.)\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?:\s\d{4})?)\b"
)
_MEETING: Final = re.compile(
    r"\bSecurity Council\b|\bUN\b|\bU\.N\.|United Nations|\bEU\b|European (?:Union|Council)|\bNATO\b|"
    r"\b(?:resolution|draft|text|measure|statement)\b"
)


SITTING_REACH: Final = 4_000
"""How many characters before a vote its body may be named that isn't named at the vote."""
_EARLIER: Final = re.compile(r"\bhad\s(?:\w+ly\s)?\Z")
_NEAR: Final = 200
"""How many characters before its sentence a body may be named that "it" or "they" stand for."""


def read_ballots(
    span: Span, text: str, paragraph: int, bodies: list[Body], last_before: Ballot | None = None
) -> list[Ballot]:
    """The ballots of a sentence, by place. `text` is the article's; offsets are the article's.

    `bodies` is the list of all bodies that the article has named so far; those of this sentence are added to it.
    `last_before` is the last ballot before the sentence.
    """
    near = last_before is not None and last_before.paragraph == paragraph and bool(last_before.positions)
    sentence = Sentence(span, text, last_before.positions[-1].stance if near and last_before else None)
    before = bodies[-1] if bodies and span.start_char - bodies[-1].end < _NEAR else None
    sitting = any(span.start_char - body.end < SITTING_REACH and not body.is_court for body in bodies)
    sitting |= last_before is not None and last_before.standing == "reported"  # by a body that no lexicon knows
    bodies += sentence.bodies
    if sentence.is_silent:
        return _deeds(sentence, paragraph)
    ballots: list[Ballot] = []
    for start, end in sentence.events():
        last = ballots[-1] if ballots else None
        if last and last.decision:
            again = elliptic(text, start, end, last.decision) or _gapped(sentence, start, end, last)
            sentence.decisions += [again] if again else []
        ballot = _read(sentence, start, end, paragraph, last.body if last else None, before, sitting)
        if ballot is not None:
            ballot.earlier |= bool(ballots and ballots[-1].earlier and ballot.decision is None)
            ballots.append(ballot)
    return ballots or _deeds(sentence, paragraph)


def _deeds(sentence: Sentence, paragraph: int) -> list[Ballot]:
    """What a body is told to have done by the main verb of a sentence that tells of no vote."""
    deed = find_deed(sentence.span, sentence.text)
    if deed is None:
        return []
    span, text = sentence.span, sentence.text
    subject = subject_of(span.doc[deed.token], span)
    body = next((one for one in sentence.bodies if subject is not None and one.first <= subject.i <= one.last), None)
    motion = find_motion(deed, span, text, span.start_char, span.end_char)
    unknown = subject is not None and subject.pos_ == "PROPN" and subject.left_edge.lower_ == "the"
    decides = unknown and any(one.token == deed.token for one in sentence.decisions)
    if body is None and not (decides and motion and names_motion(text[slice(*motion)])):
        return []  # "the Folkting of Tarn approves the budget" has a body that no lexicon knows
    date = next((one for one in _DATE.finditer(text, span.start_char, span.end_char)), None)
    ballot = Ballot(span.start_char, span.end_char, paragraph, "deed", "decision", body, deed, deed.outcome)
    ballot.motion, ballot.date = motion, date.span() if date else None
    return [ballot]


def _gapped(sentence: Sentence, start: int, end: int, last: Ballot) -> Decision | None:
    """The predicate of the part before, for a part with a score of its own and none: "… and the Senate 20-15"."""
    scores = within(sentence.scores, start, end)
    if last.decision is None or last.decision.rule == "tie" or last.score is None or not scores:
        return None
    if within(sentence.decisions, start, end) or is_foreseen(sentence.text, start, scores[0].start):
        return None
    rule = "vote_again" if last.decision.rule == "vote_verb" else last.decision.rule
    put = _PUT_AGAIN.match(sentence.text, scores[0].end, end)
    if put is not None and rule == "vote_again":  # "… and by 233 to 198 against cuts"
        outcome: Outcome = "rejected" if put["against"] else "adopted"
        at = scores[0]
        return replace(last.decision, rule=rule, outcome=outcome, start=at.start, end=put.end(), complement=put.end())
    return replace(last.decision, rule=rule, start=scores[0].start, end=scores[0].end, complement=None)


_PUT_AGAIN: Final = re.compile(r"\s(?:(?P<against>against)|for|in\sfavou?r\sof)\s(?!\d)")


def _read(
    sentence: Sentence,
    start: int,
    end: int,
    paragraph: int,
    inherited: Body | None,
    before: Body | None,
    sitting: bool,
) -> Ballot | None:
    text = sentence.text
    decisions, bodies = within(sentence.decisions, start, end), within(sentence.bodies, start, end)
    positions = [held for held in sentence.positions if start <= held.voter.start < end]
    decision, body, relation = principal(sentence, decisions, bodies, inherited or before)
    if decision is not None and decision.rule == "vote_again" and inherited:
        body, relation = inherited, "subject"
    opening = start if body is not None else sentence.span.start_char
    goes_on = inherited is not None and decision is not None
    if relation not in ("subject", "agent") and not goes_on and _is_of_electorate(text, opening, end):
        return None
    motion = next(
        (span for one in (decision, *decisions) if one and (span := find_motion(one, sentence.span, text, start, end))),
        None,
    )
    vetoes = [held for held in positions if held.stance == "veto" and _is_of_state(held, bodies)]
    elsewhere = None
    unknown = decision is not None and body is None and _is_unknown_body(decision, sentence)
    told_of_members = decision is not None and (
        (not unknown and decision.rule in ("vote_verb", "resolve_verb") and relation != "subject")
        or (body is not None and _is_of_some(decision, body, text, end))
    )
    item = decision is not None and decision.start == start  # of a list: "Voted unanimously to rename the annex."
    if decision is not None and told_of_members and not item and not is_passive(sentence.span.doc[decision.token]):
        elsewhere = _count_of_others(decision, sentence, start, end)
        decision = None  # some of its members did: more about a vote, not its outcome
        if others := [one for one in decisions if one.rule not in ("vote_verb", "resolve_verb")]:
            decision, _, relation = principal(sentence, others, bodies, inherited or before)
    sitting |= any(_is_of_members(one, text) for one in within(sentence.labels, start, end))
    voted = bool(_VOTE_WORD.search(text, start, end) or OF_THE_VOTE.match(text, start, end))
    unanimous = UNANIMOUS.search(text, start, end)
    case = Case(
        words=text[start:end],
        body=body or inherited,
        relation=relation,
        decision=decision,
        motion=text[slice(*motion)] if motion else None,
        score=None if elsewhere else _score(sentence, start, end, decision, relation, voted),
        labels=_labels(sentence, start, end, decision, voted or bool(positions)),
        unanimous=unanimous is not None,
        positions=[held for held in positions if held.stance != "veto" or held in vetoes],
        voted=voted,
        sitting=sitting,
    )
    if decision is not None and decision.rule in ELECTING and not is_election_by_body(case):
        return None
    if decision is not None and relation is None and _is_by_others(decision, sentence, case):
        return None
    standing, rule = standing_of(case)
    outcome = outcome_of(case, rule)
    if vetoes and _MEETING.search(sentence.span.text):
        standing, rule, outcome = "reported", "veto", "vetoed"
        motion = next((it for held in vetoes if (it := find_vetoed(held.at, sentence.span, text))), motion)
    if standing == "detail" and not (case.counted or positions or (unanimous and OF_THE_VOTE.match(text, start))):
        return None
    of = case.body
    if standing == "detail" and of is not None and positions and of.start - max(one.at for one in positions) > _BESIDE:
        of = None  # "Ada Pell, who voted no, said regulators should act": named for something else
    if standing == "detail" and decision is not None and _EARLIER.search(text[start : decision.start]):
        motion = None  # "Brell, which had backed the earlier texts, abstains"
    if decision is not None and decision.rule == "decision_taken":
        motion = None  # it was told before; what the sentence goes on with is what the decision led to
    inside = motion or (end, end)
    date = next((one for one in _DATE.finditer(text, start, end) if not inside[0] <= one.start() < inside[1]), None)
    return Ballot(
        start,
        end,
        paragraph,
        standing,
        rule,
        of,
        decision,
        outcome,
        case.score,
        case.labels,
        unanimous.span() if unanimous else None,
        case.positions,
        motion,
        date.span() if date else None,
        bool(decision and _EARLIER.search(text[start : decision.start])),
    )


def _is_by_others(decision: Decision, sentence: Sentence, case: Case) -> bool:
    """Whether people who are no body's members decided: "teachers rejected the offer, 1,204 to 311"."""
    verb = sentence.span.doc[decision.token]
    subject = subject_of(verb, sentence.span)
    if case.body is not None or subject is None or subject.tag_ != "NNS" or is_passive(verb) or object_of(verb) is None:
        return False
    of_members = subject.lower_ in entries("members") or (subject.lower_ == "members" and bool(case.positions))
    return subject.i < verb.i and not of_members and not names_motion(subject.text)


def _is_of_electorate(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text tells of a vote of the people or of others that are no body."""
    return any(
        match.group().lower() not in _PUT_TO_THEM or _PUT_TO.search(text, start, match.start()) is None
        for match in ELECTORATE.finditer(text, start, end)
    )


def _is_of_some(decision: Decision, body: Body, text: str, end: int) -> bool:
    """Whether those of a body's members who are from somewhere took a side: "delegates from Tarn voted against"."""
    return (
        body.members
        and decision.rule == "vote_verb"
        and (
            text.startswith(" from ", body.end) or _OWNED.search(text, max(0, body.start - 24), body.start) is not None
        )
        and _BARE_SIDE.match(text, decision.end, end) is not None
    )


_OWNED: Final = re.compile(r"['’]s?\s$")
"""Before members of some kind: "the employers' representatives"."""
_BARE_SIDE: Final = re.compile(r"\s(?:against|in\sfavou?r|for)(?:\s(?:it|them))?(?=[.,;]|$)")


_NAMED_FIRST: Final = re.compile(
    r"The\s(?P<of>[A-Z][\w’'-]*(?:\s(?:(?:of|for|the|and)\s)*[A-Z][\w’'-]*){1,6})\s|[A-Z][\w-]+['’]s\s(?P<own>[A-Z]\w+)\s"
)
"""A name that a sentence begins with."""


def _is_unknown_body(decision: Decision, sentence: Sentence) -> bool:
    """Whether a name that no lexicon has voted as a body does: "the Folkting votes 92-15 to ban it".

    People have no article and nobody's name before theirs; parties and states are voters.
    """
    if decision.rule != "vote_verb" or decision.outcome is None:
        return False
    subject = subject_of(sentence.span.doc[decision.token], sentence.span)
    if subject is None:
        named = _NAMED_FIRST.fullmatch(sentence.text, sentence.span.start_char, decision.start)
        name = (named["of"] or named["own"]) if named else ""
        return name != "" and not is_party(Voter(name, 0, 0, 0, 0)) and name not in countries()
    if subject.tag_ != "NNP":
        return False
    if any(held.voter.first <= subject.i < held.voter.after for held in sentence.positions):
        return False
    first = subject.left_edge
    owned = any(child.dep_ == "poss" for child in subject.children)
    name = sentence.text[first.idx : subject.idx + len(subject)].removeprefix("the ").removeprefix("The ")
    voter = Voter(name, 0, 0, 0, 0)
    return (first.lower_ == "the" or owned) and not is_party(voter) and name not in countries()


def _is_of_state(held: Held, bodies: list[Body]) -> bool:
    """Whether a veto is that of a state in an assembly of states: presidents and governors veto too."""
    in_council = any(body.head == "security council" for body in bodies)
    return held.voter.country or (in_council and " " not in held.voter.name)


def _count_of_others(decision: Decision, sentence: Sentence, start: int, end: int) -> Score | None:
    """The score of a vote by a noun that stands for no body, right behind its verb: "its members voted 212 to 8"."""
    subject = subject_of(sentence.span.doc[decision.token], sentence.span)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None
    scores = within(sentence.scores, max(start, decision.end), end)
    return next((one for one in scores if one.start - decision.end < _BEHIND), None)


_BESIDE: Final = 40
"""How many characters behind the words of a position a body may be named that it was held in."""

_BEHIND: Final = 12
"""How many characters behind "voted" a score is that of its subject."""


def _score(
    sentence: Sentence, start: int, end: int, decision: Decision | None, relation: Relation | None, voted: bool
) -> Score | None:
    """The score of a part of a sentence; of several the one that is nearest to the predicate."""
    scores = [
        one
        for one in within(sentence.scores, start, end)
        if _is_score(sentence.text, start, one, voted, decision, relation)
    ]
    anchor = decision.start if decision else start
    return min(scores, key=lambda score: abs(score.start - anchor), default=None)


def _is_score(
    text: str, start: int, score: Score, voted: bool, decision: Decision | None, relation: Relation | None
) -> bool:
    if is_foreseen(text, start, score.start) and decision is None:
        return False
    if _NO_BALLOT.match(text, score.end) or _INTERIM.search(text, start, score.start):
        return False
    if decision is not None and decision.rule == "tie":
        return score.first == score.second and decision.start <= score.start < decision.end + _TIED
    if voted:
        return True
    before = text[max(start, score.start - 6) : score.start]
    near = decision is not None and (
        score.start - decision.end <= 1 or _BEHIND_MOTION.fullmatch(text, decision.end, score.start) is not None
    )
    return decision is not None and (near or relation is not None or bool(re.search(r"[,(]\s?$|\bby\s$", before)))


_BEHIND_MOTION: Final = re.compile(
    r"\s(?:(?:the|an?|its|his|her|their)\s)?(?:[\w'’-]+\s){0,4}?(?:bill|measure|motion|resolution|amendment|plan|proposal|deal|treaty|budget|"
    r"ordinance|law|package|levy|nomination)\s(?:(?:on|for|about|over)\s(?:[\w'’-]+\s){1,4})?"
)
"""A short motion between its verb and the score: "killed the plan 58-41"."""
_TIED: Final = 20
"""How many characters after "ended in a tie" or "tied" its count may begin."""

_INTERIM: Final = re.compile(r"\b(?:stood|stands|standing)\s(?:tied\s)?at\s\Z")
"""What makes two numbers a count that went on: "the tally stood at 49-49 when he changed his vote"."""
_NO_BALLOT: Final = re.compile(
    r"\s(?:[\w-]+\s){0,3}?(?:majority|edge|advantage|lead|split|balance)\s(?:on|in|of|at)\b|\s(?:(?!(?:to|that|which|who|for)\s)[\w'’-]+\s){0,6}?(?:would|could|might|will)\b"
)
"""What makes two numbers the seats of a body, or a vote that has yet to come: "a 5-4 majority on the court"."""


def _is_of_members(label: Label, text: str) -> bool:
    """Whether a count is of members of a body by their title: "81 MPs support the change"."""
    said = runs(text[label.start : label.end])
    return label.rule == "for_backed" and not _TITLES_OF_MEMBERS.isdisjoint(said)


_TITLES_OF_MEMBERS: Final = words(
    "lawmakers legislators senators deputies mps meps parliamentarians delegates councillors councilors "
    "commissioners trustees"
)
_OF_THE_SAME: Final = frozenset({"for_backed_it", "against_it", "for_it_got"})
"""Counts about a motion told of before: "Four opposed it."."""


def _labels(sentence: Sentence, start: int, end: int, decision: Decision | None, voted: bool) -> dict[Side, Label]:
    """The labelled count of each side in a part of a sentence, the first where there are several."""
    found: dict[Side, Label] = {}
    for label in within(sentence.labels, start, end):
        if not is_foreseen(sentence.text, start, label.start):
            found.setdefault(label.side, label)
    told = voted or decision or len(found) > 1 or "absent" in found or names_motion(sentence.text[start:end])
    told = told or any(
        one.whole is not None or one.rule in _OF_THE_SAME or _is_of_members(one, sentence.text)
        for one in found.values()
    )
    if not told:
        return {}
    rejected = decision is not None and decision.outcome == "rejected" and not decision.supermajority
    if rejected and "for" in found and found["for"].rule == "for_received":
        told_so = [
            one for one in within(sentence.labels, start, end) if one.side == "for" and one.rule != "for_received"
        ]
        if told_so:  # "rejected with 38 votes for"
            found["for"] = told_so[0]
        else:
            del found["for"]  # "rejected with 104 votes" leaves open which votes those were
    return found
