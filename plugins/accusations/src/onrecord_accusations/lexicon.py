"""Lexicon: which words speak of wrongdoing, and which nouns can accuse or be accused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from onrecord_accusations.frames import read_table
from onrecord_accusations.grammar import is_time

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WRONG: Final = read_table("wrongdoing")
_WHO: Final = read_table("actors")

DEEDS: Final = frozenset(_WRONG["deeds"])
VIOLENCE: Final = frozenset(_WRONG["violence"])
LABELS: Final = frozenset(_WRONG["labels"])
ADJECTIVES: Final = frozenset(_WRONG["adjectives"])
WRONG_VERBS: Final = frozenset(_WRONG["verbs"])
VIOLENT: Final = frozenset(_WRONG["violent"])
VICTIMS: Final = frozenset(_WRONG["victims"])
LAPSES: Final = frozenset(_WRONG["lapses"])
ASSAULTS: Final = frozenset(_WRONG["assaults"])
TO_THE_BODY: Final = frozenset(_WRONG["to_the_body"])
BODY: Final = frozenset(_WRONG["body"])
DUTIES_OWED: Final = frozenset(_WRONG["owed"])
NEGLECTED: Final = frozenset(_WRONG["neglected"])
CONDUCT: Final = frozenset(_WRONG["conduct"])
FAVOURS: Final = frozenset(_WRONG["favours"])
HARMS: Final = frozenset(_WRONG["harms"])
ILL: Final = frozenset(_WRONG["ill"])
TAINTED: Final = frozenset(_WRONG["tainted"])
UNTRUE: Final = frozenset(_WRONG["untrue"])
TARGETS: Final = frozenset(_WRONG["targets"])
UNREAD: Final = frozenset(_WRONG["unread"])
NEEDED: Final = frozenset(_WRONG["needed"])
KIN: Final = frozenset(_WRONG["kin"])
COMMIT: Final = frozenset(_WRONG["commit"])
PHRASES: Final = tuple((verb, other) for row in _WRONG["phrases"] for verb in row["verbs"] for other in row["with"])
PHRASES_OF: Final = {verb: frozenset(other for first, other in PHRASES if first == verb) for verb, _ in PHRASES}
"""The words that make a verb wrong, by the verb."""

DUTIES: Final = frozenset(_WRONG["duties"])
ACTORS: Final = frozenset(_WHO["actors"])
THINGS: Final = frozenset(_WHO["things"])
CROWDS: Final = frozenset(_WHO["crowds"])
EYEWITNESSES: Final = frozenset(_WHO["eyewitnesses"])
REPORTERS: Final = frozenset(_WHO["reporters"])
STAGED: Final = frozenset(_WHO["staged"])
REFEREES: Final = frozenset(_WHO["referees"])
PRESS: Final = frozenset(_WHO["press"])
PAPERS: Final = frozenset(_WHO["papers"])
AUTHORITIES: Final = frozenset(_WHO["authorities"])
INDEFINITE: Final = frozenset(_WHO["indefinite"])

ACTS: Final = frozenset({"act", "campaign", "case", "form", "piece", "pattern", "threat", "war", "attack"})
"""What there can be of a deed: "an act of piracy"."""

BODIES: Final = frozenset(
    {"company", "firm", "group", "corporation", "business", "operator", "owner", "maker", "manufacturer", "developer"}
    | {"contractor", "airline", "carrier", "bank", "retailer", "agency", "ministry", "department", "government"}
    | {"authority", "party", "union", "club", "school", "university", "hospital", "charity", "church", "organisation"}
    | {"organization", "newspaper", "broadcaster", "clinic", "lender", "insurer", "mine", "mill", "plant", "factory"}
    | {"hotel", "supplier", "utility", "railway", "shipyard", "store", "chain", "museum", "diocese", "council", "city"}
)
"""Nouns for a body that was just accused by its name: "the company"."""

COURTS: Final = frozenset({"judge", "justice", "court", "magistrate", "jury", "juror", "tribunal", "panel"})
"""Who ends a case that somebody else has brought."""

CHARGES: Final = frozenset({"charge", "allegation", "accusation", "claim"})
"""What is made against somebody, and denied."""

FALSE: Final = frozenset(
    {"lie", "fabrication", "falsehood", "slander", "smear", "nonsense", "libel", "hoax", "fiction", "invention"}
    | {
        "fantasy",
        "fable",
        "concoction",
        "myth",
        "meritless",
        "unfair",
        "laughable",
        "outrageous",
        "malicious",
        "hysterical",
    }
    | {"false", "untrue", "baseless", "unfounded", "groundless", "absurd", "ridiculous", "preposterous", "rubbish"}
)
"""What an accusation is called by who denies it."""

IT: Final = frozenset({"it", "this", "that", "them", "everything", "all"})
"""Words that may stand for an accusation made before."""

_PERSONAL: Final = frozenset(
    {"i", "me", "we", "us", "he", "him", "she", "her", "they", "them", "you", "it", "himself", "herself", "themselves"}
)
_SUFFIXES: Final = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "crat", "lord", "ee")
_MONEY: Final = frozenset({"$", "€", "£", "cent", "cents", "dollar", "dollars", "euro", "euros", "percent", "%", "fee"})


_LARGE: Final = frozenset({"thousand", "million", "billion", "trillion", "thousands", "millions", "billions"})
_RELIEF: Final = frozenset({"damage", "compensation", "restitution", "sum", "payment", "refund", "relief"})


def is_actor(head: Token) -> bool:
    """Whether the head of a noun phrase stands for a person, a body of people, or a place that acts as one."""
    if head.pos_ == "PRON":
        return head.lower_ in _PERSONAL or head.lower_ in ("other", "another", "who", "whom", "those")
    if head.pos_ == "PROPN":
        return not is_time(head) and head.lemma_.lower() not in DEEDS | VIOLENCE
    lemma = head.lemma_.lower()
    if head.pos_ == "NUM":
        return head.text.isalpha() or len(head.text) < 3
    if lemma in THINGS or lemma in DEEDS or lemma in VIOLENCE:
        return False
    if is_name_in_front(head):
        return True
    return lemma in ACTORS or lemma in LABELS or (head.pos_ in ("NOUN", "ADJ", "NUM") and lemma.endswith(_SUFFIXES))


def is_name_in_front(head: Token) -> bool:
    """Whether a word at the head of a sentence that the tagger takes for a noun is a name: the article has it behind
    another elsewhere ("Rask faces charges", after "Elena Rask")."""
    if head.tag_ != "NN" or not head.text.istitle() or not head.i == head.sent.start == head.left_edge.i:
        return False
    named = re.compile(rf"\b[A-Z][a-z]*\s{re.escape(head.text)}\b")  # the text: tokens would take the time of a parse
    return named.search(head.doc.text) is not None


def is_deed(head: Token) -> bool:
    """Whether the head of a noun phrase names a deed."""
    return head.lemma_.lower() in DEEDS or head.lemma_.lower() in VIOLENCE


def is_indefinite(head: Token) -> bool:
    """Whether a noun phrase names nobody in particular: "gunmen", "anyone", "a man"."""
    if head.pos_ == "PROPN":
        return False
    lemma = head.lemma_.lower()
    if lemma in ("he", "she", "they", "it") or (lemma == "one" and _is_of_those(head)):
        return False
    return (
        lemma in INDEFINITE
        or head.lower_ in INDEFINITE
        or any(one.lower_ in ("any", "unknown", "unidentified", "no", "some", "if") for one in head.children)
    )


def _is_of_those(one: Token) -> bool:
    """Whether "one" is of those who are known: "one of them", "one of the clerks"."""
    inner = next(
        (below for of in one.children if of.lower_ == "of" for below in of.children if below.dep_ == "pobj"), None
    )
    known = inner is not None and any(word.dep_ in ("det", "poss") for word in inner.children)
    return inner is not None and (inner.lower_ == "them" or known)


def is_money(tokens: Iterable[Token]) -> bool:
    """Whether a phrase is a sum: "$20", "3 percent", "a fee"."""
    return any(one.lower_ in _MONEY or one.text.startswith(("$", "€", "£")) for one in tokens)


def is_sum(head: Token) -> bool:
    """Whether what somebody is sued for is money: "2 million crowns", "damages", "$300"."""
    counts = [one for one in head.children if one.dep_ in ("nummod", "nmod", "quantmod")]
    large = any(one.lower_ in _LARGE for count in counts for one in count.subtree) or head.lower_ in _LARGE
    return large or head.lemma_.lower() in _RELIEF or is_money((head, *counts))


def names_wrong(span: Span | None) -> bool:
    """Whether a phrase or clause has a word of wrongdoing in it."""
    if span is None:
        return False
    lemmas = [one.lemma_.lower() for one in span]
    if any(_wrong_word(one, lemma) for one, lemma in zip(span, lemmas, strict=True)):
        return True
    return any(not PHRASES_OF[verb].isdisjoint(lemmas) for verb in PHRASES_OF.keys() & set(lemmas))


def names_done(act: Span) -> bool:
    """Whether an act is a gerund or speaks of wrongdoing or violence: what somebody is jailed or tried for."""
    return act.root.tag_ == "VBG" or is_deed(act.root) or names_wrong(act)


def _wrong_word(token: Token, lemma: str) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        return lemma in DEEDS or lemma in LABELS or lemma in ("charge", "count", "allegation", "accusation")
    if token.pos_ in ("VERB", "AUX"):
        return lemma in WRONG_VERBS or lemma in DEEDS
    return token.pos_ in ("ADJ", "ADV") and (lemma in ADJECTIVES or lemma in ("illegally", "unlawfully", "falsely"))
