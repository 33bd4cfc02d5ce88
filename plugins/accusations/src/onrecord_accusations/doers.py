"""Doers: who accuses by a verb, who demands that somebody be charged, and who did a deed that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.frames import VerbFrame
from onrecord_accusations.lexicon import is_actor
from onrecord_accusations.phrases import noun_phrase
from onrecord_accusations.stance import modality_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


JUDICIAL: Final = frozenset({"accuse", "charge", "indict", "convict", "acquit", "sue"})
"""Verbs of a court's matter."""

_CALLING: Final = frozenset({"call", "demand", "urge", "want", "ask", "press", "petition", "pressure", "push", "beg"})

_CALLED_FOR: Final = frozenset({"charge", "prosecute", "indict", "try", "convict", "investigate", "jail", "imprison"})
"""What a caller wants done to the one whom he thereby accuses."""


def accuser_of(verb: Token, *, passive: bool) -> Token | None:
    """Who does what a verb of accusing says: its agent or subject, or who tells of it where that is a thing."""
    if passive:
        return grammar.agent_of(verb)
    found = grammar.outer_subject(verb) or grammar.subject(verb)
    if found is not None and _is_when_or_score(found):  # "in a speech Sunday, accusing", "votes 50-40 to censure"
        found = grammar.subject_above(found.head, 0)
    if found is not None and found.pos_ == "NOUN" and not is_actor(found):
        return grammar.teller_above(verb) or found
    return None if found is not None and _is_when_or_score(found) else found


def caller_of(verb: Token, frame: VerbFrame, passive: bool) -> Token | None:
    """Who demands that someone be charged: "called for Marr to be prosecuted for treason", "urged the police to charge
    him", "wants him tried"."""
    if frame.lemma not in _CALLED_FOR | JUDICIAL:
        return None
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    above = verb.head.head if verb.head.dep_ == "prep" else verb.head
    lemma = above.lemma_.lower()
    if above == verb or lemma not in _CALLING or modality_of(above) != "asserted":
        return None
    bare = "be" in auxiliaries or (lemma == "want" and not auxiliaries and verb.tag_ == "VBN")
    told = "to" in auxiliaries and verb.dep_ in ("xcomp", "ccomp", "advcl") and frame.lemma in _CALLED_FOR
    if not (bare if passive or verb.tag_ == "VBN" else told and _is_told(verb, above)):
        return None
    caller = grammar.subject(above)
    return caller if caller is not None and is_actor(caller) else None


def _is_told(verb: Token, above: Token) -> bool:
    """Whether somebody else is called on to do it: "asked the police to charge him", not "wants to charge him"."""
    asked = grammar.child(above, "dobj", "dative") or next(
        (inner for _, inner in grammar.complements(above, ("on", "upon"))), None
    )
    own = grammar.child(verb, "nsubj")
    return (asked is not None and asked.i < verb.i) or own is not None


def doer_of(deed: Token) -> Span | None:
    """Who did a deed, where its noun phrase says so."""
    owner = grammar.child(deed, "poss")
    if owner is not None and is_actor(owner) and owner.lower_ not in ("my", "our", "your"):
        return noun_phrase(owner)
    done = next((one for one in deed.children if one.dep_ == "acl" and one.tag_ == "VBN"), None)
    agent = grammar.agent_of(done) if done is not None else None
    for inner in (*(inner for _, inner in grammar.complements(deed, ("by",))), *([agent] if agent is not None else ())):
        if is_actor(inner):
            return noun_phrase(inner)
    return None


def accuser_phrase(head: Token | None, at: Token | None) -> Span | None:
    """The noun phrase of the accuser, without the preposition that brings the act."""
    return None if head is None else noun_phrase(_whose(head), without=[at] if at is not None else [])


def _whose(head: Token) -> Token:
    """Who acts where the subject is what somebody does: "the chairman's decision to blame ..."."""
    owner = grammar.whose(head) or grammar.child(head, "poss")
    return owner if owner is not None and not is_actor(head) and is_actor(owner) else head


def _is_when_or_score(head: Token) -> bool:
    score = head.pos_ in ("NUM", "NOUN") and head.text[0].isdigit() and not head.text.isdigit()
    return score or grammar.is_time(head)
