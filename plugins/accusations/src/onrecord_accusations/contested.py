"""Contested: what a source reports of somebody who rejects it ("Rook says that Hale took the money, which he denies").

That it is rejected makes it an accusation, even where no word of it tells of wrongdoing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.lexicon import REPORTERS, is_actor, is_indefinite
from onrecord_accusations.phrases import clause, noun_phrase
from onrecord_accusations.stance import modality_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading import Attribution, Reading

_NEAR: Final = 60
"""How many tokens may stand between what is said and its denial."""

_SAYING: Final = frozenset({"say", "tell", "claim", "add", "write", "insist", "testify", "report", "maintain", "argue"})
_UNDONE: Final = frozenset({"would", "will", "may", "might", "could", "should", "can", "to", "must"})


def contested_claims(reading: Reading, denials: Sequence[Claim], claims: Iterable[Claim]) -> Iterator[Claim]:
    """For each denial what a source said somebody did shortly before, where no other claim reads it already.

    They stand only where `attach_denials` puts a denial to them.
    """
    read = [claim.anchor.idx for claim in claims]
    for attribution in reading.speech:
        for start, end in attribution.contents:
            if any(start <= at < end for at in read) or not any(_follows(one, start, end) for one in denials):
                continue
            content = reading.doc.char_span(start, end, alignment_mode="contract")
            claim = _claim(attribution, content) if content is not None else None
            if claim is not None:
                yield claim


def _follows(denial: Claim, start: int, end: int) -> bool:
    """Whether a denial stands in or soon behind what was said: characters `start:end`."""
    return start < denial.anchor.idx and denial.anchor.idx - end < 6 * _NEAR


def _claim(attribution: Attribution, content: Span) -> Claim | None:
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or cue is None or cue.root.lemma_.lower() not in _SAYING or attribution.modality != "asserted":
        return None
    if speaker.root.pos_ == "NOUN" and speaker.root.lemma_.lower() in REPORTERS:
        return None
    verb = _predicate(content)
    doer = grammar.subject(verb) if verb is not None else None
    if verb is None or doer is None or not _is_known(doer) or not content.start <= doer.i < content.end:
        return None
    return Claim(
        rule="speech:contested",
        kind="allege",
        status="alleged",
        confidence=0.7,
        anchor=verb,
        cue=cue,
        accuser=speaker,
        accused=noun_phrase(doer),
        act=clause(verb, subject=False),
    )


def _predicate(content: Span) -> Token | None:
    """The verb of what is said, where it tells of something done: not of what will be, or of what somebody is like."""
    verb = content.root
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    if verb.pos_ != "VERB" or auxiliaries & _UNDONE or grammar.is_passive(verb) or modality_of(verb) != "asserted":
        return None
    past = verb.tag_ in ("VBD", "VBN") or (verb.tag_ == "VBG" and bool(auxiliaries))
    acts = grammar.child(verb, "dobj", "ccomp", "xcomp") is not None
    acts = acts or (verb.lemma_ == "know" and next(grammar.complements(verb, ("of", "about")), None) is not None)
    return verb if past and acts else None


def _is_known(doer: Token) -> bool:
    definite = any(one.lower_ == "the" for one in doer.children)
    return is_actor(doer) and doer.lower_ not in ("i", "we", "you") and (definite or not is_indefinite(doer))
