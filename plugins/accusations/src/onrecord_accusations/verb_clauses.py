"""Verb clauses: accusations in verbs whose that-clause says who did what ("alleged that Rook lied")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.doers import accuser_phrase, caller_of, doer_of
from onrecord_accusations.findings import is_finding
from onrecord_accusations.frames import VerbFrame
from onrecord_accusations.lexicon import is_actor, is_deed, is_indefinite
from onrecord_accusations.phrases import clause, noun_phrase, words
from onrecord_accusations.stance import modality_of
from onrecord_accusations.wrongs import is_wrong

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_UNDONE: Final = frozenset({"would", "will", "may", "might", "could", "should", "can", "to"})

_SUFFERED: Final = frozenset({"die", "drown", "suffer", "perish", "suffocate", "vanish"})
"""What happens to somebody and is nothing he does: "charged that fifty people have died"."""

_SAYING: Final = frozenset(
    {"allege", "accuse", "charge", "claim", "say", "argue", "contend", "assert", "cite", "maintain"}
)


def with_clause(verb: Token, frame: VerbFrame) -> Claim | None:
    """The claim of a verb whose that-clause says who did what ("alleged that X did Y", "X is alleged to have")."""
    inner = grammar.child(verb, "ccomp") or _infinitive(verb) or _hung_on_paper(verb)
    if frame.needs == {"whether"} and (inner is None or not asks_whether(inner)):
        return None
    if inner is None and frame.lemma == "allege":
        return _of_deed(verb, frame)
    if inner is None or inner.i < verb.i or inner.pos_ not in ("VERB", "AUX"):
        return None
    inner = _worse(inner)
    if inner.lemma_.lower() in _SAYING and grammar.child(inner, "ccomp") is not None:
        return None  # "alleging that she claimed that ...": what is claimed counts
    accused = grammar.subject(inner)
    if grammar.is_passive(inner) and inner.lemma_ != "involve":  # "claimed that they had been robbed by X"
        accused = grammar.agent_of(inner)
    if accused is None or accused.lower_ in ("i", "we", "there", "what", "this", "you", "one"):
        return None
    act = clause(inner)
    if "wrong" in frame.needs and not (is_wrong(inner) or is_finding(verb, inner)):
        return None
    if not is_actor(accused) or inner.lemma_.lower() in _SUFFERED:
        return None
    passive = grammar.is_passive(verb)
    accuser = grammar.agent_of(verb) if passive else grammar.subject(verb)
    if accuser is not None and accuser.lower_ in ("you", "who", "that"):
        return None
    if accuser is not None and (
        accused.i == accuser.i or (accused.pos_ == "PRON" and accused.lower_ == accuser.lower_)
    ):
        return None  # "he claimed that he had lied"
    if not passive and accuser is None:
        return None
    caller = caller_of(verb, frame, passive)
    suing = verb.dep_ == "advcl" and verb.head.lemma_ == "sue" and not grammar.is_passive(verb.head)
    suing = suing and grammar.object_of(verb.head) is None  # "the nurse sued, claiming that the clinic cheated her"
    return Claim(
        rule=f"verb:{frame.lemma}-that",
        kind="sue" if suing else frame.kind,
        status="sued" if suing else frame.status,
        confidence=frame.confidence,
        anchor=verb,
        cue=words(verb),
        accuser=_phrase(caller or accuser),
        accused=_phrase(accused),
        act=act if inner.dep_ == "ccomp" and accused.i > verb.i else clause(inner, subject=False),
        modality=modality_of(verb) if caller is None else "asserted",
    )


def _worse(inner: Token) -> Token:
    """The clause that tells of the wrong, of two with a subject each: "that aides knew and that managers lied"."""
    if is_wrong(inner):
        return inner
    others = (one for one in inner.children if one.dep_ == "conj" and grammar.child(one, "nsubj") is not None)
    return next((one for one in others if is_wrong(one)), inner)


def asks_whether(inner: Token) -> bool:
    """Whether a clause asks if somebody in particular has done something: "whether the pilot had fallen asleep"."""
    doer = grammar.subject(inner)
    asks = any(one.dep_ == "mark" and one.lower_ in ("whether", "if") for one in inner.children)
    undone = any(one.dep_ == "aux" and one.lower_ in _UNDONE for one in inner.children)
    past = inner.tag_ in ("VBD", "VBN", "VBG") and not undone and inner.pos_ == "VERB"
    if doer is None or not asks or not past or grammar.is_passive(inner):
        return False
    return is_actor(doer) and not is_indefinite(doer)


def _of_deed(verb: Token, frame: VerbFrame) -> Claim | None:
    """ "The lawsuit alleges fraud by the directors"."""
    deed = grammar.object_of(verb)
    doer = doer_of(deed) if deed is not None and is_deed(deed) else None
    if deed is None or doer is None:
        return None
    return Claim(
        rule=f"verb:{frame.lemma}-deed",
        kind=frame.kind,
        status=frame.status,
        confidence=frame.confidence,
        anchor=verb,
        cue=words(verb),
        accuser=accuser_phrase(grammar.subject(verb), None),
        accused=doer,
        act=noun_phrase(deed),
        modality=modality_of(verb),
    )


def _hung_on_paper(verb: Token) -> Token | None:
    """The that-clause that the parser hangs on what it was said in: "alleged in a lawsuit that he hid the letters"."""
    for _, paper in grammar.complements(verb, ("in", "to", "at", "before")):
        for one in paper.children:
            opens = any(inner.lower_ == "that" and inner.i < one.i for inner in one.children)
            doer = grammar.child(one, "nsubj")
            if one.dep_ in ("relcl", "acl") and opens and doer is not None and doer.lower_ not in grammar.RELATIVES:
                return one
    return None


def _infinitive(verb: Token) -> Token | None:
    """The infinitive of "is alleged to have stolen"."""
    if not grammar.is_passive(verb):
        return None
    return grammar.child(verb, "xcomp")


def _phrase(head: Token | None) -> Span | None:
    return None if head is None else noun_phrase(head)
