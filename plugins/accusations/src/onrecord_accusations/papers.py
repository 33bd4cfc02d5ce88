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
from onrecord_accusations.findings import finds, is_done, is_found
from onrecord_accusations.lexicon import BODIES, PAPERS, is_actor, is_indefinite
from onrecord_accusations.phrases import clause, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading import Attribution, Reading

_PRESSED: Final = frozenset({"accuse", "allege", "sue", "charge", "indict"})
"""What goes on when its accuser tells more of the accused."""

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
    verb = next((one for one in (content.root, *_beside(content.root)) if one.pos_ == "VERB" and is_done(one)), None)
    doer = grammar.subject(verb) if verb is not None else None
    return verb if doer is not None and content.start <= doer.i < content.end and is_actor(doer) else None


def _whose(
    attribution: Attribution, claims: Sequence[Claim], made: Iterable[Claim], same: Same
) -> Sequence[Claim] | None:
    """The accusations whose accused a source accuses by whatever it tells of them; None for most sources."""
    speaker = attribution.speaker
    if _is_paper(speaker) or finds(attribution):
        return claims
    return [one for one in made if same(one.accuser, speaker)] or None


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
    found = finds(attribution) and is_found(verb, doer)
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


def _is_body(doer: Token) -> bool:
    return doer.lemma_.lower() in BODIES and any(
        one.lower_ in ("the", "its", "his", "her", "their") for one in doer.children
    )
