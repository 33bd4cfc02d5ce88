"""The grammar that rules are made of: who, what, on whom, for what; and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord_sanctions.lexicon import MEASURES, MODALS, PLANS, REFUSALS, WITH

_ENDS = frozenset({",", ";", ":", "—", "which", "who", "that", "after", "although", "if"})
"""Where a phrase ends that may go on as a clause."""


def is_measure(noun: Token) -> bool:
    """Whether a noun is a sanction: "sanctions", "an asset freeze"."""
    if noun.lemma_ in MEASURES:
        return noun.pos_ in ("NOUN", "PROPN")
    return any(child.lower_ in WITH.get(noun.lemma_, ()) for child in noun.children)


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb says: its own subject, else that of the verb before it ("condemned it and imposed")."""
    while True:
        if found := child(verb, "nsubj"):
            return found
        if agent := child(verb, "agent"):
            return child(agent, "pobj")
        if verb.dep_ not in ("conj", "xcomp") or child(verb, "nsubjpass"):
            return None
        verb = verb.head


def governors(verb: Token) -> Iterator[Token]:
    """The verbs that a verb depends on as an infinitive or in a list: "agreed to impose"."""
    while verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        yield verb


def is_negated(verb: Token) -> bool:
    """Whether it did not happen: "has not imposed", "refused to impose"."""
    no = any(one.dep_ == "neg" for one in verb.children)
    return no or any(one.lemma_ in REFUSALS for one in _infinitive_of(verb))


def is_planned(verb: Token) -> bool:
    """Whether it has not happened yet: "will impose", "threatened to impose"."""
    modal = any(one.dep_ == "aux" and one.lower_ in MODALS for one in verb.children)
    return modal or any(one.lemma_ in PLANS for one in _infinitive_of(verb))


def complement(heads: tuple[Token, ...], words: frozenset[str]) -> Token | None:
    """What stands behind one of some prepositions of the heads: "sanctions *on* Velmark", "sanctioned *for* it"."""
    for head in heads:
        for preposition in head.children:
            if preposition.dep_ in ("prep", "dative") and preposition.lower_ in words:
                for found in preposition.children:
                    if found.dep_ in ("pobj", "pcomp") and not _is_time(found):
                        return found
    return None


def phrase(head: Token) -> Span:
    """A phrase from its first word to its last, without what is behind a comma, clauses, and a further measure."""
    end = head.i + 1
    measures = {one.left_edge.i for one in head.conjuncts if is_measure(one)}
    while end <= head.right_edge.i and head.doc[end].lower_ not in _ENDS and end + 1 not in measures:
        end += 1
    return head.doc[head.left_edge.i : end]


def child(head: Token, *dependencies: str) -> Token | None:
    """The first child of one of some dependencies."""
    return next((one for one in head.children if one.dep_ in dependencies), None)


def _infinitive_of(verb: Token) -> Iterator[Token]:
    if verb.dep_ == "xcomp":
        yield verb.head


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ == "DATE" or noun.lemma_ in _TIMES


_TIMES = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "month", "year", "week", "day"}
)
