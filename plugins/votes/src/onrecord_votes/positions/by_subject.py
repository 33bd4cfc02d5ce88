"""Positions of those who are the subject of a predicate, or stand right before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord_votes.clauses import subject_of
from onrecord_votes.lexicon import entries
from onrecord_votes.positions.entitled import ONLY_OF_MEMBERS, can_vote
from onrecord_votes.positions.held import Held, Stance
from onrecord_votes.positions.hints import hinted
from onrecord_votes.positions.verb_frames import VERB_FRAMES
from onrecord_votes.realis import is_unreal
from onrecord_votes.voters import Voter, has_seat, is_whole, list_around, list_before, list_behind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_EXCEPT: Final = re.compile(
    r"\b(?:(?<![,;]\s)but|except(?:\sfor)?|save(?:\sfor)?|bar|apart\sfrom|with\sthe\sexception\sof)\s(?:the\s|one,?\s)?(?:[A-Z][\w.]*\s){0,3}$"
)
"""What stands before those who did otherwise: "all members but Ada Pell"."""
_OTHERWISE: Final[dict[Stance, Stance]] = {"for": "against", "against": "for"}
_MEMBERS: Final = frozenset({"members", *entries("members")})
_ONLY_BEFORE: Final = frozenset({"gapped_against", "gapped_for"})
_ONLY: Final = frozenset({"only", "just"})


def by_subject(span: Span, text: str, voters: list[Voter]) -> Iterator[Held]:
    """Positions by the frames of verbs, and of those named as exceptions to what the subject did."""
    for frame in hinted(VERB_FRAMES, text[span.start_char : span.end_char].lower()):
        for match in frame.pattern.finditer(text, span.start_char, span.end_char):
            verb = span.doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
            if verb is None or is_unreal(text, span.start_char, match.start()) or _is_infinitive(verb[0]):
                continue
            gapped = frame.name in _ONLY_BEFORE or _is_listed(match, verb[0], voters)
            subject = None if gapped else subject_of(verb[0], span)
            named = _gapped_list(voters, verb[0].i, span) if gapped else _subject_list(verb[0], subject, span, voters)
            if frame.name.startswith("joins"):
                beside = [one for one in voters if match.start() < one.start < match.end()]
                sure = [one for one in beside if one.country or has_seat(one, span) or is_whole(one, span)]
                named += beside if beside and has_seat(beside[0], span) else sure
            of_members = subject is not None and _is_of_members(subject)
            only = _only_before(named, span)
            if frame.name in ONLY_OF_MEMBERS and not (named and (of_members or only or can_vote(named[0], span))):
                continue  # who opposes a plan need not have a vote; a trustee has
            excepted = _excepted(voters, verb[0], span)
            others = list_behind(match.end(), voters, span) if frame.stance == "beside" else []
            partners = tuple(one.name for one in others)
            told = [voter for voter in named if voter not in excepted]
            for voter in told:
                yield Held(voter, frame.stance, only, match.start(), len(told), beside=partners)
            for voter in excepted:
                if frame.stance in _OTHERWISE:
                    yield Held(voter, _OTHERWISE[frame.stance], False, match.start(), excepted=True)


def _is_listed(match: re.Match[str], verb: Token, voters: list[Voter]) -> bool:
    """Whether "opposed" stands right behind those of a list: "Ada Pell in favour, Bo Olm opposed"."""
    return match.group() == "opposed" and any(voter.after == verb.i for voter in voters)


def _gapped_list(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The list right before "against", unless others are told to have joined those in it: "joining them against"."""
    named = list_before(voters, at, span)
    return [] if named and _JOINING.search(span.text[: named[0].start - span.start_char]) else named


_JOINING: Final = re.compile(r"\b(?:join|sid)\w*\s(?:with\s)?(?:the\s|their\s|his\s|her\s)?(?:\w+\s)?$")


def _subject_list(verb: Token, subject: Token | None, span: Span, voters: list[Voter]) -> list[Voter]:
    if subject is None and verb.dep_ == "pcomp" and verb.head.head.i != verb.head.i:
        subject = subject_of(verb.head.head, span)  # "Ordain surprised them by abstaining"
    beside = list_before(voters, verb.i, span) if verb.tag_ in ("VBG", "VBN") else []
    if subject is None and verb.dep_ == "acl" and verb.tag_ == "VBG":
        subject = verb.head  # "with Ada Pell and two others dissenting"
    if subject is not None and subject.dep_ == "pobj" and subject.head.lower_ in ("from", "of", "for"):
        subject = subject.head.head  # "Ada Pell, a member from Tarn who voted against"
    if subject is not None and subject.i != verb.i:
        others = [*subject.conjuncts, *([subject.head] if subject.dep_ == "appos" else [])]  # "Ada Pell, a Green who …"
        of = [one.i for child in subject.children if child.lower_ in ("of", "from") for one in child.children]
        for at in (subject.i, *_compounds(subject), *(one.i for one in others), *of):
            if named := list_around(voters, at, span):
                return beside if beside and beside[-1].after == verb.i and beside[-1] not in named else named
        if subject.i > verb.i:
            return []
    named = beside or list_before(voters, verb.i, span)
    if not named and verb.tag_ == "VBG" and verb.i > span.start and verb.nbor(-1).text == ",":
        main = subject_of(span.root, span)  # "Ordain stood alone as the council met on Tarn, vetoing the text"
        named = list_around(voters, main.i, span) if main is not None else []
    return named


def _excepted(voters: list[Voter], verb: Token, span: Span) -> list[Voter]:
    """Those named before a verb as having done otherwise: "all members but Ada Pell voted for it"."""
    text = span.text
    for voter in voters:
        at = voter.start - span.start_char
        if voter.after <= verb.i and _EXCEPT.search(text, max(0, at - 60), at):
            return [one for one in list_around(voters, voter.first, span) if voter.first <= one.first < verb.i]
    return []


def _is_of_members(subject: Token) -> bool:
    """Whether a subject is some of a body's members: "three commissioners, Ada Pell …", "two of the five trustees"."""
    nouns = [subject, *(one for child in subject.children if child.lower_ == "of" for one in child.children)]
    return any(one.lower_ in _MEMBERS or one.text in entries("voters") for one in nouns)


def _compounds(subject: Token) -> list[int]:
    """The names that describe a subject: "Senator Ada Pell" has them before it, "Ada Pell, a senator," too."""
    return [child.i for child in subject.children if child.dep_ in ("compound", "appos")]


def _only_before(named: list[Voter], span: Span) -> bool:
    if not named or named[0].first <= span.start:
        return False
    first = named[0].first - 1
    while first > span.start and (
        span.doc[first].lower_ == "the"
        or span.doc[first].pos_ == "PROPN"
        or (span.doc[first].pos_ in ("NOUN", "ADJ") and span.doc[first].lower_ not in _ONLY)
    ):
        first -= 1
    return span.doc[first].lower_ in _ONLY


def _is_infinitive(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).lower_ == "to" and verb.tag_ in ("VB", "VBP")
