"""Deciders: which body a predicate is told of, and how: as its subject, its agent, or the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from onrecord_votes.bodies import Body
from onrecord_votes.clauses import is_passive, object_of, subject_of
from onrecord_votes.decisions import Decision
from onrecord_votes.lexicon import entries, one_of
from onrecord_votes.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

Relation = Literal["subject", "agent", "place"]


def principal(
    sentence: Sentence, decisions: list[Decision], bodies: list[Body], before: Body | None
) -> tuple[Decision | None, Body | None, Relation | None]:
    """The predicate that tells the vote, with the body that it is told of and how.

    `before` is the body last named before the sentence: "it" and "they" can stand for it.
    """
    ranked = []
    for place, decision in enumerate(decisions):
        body, relation = _body_of(decision, bodies, sentence)
        if relation is None and (meant := _by_pronoun(decision, [*([before] if before else []), *bodies], sentence)):
            body, relation = meant, "subject"
        if relation is None and (meant := _subject_before(decision, sentence)):
            body, relation = meant, "subject"
        if decision.rule == "told_verb" and relation != "subject":
            continue  # any verb will do, but only of a body
        weight = {"subject": 3, "agent": 3, "place": 2, None: 0}[relation]
        weight += 5 * ("confidence" in decision.rule or decision.rule in ("shortfall", "survives_ellipsis"))
        weight += 1 * (decision.rule == "vote_verb" and relation == "subject")
        if decision.rule == "told_verb":
            weight = 0
        verb = sentence.span.doc[decision.token]
        if verb.dep_ == "relcl" and any(child.lower_ == "had" for child in verb.lefts):
            weight = -1  # "the board, which had turned it down in May, reversed itself"
        if decision.rule == "tie":
            weight = -1  # what came of the tie is told by another predicate, if at all
        ranked.append((-weight, place, decision, body, relation))
    if not ranked:
        return None, (bodies[0] if bodies else None), None
    ranked.sort(key=lambda one: one[:2])
    _, _, decision, body, relation = ranked[0]
    return decision, body or _nearby(bodies, decision, sentence), relation


def _subject_before(decision: Decision, sentence: Sentence) -> Body | None:
    """The body that is the subject, where it stands in an earlier part: the council passed one plan but *rejected* …"""
    verb = sentence.span.doc[decision.token]
    subject = subject_of(verb, sentence.span)
    if subject is None or is_passive(verb) or not decision.start <= verb.idx < decision.end:
        return None  # the last: a part without a predicate of its own has that of the part before
    return next((body for body in sentence.bodies if body.first <= subject.i <= body.last), None)


def _by_pronoun(decision: Decision, bodies: list[Body], sentence: Sentence) -> Body | None:
    """The body that "it" or "they" as the subject stands for: the one last named before."""
    verb = sentence.span.doc[decision.token]
    subject = subject_of(verb, sentence.span)
    if decision.rule == "shortfall" or is_passive(verb) or subject is None or subject.lower_ not in ("it", "they"):
        return None
    return next((body for body in reversed(bodies) if body.end <= subject.idx), None)


def _body_of(decision: Decision, bodies: list[Body], sentence: Sentence) -> tuple[Body | None, Relation | None]:
    span, text = sentence.span, sentence.text
    verb = span.doc[decision.token]
    subject = subject_of(verb, span)
    for body in bodies:
        subjects = () if subject is None else (subject.i, *(one.i for one in subject.children if one.dep_ == "appos"))
        if any(body.first <= at <= body.last for at in subjects) and not is_passive(verb):
            return body, "subject"  # also "the Congregation, the dons' parliament, voted"
    if (
        subject is not None
        and subject.lower_ == "members"
        and (not _COUNTED & {child.dep_ for child in subject.children} or _is_all(subject))
    ):
        for body in bodies:
            if _OF.fullmatch(text, subject.idx + len(subject), body.start):
                return body, "subject"  # "members of the parliament"
    if decision.rule == "vote_noun":
        return next(
            ((one, "subject") for one in bodies if _POSSESSIVE.fullmatch(text, one.end, decision.start)), (None, None)
        )
    for body in bodies:
        between = text[body.end : decision.start]
        if between.isspace() and not is_passive(verb) and not _WHERE.search(text, sentence.span.start_char, body.start):
            return body, "subject"
        if (
            subject is not None
            and subject.i < body.first
            and _SITTING.fullmatch(subject.text)
            and ";" not in text[subject.idx : body.start]
        ):
            continue  # "seven members of the council": the body is only where they sit
        if subject is not None and body.last < subject.i < verb.i:
            continue  # "in the Senate, she wrote one bill, blocked another"
        if body.end <= decision.start and _ADJACENT.fullmatch(between):
            return body, "subject"
    agent = _GIVER if decision.rule == "wins_approval" else _AGENT
    for body in bodies:
        before = text[max(sentence.span.start_char, body.start - 24) : body.start]
        if body.start >= decision.end and agent.search(before) and body.start - decision.end < 90:
            return body, "agent"
    if _done_by_another(verb, decision):
        return None, None
    for body in bodies:
        before = text[max(sentence.span.start_char, body.start - 40) : body.start]
        if body.is_court:
            continue
        if _PLACE.search(before) and abs(body.start - decision.end) < 120:
            return body, "place"
        if (
            decision.rule in ("passage", "pass_verb", "advance_verb")
            and 0 <= body.start - decision.end < 40
            and _ONLY_ARTICLES.fullmatch(text[decision.end : body.start])
        ):
            return body, "place"
    return None, None


def _is_all(members: Token) -> bool:
    """Whether members are told to be all: "all seven of them", "with Ordain abstaining, the other members"."""
    return members.left_edge.lower_ == "all" or any(one.lower_ in ("other", "remaining") for one in members.lefts)


def _done_by_another(verb: Token, decision: Decision) -> bool:
    """Whether somebody else than a body is the subject: "in the Senate, she blocked three bills"."""
    told_of_motion = decision.rule in (
        "passage",
        "pass_verb",
        "advance_verb",
        "fail_verb",
        "lose_verb",
        "carry_verb",
        "shortfall",
    )
    return not (told_of_motion or "confidence" in decision.rule or is_passive(verb)) and object_of(verb) is not None


_ARTICLE: Final = r"\s(?:the\s|a\s|an\s)?(?:[\w'’.-]+\s){0,2}$"
_AGENT: Final = re.compile(rf"\bby{_ARTICLE}")
_GIVER: Final = re.compile(rf"\b(?:from|in|of){_ARTICLE}")
"""Before a body by which something is approved, and before one whose approval something wins."""
_PLACE: Final = re.compile(
    r"\b(?:(?:in|at|through|before)\s(?:the\s|both\s)?|at\s(?:a|the|its)\s(?:[\w-]+\s){0,2}?(?:meeting|session|sitting)\sof\s(?:the\s)?)"
    r"(?:[\w'’.-]+\s)?$"
)
_POSSESSIVE: Final = re.compile(r"['’]s?\s(?:[\w–-]+\s){0,4}")
"""Between a body and its vote: "the council's 6-5 vote"."""
_COUNTED: Final = frozenset({"nummod", "amod", "det", "quantmod", "poss"})
_OF: Final = re.compile(r"\sof\s(?:the\s|its\s)?")
_SITTING: Final = re.compile(
    rf"{one_of(entries('members'))}|{one_of(entries('voters'))}|members?|number|majority|half|\d+|lawmakers?|Republicans?|Democrats?|supporters|"
    r"opponents|critics|voters|people|some|most|many|several|party|faction|bloc|group|leaders?|president|speaker",
    re.IGNORECASE,
)
_ADJACENT: Final = re.compile(
    r"(?:['’]s\s[a-z]+)?\s?(?:\([^)]*\)\s?)?(?:,[^,;]{2,140},\s)?(?:(?:has|have|had|also|then|later|again|narrowly|overwhelmingly|unanimously|on|\w+ly|\w+day|of|in|the|"
    r"state|city|county|town|province|republic|kingdom|district|region|canton|borough|village|island|"
    r"[A-Z][\w.’'-]*,?)\s)*(?:re-)?"
)
_WHERE: Final = re.compile(r"\b(?:of|from|in|by|at|on|to)\s(?:the\s|its\s|their\s)?\Z")
"""Before a body that a noun before it belongs to: "seven members of the council voted"."""
_ONLY_ARTICLES: Final = re.compile(r"\s(?:the\s|both\s)?(?:[\w'’.-]+\s)?")


def _nearby(bodies: list[Body], decision: Decision, sentence: Sentence) -> Body | None:
    """The body in the same part that is named nearest to the predicate, one that is elected into or told set aside."""
    fit = [
        body
        for body in bodies
        if not body.is_court
        and not re.search(
            r"\b(?:told|tells|urge[sd]?|ask(?:s|ed)|call(?:s|ed)\s(?:on|upon))\s(?:the\s)?$|"
            r"\b(?:send|sent|sending|refer\w*|return\w*)\s[^,.;]{0,40}?\bto\s(?:the\s)?$",
            sentence.text[max(0, body.start - 60) : body.start],
        )
    ]
    return min(fit, key=lambda body: abs(body.start - decision.start), default=None)
