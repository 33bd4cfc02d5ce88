"""Wrongs: whether a clause tells of wrongdoing, by its verb, by whom it was done to, or by what someone is called."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from onrecord_accusations import grammar, reproaches
from onrecord_accusations.lexicon import (
    ACTS,
    ADJECTIVES,
    ASSAULTS,
    BODY,
    COMMIT,
    DEEDS,
    HARMS,
    IT,
    LABELS,
    LAPSES,
    PHRASES_OF,
    TARGETS,
    TO_THE_BODY,
    VICTIMS,
    VIOLENCE,
    VIOLENT,
    WRONG_VERBS,
    is_actor,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEAD: Final = frozenset(
    {"dead", "killed", "wounded", "injured", "homeless", "kill", "wound", "injure", "maimed", "displaced"}
)
_MASTERMINDS: Final = frozenset({"perpetrate", "orchestrate", "mastermind"})
_STATES: Final = frozenset({"be", "become", "seem", "remain"})
_ANSWERABLE: Final = frozenset({"responsible", "guilty", "complicit", "culpable", "involved"})

_AMOUNTING: Final = frozenset({"amount", "constitute", "represent"})
_BY_FORCE: Final = frozenset({"set", "beat", "plant", "wipe", "lock"})
"""Verbs of phrases that are violence: "set fire", "beat up"."""

_IN_POWER: Final = frozenset(
    {
        "investigator",
        "police",
        "policeman",
        "officer",
        "guard",
        "soldier",
        "warden",
        "interrogator",
        "jailer",
        "teacher",
    }
    | {
        "monk",
        "priest",
        "nun",
        "nurse",
        "captor",
        "detective",
        "agent",
        "housemaster",
        "headmaster",
        "instructor",
        "sergeant",
    }
)
_HIM: Final = frozenset({"me", "him", "her", "them"})

_HOSTILE: Final = VIOLENT | {"cross", "blow", "ram", "torpedo", "mine", "enter", "jam", "rocket", "mortar"}
_KILLING: Final = frozenset({"kill", "shoot", "execute", "behead", "abduct", "wound", "hang"})

Sort = Literal["wrong", "commit", "violence", "assault", "lapse", "answerable", "label", "deed", "reproach", "hostile"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A predicate of wrongdoing: its verb, who does it (None: not stated), and what makes it one.

    `sort`: wrong by its verb; a deed committed; violence against those who are spared; an assault on somebody at hand;
    a lapse, wrong only in a court's papers; answerable for a deed; labelled; something called a deed; a reproach;
    hostile, wrong only where one side of a conflict says it of another.
    """

    verb: Token
    doer: Token | None
    sort: Sort
    confidence: float


_OTHER_PREDICATES: Final = frozenset(
    {"involve", "stand", *_STATES, *_AMOUNTING, *WRONG_VERBS, *COMMIT, *_MASTERMINDS, *PHRASES_OF}
    | VIOLENT
    | _HOSTILE
    | ASSAULTS
    | TO_THE_BODY
    | LAPSES
)
_REPROACHES_ALONE: Final = reproaches.PREDICATES - _OTHER_PREDICATES
PREDICATES: Final = reproaches.PREDICATES | _OTHER_PREDICATES
"""The lemmas that anything below asks for: most verbs are none of them."""


