"""Grammar: what the parse of a verb says: its object, its voice, its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECTS: Final = frozenset({"dobj", "obj"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
FURTHEST_BESIDE: Final = 4


def is_passive(verb: Token) -> bool:
    """Whether a verb has an auxiliary of the passive."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def is_reduced_passive(verb: Token) -> bool:
    """`100 others injured`, `militants killed in strike`: a participle without auxiliary or object."""
    auxiliaries = {child.lemma_ for child in verb.children if child.dep_ == "aux"}
    shared = any(child.dep_ == "conj" and object_of(child) is not None for child in verb.children)
    return (
        verb.tag_ in ("VBN", "VBD")
        and not auxiliaries
        and not shared
        and object_of(verb) is None
        and verb.dep_ != "relcl"
    )


def object_of(verb: Token) -> Token | None:
    """The object behind a verb that no mark parts from it."""
    for child in verb.children:
        apart = (
            child.doc[child.left_edge.i - 1].pos_ == "PUNCT" and child.doc[child.left_edge.i - 1].lower_ in "-–—,:;("
        )
        if child.dep_ in OBJECTS and child.i > verb.i and not apart:
            return child
    return None


def is_verb_of_state(verb: Token) -> bool:
    """Whether a verb only says that its complement holds: `be`, `remain`, `happen to`."""
    return verb.lemma_ in ("be", "seem", "appear", "remain", "continue", "start", "begin", "end", "happen")


def has_auxiliary(verb: Token) -> bool:
    """Whether a verb has an auxiliary that is not one of the passive."""
    return any(child.dep_ == "aux" for child in verb.children)


def with_subject(verb: Token) -> Token:
    """A verb, or of those coordinated the first, which has the subject."""
    while verb.dep_ in ("conj", "xcomp") or _is_gerund_behind(verb):
        if any(child.dep_ in SUBJECTS for child in verb.children):
            break
        verb = verb.head
    return verb


def _is_gerund_behind(verb: Token) -> bool:
    """`raiders killed three, taking ten women with them`"""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.pos_ == "VERB" and verb.head.i < verb.i


def numbered(word: Token) -> bool:
    """Whether a numeral counts a word."""
    return any(child.dep_ == "nummod" for child in word.children)
