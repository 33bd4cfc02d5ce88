"""Endings: "the charge was dropped", "the conviction was quashed", and which before it that was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.frames import LIGHT
from onrecord_accusations.lexicon import COURTS
from onrecord_accusations.phrases import complement, noun_phrase, words
from onrecord_accusations.stance import modality_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord_accusations.facts import Kind

_KINDS: Final[dict[str, tuple[Kind, ...]]] = {
    "charge": ("charge", "indict"),
    "indictment": ("indict", "charge"),
    "count": ("charge", "indict"),
    "lawsuit": ("sue",),
    "suit": ("sue",),
    "complaint": ("sue",),
    "case": ("charge", "indict", "sue"),
    "conviction": ("convict",),
}
"""What each noun can take up."""

_DROPPING: Final = next(row.lemmas for row in LIGHT if row.does == "drop") | {"dismiss", "quash"}
_OVERTURNING: Final = next(row.lemmas for row in LIGHT if row.does == "overturn") | {"throw"}
LEMMAS: Final = _DROPPING | _OVERTURNING
"""The verbs that an ending may hang on."""

_KNOWN: Final = frozenset({"the", "that", "this", "these", "those", "all", "both", "his", "her", "its", "their"})
_NEAR: Final = 80
"""How many tokens may stand between the sentence of a charge and that of its end."""

Name: TypeAlias = "Callable[[Span | None], str | None]"


def ending_claims(nouns: Iterable[Token], verbs: Iterable[Token]) -> Iterator[Claim]:
    """The endings in a sentence that don't say whose matter ends: "the case was dismissed", "she dropped her suit".

    Each stands only with the accusation that it ends: `settle_endings` finds that.
    """
    told = list(verbs)
    for noun in nouns:
        verb = noun.head
        overturned = noun.lemma_.lower() == "conviction"
        ending = _OVERTURNING if overturned else _DROPPING
        if noun.lemma_.lower() not in _KINDS or verb not in told or verb.lemma_.lower() not in ending:
            continue
        passive = grammar.is_passive(verb) and noun.dep_ == "nsubjpass"
        if not (passive or noun.dep_ == "dobj") or not any(one.lower_ in _KNOWN for one in noun.children):
            continue
        if any(one.lower_ == "against" for place in (noun, verb) for one in place.children):
            continue  # that one says whose
        by = grammar.agent_of(verb) if passive else grammar.subject(verb)
        of = next((inner for _, inner in grammar.complements(noun, ("of",))), None)
        yield Claim(
            rule="ending:overturned" if overturned else "ending:dropped",
            kind=_KINDS[noun.lemma_.lower()][0],
            status="acquitted" if overturned else "dropped",
            confidence=0.75,
            anchor=verb,
            cue=words(noun, verb) if abs(noun.i - verb.i) < 8 else words(verb),
            accuser=None if by is None or (by.lemma_.lower() in COURTS and not overturned) else noun_phrase(by),
            act=complement(of) if of is not None else None,
            modality=modality_of(verb),
        )


def settle_endings(claims: Iterable[Claim], name: Name) -> list[Claim]:
    """The claims with each ending given the accused of the matter that it ends: the last one of its kind before it and
    not far off; `name(a)` tells whom a span stands for. An ending that belongs to none is left out."""
    kept: list[Claim] = []
    for claim in claims:
        if not claim.rule.startswith("ending:"):
            kept.append(claim)
            continue
        ended = next((one for one in reversed(kept) if _ends(claim, one)), None)
        told = next((one for one in kept if one.status == claim.status and one.anchor.head == claim.anchor), None)
        if ended is None or (told is not None and told.accused is not None):
            continue
        if told is not None:
            kept.remove(told)
        claim.accused, claim.kind = ended.accused, "charge" if ended.kind == "convict" else ended.kind
        claim.act = claim.act if claim.act is not None else ended.act
        if claim.status == "dropped" and (claim.accuser is None or name(claim.accuser) == name(claim.accused)):
            claim.accuser = ended.accuser
        kept.append(claim)
    return kept


def _ends(ending: Claim, claim: Claim) -> bool:
    """Whether a claim is of the kind that is ended, made before it and not ended yet."""
    said = next(one.lemma_.lower() for one in (*ending.cue, *ending.anchor.children) if one.lemma_.lower() in _KINDS)
    far = ending.anchor.sent.start - claim.anchor.sent.end
    open_ = claim.status in ("charged", "indicted", "sued", "convicted") and claim.modality == "asserted"
    return (
        claim.anchor.i <= ending.anchor.i
        and far <= _NEAR
        and open_
        and claim.kind in _KINDS[said]
        and bool(claim.accused)
    )
