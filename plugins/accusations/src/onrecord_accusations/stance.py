"""Stance: whether an accusation is made, not made, or only possible; and whether it is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations.facts import Modality
from onrecord_accusations.grammar import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_REFUSING: Final = frozenset(
    {
        "refuse",
        "decline",
        "avoid",
        "refrain",
        "stop",
        "deny",
        "resist",
        "hesitate",
        "fail",
        "forbear",
        "cease",
        "neglect",
    }
)
_WISHING: Final = frozenset(
    {
        "threaten",
        "plan",
        "consider",
        "vow",
        "intend",
        "hope",
        "want",
        "ask",
        "urge",
        "demand",
        "seek",
        "decide",
        "expect",
    }
    | {
        "promise",
        "pledge",
        "try",
        "prepare",
        "propose",
        "suggest",
        "recommend",
        "encourage",
        "wish",
        "offer",
        "predict",
    }
)
_URGING: Final = frozenset({"recommend", "propose", "urge", "demand", "request"})
_THINKING: Final = frozenset({"think", "believe", "suppose", "imagine", "mean", "want"})
_MODALS: Final = frozenset(
    {"would", "could", "might", "may", "should", "will", "can", "must", "'ll", "’ll", "'d", "wo", "ca"}
)
_CONDITIONAL: Final = frozenset({"if", "whether", "unless", "lest"})
_NOBODY: Final = frozenset({"no", "nobody", "none", "neither", "nothing"})
_CLAUSAL: Final = ("xcomp", "pcomp", "ccomp", "advcl", "prep", "conj", "acl", "relcl", "aux", "auxpass")


def modality_of(token: Token) -> Modality:
    """Whether what a verb (or the verb above a noun) says is asserted, negated or hypothetical.

    Looks at the verb's own auxiliaries, at negative subjects and objects, and at the verbs that it depends on:
    "declined to accuse", "stopped short of accusing", "threatened to sue", "whether the bosun should be prosecuted".
    """
    verb = _verb_of(token)
    if verb is None:
        return "asserted"
    if _negated(verb):
        return "negated"
    if _conditional(verb) or _modal(verb):
        return "hypothetical"
    return _from_above(verb)


def refused(verb: Token) -> bool:
    """Whether a verb says that what its object names is not done: "avoided criticism of"."""
    return verb.lemma_.lower() in _REFUSING


def _verb_of(token: Token) -> Token | None:
    while token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            return None
        token = token.head
    return token


def _negated(verb: Token) -> bool:
    for one in verb.children:
        if one.dep_ == "neg" and one.lower_ != "only":
            nearby = verb.doc[one.i + 1 : one.i + 2]
            return not (len(nearby) and nearby[0].lower_ in ("only", "just"))
        if one.lower_ in ("never", "hardly", "nobody", "none") and one.dep_ in (
            "advmod",
            "neg",
            "nsubj",
            "nsubjpass",
            "dobj",
        ):
            return True
        if one.dep_ in ("nsubj", "nsubjpass", "dobj", "agent", "attr") and _nobody(one):
            return True
    return False


def _nobody(head: Token) -> bool:
    if head.dep_ == "agent":
        return any(_nobody(one) for one in head.children)
    return head.lower_ in _NOBODY or any(
        (one.dep_ == "det" and one.lower_ == "no") or one.lower_ == "neither" for one in head.children
    )


def _modal(verb: Token) -> bool:
    if any(one.dep_ == "aux" and one.lower_ in _MODALS for one in verb.children):
        return True
    if verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is None:
        return verb.head.pos_ in ("VERB", "AUX") and _modal(verb.head)
    return False


def _conditional(verb: Token) -> bool:
    if any(one.dep_ in ("mark", "advmod") and one.lower_ in _CONDITIONAL for one in verb.children):
        return True
    head = verb.head
    return verb.dep_ in ("conj", "xcomp") and head != verb and head.pos_ in ("VERB", "AUX") and _conditional(head)


def _from_above(verb: Token) -> Modality:
    """What the verbs above say of an infinitive or gerund below them."""
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.tag_ in ("VB", "VBG", "VBN"):
        return _from_above(verb.head) if child(verb, "nsubj", "nsubjpass") is None else "asserted"
    if verb.dep_ == "pcomp":
        above = verb.head.head
        if "short" in {one.lower_ for one in above.children} | {above.lower_, verb.head.head.lower_}:
            return "negated"
        if verb.head.lower_ in ("without", "against", "from"):
            return "negated"
        return "asserted"
    infinitive = any(one.dep_ == "aux" and one.lower_ == "to" for one in verb.children)
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _URGING:
        return "hypothetical"
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _THINKING and _negated(verb.head):
        return "negated"  # "they don't think we are blaming them"
    if (
        infinitive
        and verb.dep_ in ("xcomp", "advcl", "csubj", "ccomp")
        and (verb.head.pos_ == "ADJ" or verb.head.lemma_ == "be" or child(verb.head, "acomp") is not None)
    ):
        return "hypothetical"  # "it is hard to blame him"
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl") and (infinitive or verb.tag_ == "VBG"):
        lemma = verb.head.lemma_.lower()
        if verb.dep_ in ("xcomp", "ccomp") and lemma in _REFUSING:
            return "negated"
        if lemma in _WISHING and infinitive:
            return "hypothetical"
        if verb.dep_ in ("advcl", "acl") and infinitive and lemma not in ("go", "continue", "come"):
            return "hypothetical"
        if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and (_modal(verb.head) or _negated(verb.head)):
            return "negated" if _negated(verb.head) else "hypothetical"
    return "asserted"
