"""Denials: "denied taking bribes", "denies wrongdoing", and which accusation they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.frames import LABELS
from onrecord_accusations.labels import label_and_target
from onrecord_accusations.lexicon import CHARGES, is_actor
from onrecord_accusations.phrases import clause, complement, noun_phrase, words
from onrecord_accusations.stance import modality_of
from onrecord_accusations.wrongs import is_wrong

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DENYING: Final = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "repudiate"})
LEMMAS: Final = _DENYING | LABELS.keys()
"""The verbs that a denial may hang on."""

_GUILT: Final = frozenset(
    {"wrongdoing", "involvement", "guilt", "responsibility", "role", "complicity", "liability", "misconduct"}
)
_FALSE: Final = frozenset(
    {"lie", "fabrication", "falsehood", "slander", "smear", "nonsense", "libel", "hoax", "fiction", "invention"}
    | {"false", "untrue", "baseless", "unfounded", "groundless", "absurd", "ridiculous", "preposterous", "rubbish"}
)
"""What an accusation is called by who denies it."""

_NEAR: Final = 60
"""How many tokens may stand between the sentence of an accusation and that of its denial."""

Same: TypeAlias = "Callable[[Span | None, Span | None], bool]"
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "him", "her", "them"})


def denial_claims(tokens: Iterable[Token]) -> Iterator[Claim]:
    """Denials of a deed, by place. One that names no act ("denies wrongdoing") stands only with an accusation."""
    for verb in tokens:
        if verb.pos_ == "VERB" and _calls_false(verb) and modality_of(verb) == "asserted":
            yield _bare(verb, "denial:called-false")
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in _DENYING:
            continue
        denier = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.agent_of(verb)
        if denier is None or not is_actor(denier) or modality_of(verb) != "asserted":
            continue
        denied, act = _denied(verb)
        if denied:
            yield Claim(
                rule="denial:deed" if act is not None else "denial:bare",
                kind="allege",
                status="alleged",
                confidence=0.7,
                anchor=verb,
                cue=words(verb),
                accused=noun_phrase(denier),
                act=act,
                denied=True,
                denial=words(verb),
            )


def _calls_false(verb: Token) -> bool:
    """ "called the accusation 'a cheap lie'", "described the allegations as baseless"."""
    frame = LABELS.get(verb.lemma_.lower())
    if frame is None or grammar.is_passive(verb):
        return False
    label, target = label_and_target(verb, frame.how)
    about = target is not None and target.lemma_.lower() in CHARGES
    return about and label is not None and label.lemma_.lower() in _FALSE


def _bare(verb: Token, rule: str) -> Claim:
    """A denial that names no act; by whom, where the sentence says so."""
    denier = grammar.subject(verb)
    return Claim(
        rule=rule,
        kind="allege",
        status="alleged",
        confidence=0.7,
        anchor=verb,
        cue=words(verb),
        accused=noun_phrase(denier) if denier is not None else None,
        denied=True,
        denial=words(verb),
    )


def _denied(verb: Token) -> tuple[bool, Span | None]:
    """(whether a wrong is denied, the act where one is named)."""
    thing = grammar.child(verb, "dobj")
    if thing is not None and thing.lemma_.lower() in _GUILT:
        about = next((complement(inner) for _, inner in grammar.complements(thing, ("in", "for"))), None)
        return True, about
    if thing is not None and thing.lemma_.lower() in CHARGES and verb.lemma_ == "deny":
        modified = any(one.dep_ in ("prep", "acl", "ccomp", "relcl", "compound") for one in thing.children)
        return not modified, None
    if verb.dep_ == "relcl":  # "a charge he denies", "accused of theft, which he denies"
        return True, None
    inner = grammar.child(verb, "xcomp", "ccomp")
    if inner is None or inner.i < verb.i or verb.lemma_.lower() != "deny" or inner.pos_ not in ("VERB", "AUX"):
        return False, None
    own = grammar.child(inner, "nsubj", "nsubjpass")
    if own is not None and own.lower_ not in _PRONOUNS:
        return False, None
    return is_wrong(inner), clause(inner, subject=own is not None)


def attach_denials(claims: list[Claim], same: Same) -> list[Claim]:
    """The claims with bare denials put to the accusation that they deny: the last one before it, not far off, with the
    same accused. `same(a, b)` tells whether two spans stand for the same. A bare denial that belongs
    to none is dropped."""
    kept: list[Claim] = []
    for claim in claims:
        if not _is_bare(claim):
            kept.append(claim)
            continue
        target = next((one for one in reversed(kept) if _near(one, claim) and _answers(one, claim, same)), None)
        if target is not None:
            target.denied = True
            target.denial = target.denial or claim.denial
    return kept


def _answers(claim: Claim, denial: Claim, same: Same) -> bool:
    """Whether the one who denies is the one accused; in one sentence any pronoun is taken to be. Who calls "the
    accusation" a lie may speak for the accused: it is enough that he is not the accuser."""
    if denial.rule == "denial:called-false":
        return not same(claim.accuser, denial.accused)
    assert denial.accused is not None
    unresolved = denial.accused.root.pos_ == "PRON" and claim.anchor.sent.start == denial.anchor.sent.start
    return same(claim.accused, denial.accused) or unresolved


def _is_bare(claim: Claim) -> bool:
    """Whether a claim says no more than that somebody denies something said before."""
    return claim.denied and claim.act is None and claim.accuser is None


def _near(claim: Claim, denial: Claim) -> bool:
    one, other = claim.anchor.sent, denial.anchor.sent
    near = one.start == other.start or 0 <= other.start - one.end <= _NEAR
    return claim.accused is not None and claim.kind != "convict" and near