def wrong_of(verb: Token) -> Wrong | None:
    """The wrongdoing that a verb with its objects tells of; None where it tells of none."""
    lemma = verb.lemma_.lower()
    if (verb.pos_ != "VERB" and lemma not in _STATES) or verb.dep_ in ("aux", "auxpass"):
        return None
    if lemma in _REPROACHES_ALONE and not (reproaches.is_reproach(verb) or reproaches.is_ill_done(verb)):
        return None  # at once: these are the most frequent verbs, and hardly ever a wrong
    if lemma not in PREDICATES:
        return Wrong(verb, _doer(verb), "reproach", 0.65) if reproaches.is_ill_done(verb) else None
    if lemma == "involve" and grammar.is_passive(verb):
        about = [inner for _, inner in grammar.complements(verb, ("in",))]
        scheme = any(_is_bad(one) or one.lemma_.lower() in ("deal", "scheme", "scandal") for one in about)
        return Wrong(verb, grammar.subject(verb), "answerable", 0.65) if scheme else None
    if lemma in _STATES:
        return _being(verb)
    if verb.pos_ != "VERB" or verb.dep_ == "amod":
        return None
    if lemma == "stand" and any(_is_bad(inner) for _, inner in grammar.complements(verb, ("behind",))):
        return Wrong(verb, _doer(verb), "answerable", 0.7)
    if lemma in WRONG_VERBS:
        return Wrong(verb, _doer(verb), "wrong", 0.7)
    if lemma in _AMOUNTING:
        return _amounting(verb)
    lemmas = {one.lemma_.lower() for one in grammar.done_to(verb)} | {
        one.lower_ for one in verb.children if one.dep_ == "prt"
    }
    if lemma in COMMIT and (lemmas & DEEDS or (lemmas & VIOLENCE and lemmas & VICTIMS)):
        return Wrong(verb, _doer(verb), "commit", 0.75)
    if lemma in _MASTERMINDS and lemmas & VIOLENCE:
        return Wrong(verb, _doer(verb), "commit", 0.7)
    if lemma in PHRASES_OF and not PHRASES_OF[lemma].isdisjoint(lemmas):
        return Wrong(verb, _doer(verb), "violence" if lemma in _BY_FORCE else "wrong", 0.65)
    if lemma in VIOLENT and lemmas & VICTIMS:
        harmless = lemma == "leave" and not any(one.lower_ in _DEAD for one in verb.subtree)
        return None if harmless else Wrong(verb, _doer(verb), "violence", 0.7)
    if lemma in ASSAULTS | TO_THE_BODY and _is_on_body(verb):
        return Wrong(verb, _doer(verb), "assault", 0.65)
    if reproaches.is_done_to_kin(verb):
        return Wrong(verb, _doer(verb), "assault", 0.65)
    if reproaches.is_reproach(verb) or reproaches.is_ill_done(verb):
        return Wrong(verb, _doer(verb), "reproach", 0.65)
    if lemma in LAPSES:
        return Wrong(verb, _doer(verb), "lapse", 0.7)
    return Wrong(verb, _doer(verb), "hostile", 0.65) if _is_hostile(verb, lemma, lemmas) else None


def _doer(verb: Token) -> Token | None:
    """Who does what a verb says: sought only where it tells of a wrong, as most don't."""
    return grammar.agent_of(verb) if grammar.is_passive(verb) else grammar.subject(verb)


def _is_hostile(verb: Token, lemma: str, lemmas: Set[str]) -> bool:
    """Whether a verb tells of an attack: "shelled a dam", "crossed the border", "killed a guard"."""
    if lemma in _HOSTILE and lemmas & TARGETS:
        return True
    thing = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    return lemma in _KILLING and thing is not None and is_actor(thing)


def is_wrong(verb: Token) -> bool:
    """Whether a clause's predicate, or one that goes with it, tells of wrongdoing (lapses left out)."""
    predicates = [
        verb,
        *(one for one in verb.children if one.dep_ == "xcomp" and one.pos_ in ("VERB", "AUX")),
        *(one for one in verb.children if one.dep_ == "conj" and not _has_subject(one)),
    ]
    found = [wrong_of(one) for one in predicates if one.pos_ in ("VERB", "AUX")]
    return any(one is not None and one.sort not in ("lapse", "hostile") for one in found)


def _has_subject(verb: Token) -> bool:
    return grammar.child(verb, "nsubj", "nsubjpass") is not None


