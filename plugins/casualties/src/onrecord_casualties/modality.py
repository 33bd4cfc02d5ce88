"""Modality: whether a figure is asserted, denied, or only feared, planned or possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from onrecord_casualties.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Modality = Literal["asserted", "negated", "hypothetical"]

_HYPOTHETICAL_AUXILIARIES: Final = words("could would might may can will shall should 'll 'd wo ca")
_HYPOTHETICAL_VERBS: Final = words(
    "threaten plan plot want try vow aim attempt conspire intend hope seek risk order urge ask tell advise "
    "expect prevent avert avoid project predict forecast plead fail offer refuse agree prepare propose"
)
"""Over an infinitive or a noun these leave open whether it happened."""
_OPEN_TO: Final = words("likely unlikely set bound certain sure due poised liable destined")
"""Words that leave open what their infinitive says: "is likely to reach 40"."""
_OBJECT_LIKE: Final = frozenset({"dobj", "attr", "oprd", "acomp", "prep", "conj", "advmod", "nsubjpass"})
_LEADING: Final = frozenset({"lead", "result", "contribute", "end"})
_CONDITIONS: Final = frozenset({"if", "unless", "lest", "whether"})
_OPEN_NOUNS: Final = frozenset(
    {"risk", "threat", "plan", "plot", "danger", "possibility", "attempt", "effort", "potential", "intention", "order"}
)
_DENIALS: Final = frozenset({"deny", "refute", "dispute", "reject", "dismiss"})
_FAILURES: Final = frozenset({"fail", "refuse"})
_CLAIMS: Final = frozenset({"report", "claim", "allegation", "suggestion", "rumor", "rumour", "accusation"})
_FORECASTS: Final = frozenset({"expect", "predict", "project", "forecast", "anticipate"})
_FEARS: Final = frozenset({"fear", "worry", "concern"})
_IN_RETROSPECT: Final = frozenset({"later", "eventually", "ultimately"})
_PROOFS: Final = frozenset({"confirmation", "evidence", "proof", "indication", "sign", "word"})
_CONFIRMING: Final = frozenset({"confirm", "verify", "corroborate", "establish"})
_FURTHEST: Final = 4


def modality_of(predicate: Token) -> Modality:
    """The modality of the clause that a predicate stands in, and of those that it depends on as an infinitive or as
    a participle behind what did it."""
    verb = _verb_over(predicate)
    if verb is None:
        return "asserted"
    if _is_forecast(predicate, verb):
        return "hypothetical"
    for _ in range(_FURTHEST):
        if _is_negated(verb):
            return "negated"
        if _is_open(verb):
            return "hypothetical"
        over = verb.head
        if (verb.dep_ == "xcomp" and over.lemma_.lower() in _DENIALS | _FAILURES) or _is_denied(verb):
            return "negated"
        if _is_left_open(verb) or _is_feared(verb) or _is_unconfirmed(verb):
            return "hypothetical"
        if verb.dep_ in ("acl", "pcomp") and _hangs_on_open_noun(verb):
            return "hypothetical"
        shares = verb.dep_ == "conj" and not _has_subject(verb) and over.pos_ in ("VERB", "AUX")
        if not shares and not (verb.dep_ in ("xcomp", "pcomp") and over.pos_ in ("VERB", "AUX", "ADJ")):
            follows = verb.tag_ == "VBG" and verb.dep_ == "advcl" and not _has_subject(verb)
            return "hypothetical" if follows and _is_open(over) and not _is_negated(over) else "asserted"
        verb = over
    return "asserted"


def _is_forecast(noun: Token, verb: Token) -> bool:
    """`expects 12 deaths`, `12 deaths are expected`, `dozens of deaths are expected`"""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    if noun == verb:
        return False
    if verb.lemma_.lower() in _FEARS and verb.i < noun.i:  # had feared 100 dead, but not: 30 are feared dead
        return any(word.pos_ == "NUM" for word in verb.doc[verb.i + 1 : noun.i])
    if noun.dep_ == "nsubjpass":
        return verb.lemma_.lower() in _FORECASTS
    return noun.dep_ == "dobj" and verb.lemma_.lower() in _HYPOTHETICAL_VERBS | _FEARS


def _is_left_open(verb: Token) -> bool:
    """Whether an infinitive stands under a word that leaves it open: `is expected to reach`, `is likely to reach`.

    What "is feared to have happened" is a figure, as "feared dead" is.
    """
    over = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or not _is_infinitive(verb):
        return False
    if verb.dep_ == "advcl":  # "looked set to exceed": the parser hung it on "looked"
        before = next((child for child in verb.children if child.tag_ == "TO"), verb).i - 1
        return over.doc[max(0, before)].lower_ in _OPEN_TO
    if over.lemma_.lower() in _FEARS:
        return not any(child.lower_ == "have" for child in verb.children)
    return over.lemma_.lower() in _HYPOTHETICAL_VERBS or over.lower_ in _OPEN_TO


def _is_feared(verb: Token) -> bool:
    """`fear that 60 died`, `amid fears that 60 died`; "it is feared that" gives a figure, as "feared dead" does."""
    over = verb.head
    if verb.dep_ not in ("ccomp", "acl", "relcl") or over.lemma_.lower() not in _FEARS:
        return False
    return over.pos_ == "NOUN" or not any(child.dep_ in ("auxpass", "nsubjpass") for child in over.children)


def _is_unconfirmed(verb: Token) -> bool:
    """`no confirmation that 53 died`, `could not confirm that 53 died`, `could not confirm reports that …`"""
    over = verb.head
    if verb.dep_ in ("acl", "ccomp", "relcl") and over.lemma_.lower() in _PROOFS:
        return any(child.lower_ in ("no", "any", "without") for child in over.children)
    if verb.dep_ in ("acl", "relcl") and over.lemma_.lower() in _CLAIMS and over.dep_ == "dobj":
        over = over.head
    elif verb.dep_ != "ccomp":
        return False
    return over.lemma_.lower() in _CONFIRMING and _is_negated(over)


def _verb_over(predicate: Token) -> Token | None:
    """The verb of the clause: the predicate itself, or what it is a complement of."""
    token = predicate
    for _ in range(_FURTHEST):
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
            return token
        led_to = token.dep_ == "pobj" and token.head.head.lemma_ in _LEADING
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ in ("dobj", "nsubjpass"):
            token = token.head.head  # dozens of deaths
        behind = token.dep_ == "amod" and token.i > token.head.i  # leave thousands homeless
        if token.dep_ not in _OBJECT_LIKE and not led_to and not behind:
            return None
        token = token.head
    return None


def _is_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg":
            following = verb.doc[child.i + 1] if child.i + 1 < len(verb.doc) else None
            return following is None or following.lower_ not in ("only", "just", "least")
    return False


def _is_denied(verb: Token) -> bool:
    """`denied that 40 died`, `rejected reports that 40 had died`"""
    over = verb.head
    if verb.dep_ in ("acl", "ccomp", "relcl") and over.lemma_.lower() in _CLAIMS and over.pos_ != "VERB":
        over = over.head
    elif verb.dep_ != "ccomp" or over.i > verb.i:
        return False  # "kills dozens; toll disputed" denies nothing
    return over.lemma_.lower() in _DENIALS


def _is_open(verb: Token) -> bool:
    auxiliary = any(child.dep_ == "aux" and child.lower_ in _HYPOTHETICAL_AUXILIARIES for child in verb.children)
    if auxiliary and any(child.dep_ == "aux" and child.lower_ in ("would", "'d") for child in verb.children):
        auxiliary = not any(child.lower_ in _IN_RETROSPECT for child in verb.children)  # 700 would later die
    condition = any(child.dep_ in ("mark", "advmod") and child.lower_ in _CONDITIONS for child in verb.children)
    return auxiliary or condition


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _hangs_on_open_noun(verb: Token) -> bool:
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return over.lemma_.lower() in _OPEN_NOUNS and (verb.dep_ == "pcomp" or _is_infinitive(verb))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
