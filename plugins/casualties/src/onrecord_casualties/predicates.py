"""Predicates: from a verb and a role in its clause to the frame that says the harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord_casualties.frames import Harm, Role, StateFrame, VerbFrame
from onrecord_casualties.grammar import OBJECTS, SUBJECTS, has_auxiliary, is_passive, is_verb_of_state, with_subject
from onrecord_casualties.lexicon import EVENTS
from onrecord_casualties.verb_frames import VERB_FRAMES
from onrecord_casualties.word_frames import STATE_FRAMES, STATE_HOLDERS

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS: Final = frozenset({"acomp", "oprd", "attr", "xcomp", "ccomp", "advmod", "dobj", "prep", "prt", "pcomp"})
_NEVER_NOUNS: Final = frozenset({"kill", "injure", "displace", "evacuate"})
STATES: Final = {word: frame for frame in STATE_FRAMES for word in frame.words}
VERBS: Final = {
    verb: [frame for frame in VERB_FRAMES if verb in frame.verbs] for one in VERB_FRAMES for verb in one.verbs
}


@dataclass(frozen=True, slots=True)
class Finding:
    """The harm that a figure counts, the word that says so, and the rule that read it."""

    harm: Harm
    predicate: Token
    rule: str
    confidence: float
    cumulative: bool = False
    over: bool = False
    """The predicate makes a least of the figure: "surpassed 300"."""
    verb: Token | None = None
    """The verb that states the figure, where the predicate is not in its clause: "rise" of "the toll may rise"."""


def predicated(verb: Token, role: Role, depth: int = 3) -> Finding | None:
    """The frame of a verb for one of its roles: its own, that of its complement, or that of a verb beside it."""
    if found := own_frame(verb, role) or _state_of(verb, role):
        return found
    if depth == 0:
        return None
    for child in verb.children:
        own_subject = any(one.dep_ in ("nsubj", "nsubjpass") for one in child.children)
        if child.i < verb.i or own_subject:
            continue
        passive = is_passive(child) or (child.tag_ == "VBN" and not has_auxiliary(child))
        found = None
        if child.dep_ == "xcomp" and (role == "object" or is_verb_of_state(verb)):
            found = predicated(child, "object" if passive else "subject", depth - 1)
        elif child.dep_ == "conj" and (child.tag_ == "VBN" if role == "object" else verb.dep_ != "acl"):
            found = predicated(child, role, depth - 1)
        if found:
            return found
    return None


def own_frame(verb: Token, role: Role) -> Finding | None:
    """The frame of a verb itself for one of its roles, where all is there that the frame asks for."""
    for frame in VERBS.get(verb.lemma_.lower(), ()):
        figurative = frame.figurative and role == "object" and is_figurative(verb)
        complete = has_complement(verb, frame) or (frame.crowds and any(map(_is_crowd, verb.lefts)))
        if role in frame.victim and complete and not figurative and _has_agent(verb, frame):
            return Finding(frame.harm, verb, frame.name, frame.confidence)
    return None


def _has_agent(verb: Token, frame: VerbFrame) -> bool:
    """Whether who does it and to whom are of those that a frame asks for."""
    if not frame.agents and not frame.victims:
        return True
    below = list(with_subject(verb).children)
    agents = [child for child in below if child.dep_ == "nsubj"]
    agents += [child for each in below if each.dep_ == "agent" for child in each.children]
    if verb.dep_ == "relcl" and any(child.tag_ in ("WP", "WDT") for child in agents):
        agents = [verb.head]
    if frame.agents and not any(agent.lemma_.lower() in frame.agents or _is_crowd(agent) for agent in agents):
        return False
    harmed = [child for child in verb.children if child.dep_ in (*OBJECTS, "nsubjpass")]
    harmed += [each for one in harmed for of in one.children if of.lower_ == "of" for each in of.children]
    if not frame.victims or any(one.lemma_.lower() in frame.victims for one in harmed):
        return True
    bare = any(one.pos_ == "NUM" and one.dep_ in OBJECTS for one in harmed)
    return bare and any(_force_of(agent) in frame.agents - {"it", "they"} for agent in agents)


def _is_crowd(agent: Token) -> bool:
    """`about 3,500 fled`, `the Kelm people fled`: a number of four digits or more, or a people by its name."""
    numbers = [agent, *(child for child in agent.lefts if child.dep_ == "nummod")]
    many = any(one.pos_ == "NUM" and sum(letter.isdigit() for letter in one.text) > 3 for one in numbers)
    return many or agent.tag_ == "NNPS"


def _force_of(agent: Token) -> str:
    """Who lost how many: `the rebels said they lost only three`, where a pronoun stands for who says so."""
    clause = with_subject(agent.head)
    if agent.pos_ == "PRON" and clause.dep_ == "ccomp":
        saying = with_subject(clause.head)
        agent = next((one for one in saying.children if one.dep_ in SUBJECTS), agent)
    return agent.lemma_.lower()


def is_figurative(verb: Token) -> bool:
    """`would hurt millions of savers`: an active "hurt" needs an event or a weapon that did it."""
    if verb.lemma_ != "hurt" or is_passive(verb) or verb.tag_ == "VBN":
        return False
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(one.dep_ == "nsubj" for one in verb.children):
        verb = verb.head
    return not any(child.dep_ == "nsubj" and child.lemma_.lower() in EVENTS for child in verb.children)


def has_complement(verb: Token, frame: VerbFrame) -> bool:
    """Whether a verb has the words among its complements that its frame needs."""
    if not frame.needs:
        return True
    below = [
        token
        for child in verb.children
        if child.i > verb.i and (child.dep_ in _COMPLEMENTS or (child.dep_ == "advcl" and child.pos_ == "ADJ"))
        for token in (child, *child.children)
    ]
    if frame.by_object:
        below = [child for child in verb.children if child.dep_ in OBJECTS]
    below += [token for one in below if one.lower_ == "of" for token in one.children]  # out of their homes
    below += [token for one in below for token in one.lefts if token.dep_ == "compound"]  # to evacuation centres
    return any(_is_needed(token, frame) for token in below)


def _is_needed(word: Token, frame: VerbFrame) -> bool:
    """Whether a word is one that a frame needs; not with a number of its own, nor with "no" ("had no injuries")."""
    none = any(child.lower_ == "no" for child in word.lefts)
    return word.lemma_.lower() in frame.needs and not counts_others(word) and not none


def _state_of(verb: Token, role: Role) -> Finding | None:
    """The state among a verb's complements: `are missing`, `left 12 dead`, `were found dead`."""
    if role == "object" and verb.lemma_ not in STATE_HOLDERS:
        return None
    if role == "subject" and not (is_verb_of_state(verb) or verb.lemma_ in ("go", "become", "get", "lie")):
        return None
    listed = [each for child in verb.children if child.lower_ == "as" and child.i > verb.i for each in child.children]
    for child in (*verb.children, *listed):  # still listed as missing
        if child.i > verb.i and child.dep_ in _COMPLEMENTS and (state := STATES.get(child.lower_)):
            subject = next((one for one in child.children if one.dep_ in ("nsubj", "nsubjpass")), None)
            if has_needs(child, state) and subject is None and not counts_others(child):
                return Finding(state.harm, child, state.name, state.confidence)
    return None


