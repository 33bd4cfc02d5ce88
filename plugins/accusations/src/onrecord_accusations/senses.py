"""Senses: whether a verb that has other senses too is one of accusing: "charged with theft", not "charged $20"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.doers import doer_of
from onrecord_accusations.frames import VerbFrame
from onrecord_accusations.lexicon import (
    CONDUCT,
    COURTS,
    CROWDS,
    DUTIES,
    THINGS,
    is_actor,
    is_deed,
    is_money,
    names_done,
    names_wrong,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_CHARGING: Final = frozenset({"prosecutor", "police", "detective", "sheriff", "prosecution", "authority"})


@dataclass(frozen=True, slots=True)
class _Filled:
    """A verb with the roles found for it, as needs and bars look at them."""

    verb: Token
    accused: Token
    act: Span | None
    passive: bool

    @property
    def done(self) -> bool:
        return self.act is not None and names_done(self.act)


def holds(frame: VerbFrame, verb: Token, accused: Token, act: Span | None, at: Token | None, passive: bool) -> bool:
    """Whether one of the needs holds and no bar does."""
    if not frame.needs and act is None and (frame.lemma not in ("accuse", "acquit") or not is_actor(accused)):
        return False
    filled = _Filled(verb, accused, act, passive)
    if any(_BARS[one](filled) for one in frame.bars):
        return False
    if not frame.needs or (at is not None and at.lower_ in frame.needs):
        return True
    return any(_NEEDS[one](filled) for one in frame.needs if one in _NEEDS)


_BARS: Final[Mapping[str, Callable[[_Filled], bool]]] = {
    "money": lambda it: is_money(it.accused.subtree) or (it.act is not None and _is_priced(it.verb, it.act)),
    "duty": lambda it: it.act is not None and _is_duty(it.act),
    "thing": lambda it: it.accused.lemma_.lower() in THINGS,
    "nobody": lambda it: not is_actor(it.accused),
    "rush": lambda it: not it.passive and it.accused.lemma_.lower() in CROWDS and not (it.done or names_wrong(it.act)),
    "supply": lambda it: not is_actor(it.accused) and not it.done,
}

_NEEDS: Final[Mapping[str, Callable[[_Filled], bool]]] = {
    "act": lambda it: it.act is not None,
    "actor": lambda it: is_actor(it.accused),
    "deed": lambda it: is_deed(it.accused),
    "authority": lambda it: _is_by_authority(it.verb, it.accused),
    "conduct": lambda it: is_conduct(it.accused),
    "bench": lambda it: _is_by_court(it.verb),
    "court": lambda it: _is_to_court(it.verb, it.accused),
    "wrong": lambda it: names_wrong(it.act),
    "doing": lambda it: it.act is not None and it.act.root.tag_ == "VBG",
    "done": lambda it: it.verb.dep_ != "relcl" and it.passive and is_actor(it.accused) and it.done,
    "term": lambda it: is_actor(it.accused) and _is_sentenced(it.verb, it.accused),
    "served": lambda it: it.done and _is_term(grammar.object_of(it.verb)),
    "passive": lambda it: (
        it.passive
        and is_actor(it.accused)
        and not _is_figurative(it.verb)
        and (it.act is not None or _is_full(it.verb))
    ),
}
"""What a row's bars and needs ask for, by their names in tables/verbs.toml; a preposition is its own need."""


def _is_by_court(verb: Token) -> bool:
    """Whether a court, judge or jury does something."""
    doer = None if grammar.is_passive(verb) else grammar.subject(verb)
    return doer is not None and doer.lemma_.lower() in COURTS


def _is_to_court(verb: Token, accused: Token) -> bool:
    """Whether somebody is taken "to court", which is no particular one: not "to the court"."""
    return any(one.lower_ == "court" and one.nbor(-1).lower_ == "to" for one in verb.subtree if one.i > accused.i)


def _is_sentenced(verb: Token, accused: Token) -> bool:
    """Whether somebody in particular is given a sentence: not "all migrants sentenced to two years"."""
    told = next(grammar.complements(verb, ("to",)), None) is not None
    return told and (verb.dep_ not in ("acl", "relcl") or accused.pos_ == "PROPN")


def _is_by_authority(verb: Token, accused: Token) -> bool:
    """Whether police or prosecutors charge somebody, of whatever: "prosecutors have charged 41 people"."""
    doer = None if grammar.is_passive(verb) else grammar.subject(verb)
    return doer is not None and doer.lemma_.lower() in _CHARGING and is_actor(accused)


def _is_term(served: Token | None) -> bool:
    """Whether what somebody serves is time in prison: "nine years", "a life sentence", "a term"."""
    return served is not None and (grammar.is_time(served) or served.lemma_.lower() in ("sentence", "term", "life"))


def _is_full(verb: Token) -> bool:
    """Whether a passive has its auxiliary or stands beside its noun: not "the striker charged past two defenders"."""
    return grammar.is_passive(verb)


def _is_priced(verb: Token, act: Span) -> bool:
    """Whether a sum is what somebody has to pay: "charged them with breakfast $30", "charged them over $30 a night".

    Not where the act is a wrong or something done: "charged them with hiding $30".
    """
    if names_wrong(act):
        return False
    behind = [one for one in verb.subtree if one.i > verb.i and one.sent == verb.sent]
    return is_money(_quantified(act)) or (act.root.tag_ != "VBG" and is_money(behind))


def _quantified(act: Span) -> list[Token]:
    """The head of a complement and what counts it: of "a fee of $20" and "$20", not of "hiding $20"."""
    return [
        act.root,
        *(one for one in act.root.children if act.root.pos_ != "VERB" and one.dep_ in ("nmod", "quantmod", "nummod")),
    ]


def _is_duty(act: Span) -> bool:
    """Whether the complement of "charged with" is a task rather than a wrong."""
    head = act.root
    if names_wrong(act) and (head.lemma_.lower() not in DUTIES or _is_between_states(act)):
        return False
    return head.lemma_.lower() in DUTIES or head.lower_ in DUTIES


def _is_between_states(act: Span) -> bool:
    """Whether one who is named charges another who is named: "Kesta charged Norland with building forts"."""
    verb = next((one for one in act.root.ancestors if one.lemma_ == "charge"), None)
    ends = (grammar.child(verb, "nsubj"), grammar.child(verb, "dobj")) if verb is not None else ()
    return bool(ends) and all(one is not None and one.pos_ in ("PROPN", "PRON") for one in ends)


def _is_figurative(verb: Token) -> bool:
    """Whether a passive "charged" has no one charged: "a charged debate", "charged with keeping order"."""
    if any(one.lower_ == "with" for one in verb.children):
        return True
    return verb.dep_ in ("amod", "acl") and not list(
        grammar.complements(verb, ("with", "over", "in", "for", "under", "by"))
    )


def is_conduct(thing: Token) -> bool:
    """Whether what is criticized is what somebody named decided or left undone: "the mayor's decision to wait"."""
    return thing.lemma_.lower() in CONDUCT and doer_of(thing) is not None