def _being(verb: Token) -> Wrong | None:
    """ "is a liar", "was a massacre", "is corrupt", "is behind the attack"."""
    said = grammar.child(verb, "attr", "acomp", "oprd")
    if said is None and (blamed := _to_blame(verb)) is not None:
        return blamed
    if said is None:
        behind = any(_is_bad(one) or one.lower_ in IT for _, one in grammar.complements(verb, ("behind",)))
        return Wrong(verb, _doer(verb), "answerable", 0.7) if behind else None
    lemma = said.lemma_.lower()
    if lemma == "fault":
        return _at_fault(verb, said, _doer(verb))
    if lemma in _ANSWERABLE:
        about = [inner for _, inner in grammar.complements(said, ("for", "of", "in"))]
        return (
            Wrong(verb, _doer(verb), "answerable", 0.7) if any(_is_bad(one) or _is_harm(one) for one in about) else None
        )
    if said.pos_ in ("NOUN", "PROPN") and lemma in LABELS:
        return Wrong(verb, _doer(verb), "label", 0.7)
    if said.pos_ == "ADJ" and lemma in ADJECTIVES:
        doer = _doer(verb)
        return Wrong(verb, doer, "label", 0.6) if doer is not None and is_actor(doer) and doer.lower_ != "it" else None
    against = [inner for _, inner in grammar.complements(said, ("on", "against"))]
    on_victims = any(one.lemma_.lower() in VICTIMS for inner in against for one in inner.subtree)
    inner = [one.lemma_.lower() for _, one in grammar.complements(said, ("of",))]
    of_deed = lemma in ACTS and not DEEDS.isdisjoint(inner)  # "an act of piracy"
    if said.pos_ == "NOUN" and (lemma in DEEDS or of_deed or (lemma in VIOLENCE and on_victims)):
        return Wrong(verb, _doer(verb), "deed", 0.6)
    return None


def _to_blame(verb: Token) -> Wrong | None:
    """ "the minister is to blame for the crash"."""
    blame = grammar.child(verb, "xcomp")
    named = blame is not None and blame.lemma_ == "blame" and next(grammar.complements(blame, ("for",)), None)
    return Wrong(verb, _doer(verb), "answerable", 0.7) if named else None


def _at_fault(verb: Token, fault: Token, thing: Token | None) -> Wrong | None:
    """ "the strike is the fault of a greedy board", "it was the ministry's fault": whose fault it is did it."""
    whose = grammar.child(fault, "poss") or next((one for _, one in grammar.complements(fault, ("of",))), None)
    if whose is None or thing is None or not is_actor(whose):
        return None
    return Wrong(verb, whose, "answerable", 0.65)


def _amounting(verb: Token) -> Wrong | None:
    """ "the campaign amounts to genocide", "the raid constituted a war crime"."""
    said = [inner for _, inner in grammar.complements(verb, ("to",))] + [grammar.child(verb, "dobj")]
    deed = any(one is not None and one.lemma_.lower() in DEEDS for one in said)
    return Wrong(verb, _doer(verb), "deed", 0.7) if deed else None


def _is_on_body(verb: Token) -> bool:
    """Whether a verb was done to somebody at hand or to a part of him: "slapped me", "broke his arm"."""
    thing = grammar.subject(verb) if grammar.is_passive(verb) else grammar.child(verb, "dobj", "dative")
    thing = thing or _shared_object(verb)
    if thing is None or verb.tag_ not in ("VBD", "VBN", "VBG") or verb.dep_ == "pcomp":
        return False
    hurts = verb.lemma_.lower() in ASSAULTS or (verb.lemma_ == "beat" and _is_in_power(verb))
    if hurts and (thing.lower_ in _HIM or (grammar.is_passive(verb) and thing.pos_ == "PRON")):
        return True
    return _is_body_part(thing)


def _is_in_power(verb: Token) -> bool:
    """Whether one who has others in his power does something: "investigators had beaten him", where a rival wins."""
    doer = _doer(verb)
    return doer is not None and doer.lemma_.lower() in _IN_POWER


def _shared_object(verb: Token) -> Token | None:
    """The object that a verb shares with the one coordinated with it: "starved and beat her"."""
    other = next(
        (one for one in verb.children if one.dep_ == "conj" and one.i > verb.i and not _has_subject(one)), None
    )
    return grammar.child(other, "dobj", "dative") if other is not None else None


def _is_body_part(thing: Token) -> bool:
    return thing.lemma_.lower() in BODY and any(one.dep_ == "poss" for one in thing.children)


def _is_bad(head: Token) -> bool:
    return any(one.lemma_.lower() in DEEDS | VIOLENCE for one in head.subtree)


def _is_harm(head: Token) -> bool:
    """Whether somebody is to blame for it: "the collapse", "her death"."""
    return head.lemma_.lower() in HARMS
