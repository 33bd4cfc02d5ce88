"""Clauses: what the parse says about a predicate: its subject, its object, and where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_RELATIVES: Final = frozenset({"who", "which", "that"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_HOPS: Final = 4


def subject_of(verb: Token, span: Span) -> Token | None:
    """The head of a predicate's subject within the sentence, a relative pronoun replaced by whom it stands for.

    A predicate without one takes that of the verb that it is joined to or depends on.
    """
    at = verb
    for _ in range(_HOPS):
        for child in at.lefts:
            if child.dep_ in _SUBJECTS and child.i >= span.start:
                return _antecedent(child, at) if child.lower_ in _RELATIVES else child
        if at.dep_ in ("aux", "auxpass", "cop", "xcomp") or (at.dep_ == "conj" and _is_predicate(at.head)):
            at = at.head
        elif at.dep_ == "advcl" and at.tag_ == "VBG" and at.head.pos_ in ("VERB", "AUX") and not _has_own(at):
            if is_passive(at.head):
                return None
            at = at.head  # "Ordain blocked the text, casting its veto"
        elif at.dep_ == "relcl" or (at.dep_ == "acl" and at.tag_ in ("VBN", "VBD")):
            return at.head
        else:
            return None
    return None


def _is_predicate(token: Token) -> bool:
    """Whether a token is a verb, or has a subject as if it were one: the tagger takes some verbs for nouns."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ in _SUBJECTS for child in token.lefts)


def is_passive(verb: Token) -> bool:
    """Whether a predicate is in the passive, with an auxiliary or as a participle behind its noun."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl")
        and not any(child.dep_ == "nsubj" for child in verb.children)
    )


def object_of(verb: Token) -> Token | None:
    """The head of a predicate's direct object."""
    return next((child for child in verb.rights if child.dep_ in ("dobj", "obj")), None)


def relative_object_of(verb: Token) -> tuple[Token, Token] | None:
    """What a relative clause is about as its predicate's object, with the pronoun: "the law, which MPs adopted".

    The parser may take the pronoun for a second subject before the real one.
    """
    if verb.dep_ != "relcl":
        return None
    subjects = [child.i for child in verb.lefts if child.dep_ == "nsubj"]
    for child in verb.lefts:
        if child.lower_ in _RELATIVES and (child.dep_ in ("dobj", "obj") or child.i in subjects[:-1]):
            return verb.head, child
    return None


def _has_own(clause: Token) -> bool:
    """Whether a participle is told of others than the main clause's subject: "with Ordain abstaining"."""
    return any(child.dep_ in ("mark", "nsubj") or child.lower_ == "with" for child in clause.lefts)


def _antecedent(pronoun: Token, verb: Token) -> Token:
    clause = verb
    while clause.dep_ in ("aux", "auxpass", "conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else pronoun
