"""Findings: what a court, an inquiry or auditors find that somebody had done, which is blamed on him by that.

"The panel found that the builder had used beach sand" accuses, where a neighbour who says so does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.lexicon import COURTS, is_actor, is_indefinite
from onrecord_accusations.stance import modality_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.reading import Attribution

_IDLE: Final = frozenset(
    {"agree", "appear", "ask", "attend", "await", "be", "become", "believe", "demand", "deny", "die", "expect"}
    | {"face", "fall", "feel", "have", "hear", "include", "know", "learn", "live", "lose", "make", "meet", "need"}
    | {"operate", "own", "plead", "remain", "request", "say", "see", "seek", "serve", "study", "suffer", "think"}
    | {"want", "work"}
)
"""What is no misdeed by whoever does it."""

_FINDING: Final = frozenset({"find", "conclude", "rule", "determine", "write"})
_FINDERS: Final = COURTS | {
    "audit",
    "auditor",
    "commission",
    "inquiry",
    "inspector",
    "investigator",
    "ombudsman",
    "report",
}
"""Who finds what somebody had done."""

_AUDITORS: Final = frozenset({"auditor", "audit", "ombudsman", "inspector"})
"""Who only tells what was found."""

_DUTIFUL: Final = frozenset(
    {"alert", "apologize", "begin", "choose", "comply", "cooperate", "decide", "earn", "find", "follow", "get"}
    | {"help", "honor", "honour", "improve", "keep", "meet", "notify", "obey", "offer", "perform", "protect", "prove"}
    | {"provide", "reach", "report", "rescue", "respect", "save", "show", "start", "support", "try", "vote", "warn"}
    | {"win"}
)
"""What nobody is blamed for."""

_CHIEFS: Final = frozenset({"manager", "executive", "officer", "official", "inspector", "director", "guard", "teacher"})


def is_finding(verb: Token, inner: Token) -> bool:
    """Whether a verb is a court's or an inquiry's that finds what its clause says: "the panel concluded that"."""
    finder = grammar.subject(verb)
    doer = grammar.subject(inner)
    if finder is None or doer is None or finder.lemma_.lower() not in _FINDERS | _AUDITORS:
        return False
    told = verb.lemma_.lower() in _FINDING and is_actor(doer) and not is_indefinite(doer)
    return told and is_done(inner) and is_found(inner, doer)


def finds(attribution: Attribution) -> bool:
    """Whether a court or an inquiry finds something."""
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or cue is None:
        return False
    source, verb = speaker.root.lemma_.lower(), cue.root.lemma_.lower()
    return (source in _FINDERS and verb in _FINDING) or (source in _AUDITORS and verb in ("say", "report"))


def is_found(verb: Token, doer: Token) -> bool:
    """Whether a finding of what somebody in particular had done blames him for it."""
    return _is_definite(doer) and _had_done(verb)


def is_done(verb: Token) -> bool:
    """Whether a verb tells of something done in the past to somebody or something."""
    active = not grammar.is_passive(verb) and verb.lemma_.lower() not in _IDLE
    reaches = grammar.child(verb, "dobj", "xcomp", "ccomp") is not None
    past = verb.tag_ in ("VBD", "VBN") and not any(
        one.dep_ == "aux" and one.lower_ in ("would", "could", "to") for one in verb.children
    )
    return active and reaches and past and modality_of(verb) == "asserted"


def _had_done(verb: Token) -> bool:
    """Whether a verb tells of something that had been done, and for which one may be blamed."""
    first = verb if any(one.lower_ == "had" for one in verb.children) else verb.head
    return any(one.dep_ == "aux" and one.lower_ == "had" for one in first.children) and verb.lemma_ not in _DUTIFUL


def _is_definite(doer: Token) -> bool:
    known = any(one.lower_ in ("the", "both", "two", "three") or one.dep_ == "poss" for one in doer.children)
    return known or doer.pos_ == "PROPN" or (doer.tag_ == "NNS" and doer.lemma_.lower() in _CHIEFS)
