"""Reproaches: a duty neglected, a wrong let happen, a threat, a price for a favour, something done unlawfully."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.lexicon import (
    DEEDS,
    DUTIES_OWED,
    FAVOURS,
    ILL,
    KIN,
    NEGLECTED,
    VICTIMS,
    VIOLENCE,
    is_actor,
    is_money,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAILING: Final = frozenset({"fail", "neglect", "refuse"})
_IGNORING: Final = frozenset({"ignore", "withhold", "neglect"})
_CONDONING: Final = frozenset({"tolerate", "condone", "excuse", "enable", "abet", "encourage"})
_PASSING: Final = frozenset({"take", "accept", "demand", "pay", "offer", "receive", "give", "solicit", "seek"})
_PRICES: Final = frozenset({"cash", "money", "gift", "favor", "favour", "payment", "sex", "kickback", "bribe", "crown"})
_CARRIED: Final = frozenset({"scheme", "crime", "theft", "killing", "attack", "murder", "bombing", "shooting", "plot"})
_FORCING: Final = frozenset({"force", "coerce", "pressure"})
LETHAL: Final = frozenset({"killing", "murder", "assassination", "execution", "beating", "poisoning"})
_KNOWN: Final = frozenset({"the", "this", "that", "these", "those"})
_MAIMING: Final = frozenset(
    {"kill", "shoot", "stab", "beat", "strangle", "execute", "burn", "starve", "choke", "behead", "hang", "wound"}
)
_HARMING: Final = frozenset({"kill", "shoot", "hurt", "harm", "beat", "expel", "evict", "deport", "fire", "rape"})

_DONE_TO: Final = ((_IGNORING, NEGLECTED), (_CONDONING, DEEDS | VIOLENCE), ({"order"}, LETHAL))
"""Verbs that are a reproach by what they are done to."""

PREDICATES: Final = frozenset(
    {*_FAILING, *_IGNORING, *_CONDONING, *_PASSING, "threaten", "carry", "order", *_FORCING, *_MAIMING}
)
"""The lemmas that a reproach may hang on, but for what is done in a way that is wrong."""


def is_reproach(verb: Token) -> bool:
    """Whether a verb tells of a duty neglected ("failed to warn the crew", "ignored complaints"), a wrong let happen
    ("tolerated brutality"), a threat ("threatened to expel him"), a price for a favour ("demanded $900 in exchange for
    silence"), or gives a deed that is known a doer ("carried out the attack")."""
    lemma = verb.lemma_.lower()
    if lemma in _PASSING:
        return _is_for_favour(verb)
    if lemma == "carry":
        return _is_known_deed(grammar.child(verb, "dobj"))
    if lemma not in PREDICATES:
        return False
    below = grammar.child(verb, "xcomp")
    if below is not None and lemma in _FAILING and _is_owed(below, lemma):
        return True
    if lemma == "threaten":
        return below is not None and _is_harming(below)
    if lemma in _FORCING:
        return (below is not None or grammar.child(verb, "ccomp") is not None) and _has_object(verb)
    blamed_for = next((words for verbs, words in _DONE_TO if lemma in verbs), None)
    return blamed_for is not None and any(one.lemma_.lower() in blamed_for for one in grammar.done_to(verb))


def _is_owed(verb: Token, failing: str) -> bool:
    """Whether somebody had to do what was not done: "failed to hand over the files", not "to hand in homework"."""
    lemma = verb.lemma_.lower()
    if lemma in ("hand", "turn") and not any(one.dep_ == "prt" and one.lower_ == "over" for one in verb.children):
        return False
    return lemma in DUTIES_OWED and not (failing == "refuse" and lemma in ("pay", "keep", "act", "share"))


def is_ill_done(verb: Token) -> bool:
    """Whether something is done unlawfully or unfairly: "illegally dismissed two clerks"."""
    return verb.pos_ == "VERB" and verb.i > 0 and verb.nbor(-1).lower_ in ILL


def is_done_to_kin(verb: Token) -> bool:
    """Whether violence was done to somebody's family: "killed my husband"."""
    thing = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    if verb.lemma_.lower() not in _MAIMING or thing is None or thing.lemma_.lower() not in KIN:
        return False
    return any(one.dep_ == "poss" for one in thing.children)


def _is_harming(verb: Token) -> bool:
    """Whether what somebody threatens to do is harm to another: "to expel him", "to have him beaten"."""
    has_done = verb.lemma_ == "have" and grammar.child(verb, "ccomp") is not None
    return has_done or (verb.lemma_.lower() in _HARMING and _has_object(verb))


def _has_object(verb: Token) -> bool:
    """Whether a verb is done to somebody: "to expel him", not "to strike"."""
    thing = grammar.child(verb, "dobj")
    if thing is None and (small := grammar.child(verb, "ccomp")) is not None:  # "forced him to sail"
        thing = grammar.child(small, "nsubj")
    if thing is not None and thing.lower_.endswith(("self", "selves")):
        return False
    return thing is not None and (thing.pos_ == "PRON" or thing.lemma_.lower() in VICTIMS or is_actor(thing))


def _is_for_favour(verb: Token) -> bool:
    """Whether money is paid or taken for a favour: "cash in return for votes"."""
    price = grammar.child(verb, "dobj")
    if price is None or not (price.lemma_.lower() in _PRICES or is_money(price.subtree)):
        return False
    swaps = [one for one in verb.subtree if one.lower_ in ("exchange", "return") and one.head.lower_ == "in"]
    favours = (inner for one in swaps if one.i > verb.i for _, inner in grammar.complements(one, ("for",)))
    return any(one.tag_ == "VBG" or one.dep_ == "pcomp" or one.lemma_.lower() in FAVOURS for one in favours)


def _is_known_deed(thing: Token | None) -> bool:
    named = thing is not None and thing.lemma_.lower() in _CARRIED
    return thing is not None and named and any(one.lower_ in _KNOWN for one in thing.children)
