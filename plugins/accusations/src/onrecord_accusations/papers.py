"""Papers: whatever a court's papers, or prosecutors, say that the accused or a firm did is alleged.

"Rook moved the money to his wife, the indictment says" accuses, where a neighbour who says so does not. What an accuser
goes on to say of the one whom he accuses is pressed: "Lund accused Rook of theft. She said he had told her to sign".
What a court or an inquiry finds that somebody had done is found: "The panel found that the builder had used sand".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.lexicon import BODIES, COURTS, PAPERS, is_actor, is_indefinite
from onrecord_accusations.phrases import clause, noun_phrase
from onrecord_accusations.stance import modality_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading import Attribution, Reading

_IDLE: Final = frozenset(
    {
        "be",
        "have",
        "live",
        "work",
        "die",
        "suffer",
        "fall",
        "hear",
        "see",
        "need",
        "know",
        "feel",
        "want",
        "think",
        "seek",
    }
    | {"believe", "deny", "say", "plead", "appear", "face", "lose", "ask", "learn", "remain", "become", "agree", "make"}
    | {"operate", "serve", "attend", "study", "include", "request", "await", "expect", "demand", "meet", "own", "use"}
)
"""What is no misdeed by whoever does it."""

_PRESSED: Final = frozenset({"accuse", "allege", "sue", "charge", "indict"})
"""What goes on when its accuser tells more of the accused."""

_FINDING: Final = frozenset({"find", "conclude", "rule", "determine", "write"})
_FINDERS: Final = COURTS | {
    "inquiry",
    "commission",
    "ombudsman",
    "auditor",
    "audit",
    "report",
    "inspector",
    "investigator",
}
"""Who finds what somebody had done."""

_DUTIFUL: Final = frozenset(
    {"comply", "follow", "warn", "alert", "help", "save", "rescue", "win", "earn", "cooperate", "perform", "notify"}
    | {
        "provide",
        "improve",
        "support",
        "reach",
        "find",
        "report",
        "apologize",
        "offer",
        "prove",
        "show",
        "meet",
        "keep",
    }
    | {"obey", "respect", "honor", "honour", "protect", "try", "begin", "start", "decide", "choose", "vote", "get"}
)
"""What nobody is blamed for."""

_CHIEFS: Final = frozenset({"manager", "executive", "officer", "official", "inspector", "director", "guard", "teacher"})

_OFFICES: Final = ("prosecutor", "district attorney", "attorney general", "state attorney")
"""Who prosecutes, as it stands before or behind a name."""

Same: TypeAlias = "Callable[[Span | None, Span | None], bool]"


def paper_claims(reading: Reading, claims: Sequence[Claim], same: Same) -> Iterator[Claim]:
    """What papers of a court say that one who is accused elsewhere in the article, or a body, has done, by place.

    Contents in which another claim is read already are left to that; `same(a, b)` tells whether two spans stand for the
    same.
    """
    made = [one for one in claims if one.modality == "asserted" and one.accuser is not None and one.kind in _PRESSED]
    taken = [(claim.anchor.idx, claim.anchor.idx + 1) for claim in claims]
    taken += [(claim.act.start_char, claim.act.end_char) for claim in claims if claim.act is not None]
    for attribution in reading.speech:
        if attribution.speaker is None or (attribution.kind == "direct" and not _is_paper(attribution.speaker)):
            continue
        for start, end in attribution.contents:
            if any(start < last and first < end for first, last in taken):
                continue
            content = reading.doc.char_span(start, end, alignment_mode="contract")
            verb = _deed(content) if content is not None else None
            whose = _whose(attribution, claims, made, same) if verb is not None else None
            claim = _claim(attribution, verb, whose, same) if verb is not None and whose is not None else None
            if claim is not None:
                yield claim


def _deed(content: Span) -> Token | None:
    """The verb of something done in what is said, whose doer is told there."""
    verb = next((one for one in (content.root, *_beside(content.root)) if one.pos_ == "VERB" and _is_done(one)), None)
    doer = grammar.subject(verb) if verb is not None else None
    return verb if doer is not None and content.start <= doer.i < content.end and is_actor(doer) else None


def _whose(
    attribution: Attribution, claims: Sequence[Claim], made: Iterable[Claim], same: Same
) -> Sequence[Claim] | None:
    """The accusations whose accused a source accuses by whatever it tells of them; None for most sources."""
    speaker = attribution.speaker
    if _is_paper(speaker) or _finds(attribution):
        return claims
    return [one for one in made if same(one.accuser, speaker)] or None


def _finds(attribution: Attribution) -> bool:
    """Whether a court or an inquiry finds something."""
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or cue is None or cue.root.lemma_.lower() not in _FINDING:
        return False
    return speaker.root.lemma_.lower() in _FINDERS


def _is_paper(speaker: Span | None) -> bool:
    """Whether a source is a court's paper or prosecutes: "the indictment", "prosecutor Ada Lund"."""
    if speaker is None:
        return False
    text = speaker.text.lower()
    return speaker.root.lemma_.lower() in PAPERS or any(office in text for office in _OFFICES)


def _claim(attribution: Attribution, verb: Token, claims: Iterable[Claim], same: Same) -> Claim | None:
    doer = grammar.subject(verb)
    if doer is None:
        return None
    accused = noun_phrase(doer)
    known = any(same(one.accused, accused) for one in claims if one.modality == "asserted" and one.kind != "criticize")
    paper = _is_paper(attribution.speaker)
    found = _finds(attribution) and _is_definite(doer) and _had_done(verb)
    if is_indefinite(doer) or attribution.modality != "asserted" or not (known or found or (paper and _is_body(doer))):
        return None
    return Claim(
        rule="speech:paper" if paper else "speech:found" if found else "speech:pressed",
        kind="allege",
        status="alleged",
        confidence=0.65,
        anchor=verb,
        cue=attribution.cue if attribution.cue is not None else accused,
        accuser=attribution.speaker,
        accused=accused,
        act=clause(verb, subject=False),
    )


def _beside(verb: Token) -> Iterator[Token]:
    """The verbs coordinated with one that have its subject."""
    for one in verb.children:
        if one.dep_ == "conj" and grammar.child(one, "nsubj", "nsubjpass") is None:
            yield one


def _is_done(verb: Token) -> bool:
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


def _is_body(doer: Token) -> bool:
    return doer.lemma_.lower() in BODIES and any(
        one.lower_ in ("the", "its", "his", "her", "their") for one in doer.children
    )
