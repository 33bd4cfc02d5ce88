"""Decisions told by a verb of the table, or by another that is said to have been done by a vote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord_votes.clauses import is_passive, object_of, subject_of
from onrecord_votes.decisions.counted import BY_VOTES_TO, COUNTED
from onrecord_votes.decisions.decision import Decision, Outcome
from onrecord_votes.decisions.deeds import is_done_by_vote, is_told
from onrecord_votes.decisions.verbs import BARE_PARTICIPLES, BY_BASE, BY_FORM, PARTICIPLES, READ
from onrecord_votes.motion_nouns import names_motion
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find_by_verb(span: Span, text: str, told: bool) -> Iterator[Decision]:
    """Decisions by a verb of the table, or by any other whose deed is said to have been decided.

    `told` says whether the sentence tells of many or of a vote by which any verb's deed may have been decided.
    """
    for token in span:
        word = token.lower_
        if word not in READ:
            if word == "ruled" and "unanimous" in text[token.idx : token.idx + 40]:
                yield Decision("rule_verb", None, token.idx, token.idx + len(token), token.i)
            elif told and is_done_by_vote(token, text) and not is_unreal(text, span.start_char, token.idx):
                yield Decision("told_passive", "adopted", token.idx, token.idx + len(token), token.i)
            elif told and is_told(token, span, text) and not is_unreal(text, span.start_char, token.idx):
                yield Decision("told_verb", "adopted", token.idx, token.idx + len(token), token.i)
            continue
        verb = BY_FORM.get(word)
        emphatic = verb is None and token.i > span.start and token.nbor(-1).lower_ == "did"  # "senators did accept it"
        went_on = token.tag_ == "VB" and _WENT_ON.search(text, span.start_char, token.idx) is not None
        if verb is None and (emphatic or went_on or token.tag_ == "VBP" or _is_taken_for_noun(token)):
            verb = BY_BASE.get(word)
        if verb is None or _is_modifier(token, text) or (not emphatic and is_unreal(text, span.start_char, token.idx)):
            continue
        if word in ("chose", "picked", "chosen") and not _AS_LEADER.search(
            text, token.idx, min(span.end_char, token.idx + 120)
        ):
            continue
        if verb.base == "carry" and not is_passive(token) and object_of(token) is not None:
            continue  # "the ordinance carries fines"
        if verb.base == "become" and _FIRST.match(text, token.idx + len(token)):
            continue
        if verb.base in ("fall", "die") and not _falls(token, span, text):
            continue
        if verb.base == "recommend" and not COUNTED.search(text, token.idx, min(span.end_char, token.idx + 90)):
            continue
        if verb.base == "deny" and not _refuses(token, span, text):
            continue
        if verb.base == "back" and token.pos_ not in ("VERB", "NOUN"):
            continue
        refused = verb.base == "dismiss" and _dismisses_plea(token, span)
        refused |= verb.base == "recommend" and _DENIAL.match(text, token.idx + len(token)) is not None
        outcome: Outcome = "rejected" if refused else verb.outcome
        yield Decision(f"{verb.base}_verb", outcome, token.idx, token.idx + len(token), token.i)


_FIRST: Final = re.compile(r"\sthe\s(?:first|second|third|fourth|only|latest|last|youngest|oldest)\s")
"""What is become by something else than an election: "becomes the first premier to be ousted"."""
_WENT_ON: Final = re.compile(r"\b(?:went\son|proceeded|managed)\sto\s(?:\w+ly\s)?\Z")
"""Verbs with an infinitive that is told as done: "the assembly went on to ratify the pact"."""


def _is_taken_for_noun(token: Token) -> bool:
    """Whether the tagger takes a verb in the present for a noun: "lawmakers in Tarn *elect* Ana Brod as president"."""
    return (
        token.dep_ == "ROOT"
        and token.tag_ in ("NN", "VB")
        and not any(child.dep_ == "aux" for child in token.lefts)
        and any(child.dep_ == "nsubj" and child.tag_ in ("NNS", "NNPS") for child in token.lefts)
    )


_PLEA: Final = re.compile(
    r"\b(?:appeals?|applications?|bids?|calls?|cases?|challenges?|charges?|claims?|complaints?|(?:law)?suits?|"
    r"objections?|pleas?)\b",
    re.IGNORECASE,
)
"""What is asked of a body: dismissed, it is turned down, while an official who is dismissed is removed."""


_DENIAL: Final = re.compile(r"\s(?:the\s)?(?:denial|rejection|denying|rejecting|against)\b")
"""What a committee recommends that is against a motion."""


def _dismisses_plea(verb: Token, span: Span) -> bool:
    """Whether it is a motion or a plea that is dismissed, and not somebody from office."""
    thing = subject_of(verb, span) if is_passive(verb) else object_of(verb)
    return thing is not None and (names_motion(thing.text) or _PLEA.fullmatch(thing.text) is not None)


def _refuses(verb: Token, span: Span, text: str) -> bool:
    """Whether a verb of refusal tells of a vote, by its count; with an infinitive it is one of RESOLVING."""
    if is_passive(verb) and (thing := subject_of(verb, span)) is not None and names_motion(thing.text):
        return COUNTED.search(text, span.start_char, span.end_char) is not None  # "split 2-2, and so it was denied"
    if not COUNTED.search(text, verb.idx, min(span.end_char, verb.idx + _REFUSAL_REACH)):
        return False
    return not any(child.dep_ == "xcomp" for child in verb.children)


_REFUSAL_REACH: Final = 120


_AS_LEADER: Final = re.compile(
    r"\b(?:as(?:\s(?:its|their|his|her|the))?|a\snew|new)\s(?:\w+\s){0,2}?"
    r"(?:leader|speaker|president|chair\w*|chancellor|premier|prime\sminister|ombuds\w+|mayor|director|secretary)\b"
)
_BY_COUNT: Final = re.compile(
    r"(?:\sin\s(?:the\s)?committee|\sin\s(?:the\s|a\s)?(?:[A-Z][\w'’-]+\s?){1,4}|\slast\s\w+|\s(?:on\s)?\w+day|\sin\s[A-Z]\w+){0,2},?\s(?:by\s|(?:on|in|by)\sa\s)?(?:\d|\w+\svotes)"
)


def _falls(verb: Token, span: Span, text: str) -> bool:
    """Whether it is a motion that falls, by a count; prices and cabinets do, too."""
    subject = subject_of(verb, span)
    counted = _BY_COUNT.match(text[verb.idx + len(verb) : verb.idx + len(verb) + 44])
    if counted is not None and BY_VOTES_TO.match(text, verb.idx + len(verb)):
        return True
    return subject is not None and counted is not None and names_motion(subject.text)


def find_by_participle(span: Span, text: str) -> Iterator[Decision]:
    """Decisions by a participle of a verb of the table: "backing by 214 votes to 199 an amendment"."""
    for token in span:
        verb = PARTICIPLES.get(token.lower_)
        if verb is None or (token.lower_ not in BARE_PARTICIPLES and not _is_counted(token, span, text)):
            continue
        if token.tag_ == "VBG" and not is_unreal(text, span.start_char, token.idx):
            yield Decision(f"{verb.base}_verb", verb.outcome, token.idx, token.idx + len(token), token.i)


def _is_counted(verb: Token, span: Span, text: str) -> bool:
    """Whether a count stands right behind a verb or what it decides on."""
    return COUNTED.search(text, verb.idx, min(span.end_char, verb.idx + _COUNT_REACH)) is not None


_COUNT_REACH: Final = 90


def _is_modifier(token: Token, text: str) -> bool:
    """Whether a participle only describes the noun after it ("the rejected deal"), not "is re-elected president"."""
    if re.search(r"\b(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:re-)?$", text[max(0, token.idx - 30) : token.idx]):
        return False
    return token.dep_ == "amod" and token.head.i > token.i