def counts_others(state: Token) -> bool:
    """Whether a state has a figure of its own before it: `3 dead`."""
    return any(child.dep_ == "nummod" or (child.pos_ == "NUM" and child.i < state.i) for child in state.children)


def verb_lemma(word: Token) -> str:
    """The lemma of a verb, of a form that was tagged as a noun too ("kills")."""
    if word.pos_ == "VERB":
        return word.lemma_.lower()
    form = word.lower_.removesuffix("s")
    return form if form in VERBS and (word.lower_ != form or form in _NEVER_NOUNS) else ""


def has_needs(word: Token, frame: StateFrame) -> bool:
    """Whether the words stand beside a state that its frame needs, and none that it must not have."""
    following = {token.lower_ for token in word.doc[word.i + 1 : word.i + 4]}
    needed = not frame.needs or bool(frame.needs & following)
    needed = needed or (word.i > word.sent.start and word.nbor(-1).lower_ in frame.or_behind)
    return needed and not frame.unless & following


def harm_of_word(word: Token) -> Harm | None:
    """The harm of a state or of a verb that needs no other words."""
    if state := STATES.get(word.lower_):
        return state.harm
    frames = VERBS.get(word.lemma_.lower(), []) if word.pos_ == "VERB" else []
    return next((frame.harm for frame in frames if not frame.needs and not frame.agents), None)
