"""Deeds that are decisions by their sentence alone: "the board left the rate as it was in a 7-2 vote"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_votes.clauses import is_passive, object_of
from onrecord_votes.counts import has_number
from onrecord_votes.decisions.counted import BY_VOTE, BY_VOTES_TO
from onrecord_votes.decisions.decision import Decision
from onrecord_votes.decisions.verbs import BY_FORM
from onrecord_votes.lexicon import words
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find_deed(span: Span, text: str) -> Decision | None:
    """What the main verb of a sentence tells as done, whether or not by a vote: the next sentence may tell that."""
    verb = span.root
    if verb.pos_ == "NOUN":  # the parser takes "the trustees of the college then named her" for a noun with a clause
        verb = next((one for one in verb.rights if one.dep_ == "acl" and one.tag_ == "VBD"), verb)
    if verb.tag_ not in _FINITE or verb.pos_ != "VERB" or verb.lower_ in _NO_DEED:
        return None
    if is_unreal(text, span.start_char, verb.idx):
        return None
    known = BY_FORM.get(verb.lower_)
    outcome = known.outcome if known else "adopted"
    complement = object_of(verb)
    at = complement.left_edge.idx if complement is not None else None
    return Decision("deed", outcome, verb.idx, verb.idx + len(verb), verb.i, complement=at)


_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NO_DEED_OF_OTHERS: Final = words("beaten outvoted overruled held defeated edged knocked won followed led matched")
_NO_DEED: Final = words(
    "voted opposed declined refused avoided escaped missed failed lost denied disagreed abstained dismissed "
    "elected won said ruled split divided agreed decided opted chose resolved told argued debated discussed considered "
    "met heard listened reviewed did was were had got received held saw came went took needed required followed cast "
    "recorded found began started continued resumed ended adjourned deadlocked tied wanted hoped tried sought planned "
    "survived fell collapsed beat edged faced spoke complained warned noted added explained announced reported wrote "
    "criticized criticised praised welcomed thanked joined sided broke watched waited gathered emerged knew thought "
    "believed felt seemed appeared remained stood sat led defied boycotted walked favored favoured mustered garnered "
    "pondered weighed mulled contemplated examined questioned studied aired tackled wrestled grappled dealt addressed "
    "explored scheduled pledged promised threatened attempted"
)


BY_MANY: Final = frozenset({"unanimously", "overwhelmingly", "narrowly"})


def is_told(verb: Token, span: Span, text: str) -> bool:
    """Whether it is said that what the verb says was decided, or done by a vote.

    "The assembly overwhelmingly demanded a truce", "the board left the rate as it was in a 7-2 vote".
    """
    if verb.tag_ not in _FINITE or verb.pos_ != "VERB" or verb.lower_ in _NO_DEED:
        return False
    before = verb.nbor(-1) if verb.i > span.start else None
    if before is not None and before.lower_ in BY_MANY:
        return True
    if verb.dep_ not in ("ROOT", "conj") or not _has_subject(verb):
        return False
    return BY_VOTE.search(text, span.start_char, span.end_char) is not None


def is_done_by_vote(verb: Token, text: str) -> bool:
    """Whether something is told to have been done by a count of votes: "it was kept by 119 votes to 14"."""
    if verb.tag_ != "VBN" or verb.lower_ in _NO_DEED_OF_OTHERS or not is_passive(verb):
        return False
    return BY_VOTES_TO.match(text, verb.idx + len(verb)) is not None


_VOTE_WORDS: Final = words(
    "vote votes voting majority margin decision ballot tally count favour favor unanimously hands"
)


def is_by_vote(span: Span, text: str, said: frozenset[str]) -> bool:
    """Whether a sentence tells of a vote as the means of something; `said` are its runs of letters."""
    if _VOTE_WORDS.isdisjoint(said) and not has_number(said):
        return False
    return BY_VOTE.search(text, span.start_char, span.end_char) is not None


def _has_subject(verb: Token) -> bool:
    """Whether a verb or the one that it is joined to has an active subject of its own."""
    return any(child.dep_ == "nsubj" for child in (verb.head if verb.dep_ == "conj" else verb).lefts)
