"""Sources: who a cue verb's speaker is, from the parse, and the words that name him."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from onrecord.reading.speech.passage import Passage

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker: the words beside the cue, and the words that say who that is (for "who" its antecedent)."""

    mention: Span
    referent: Span


def source_of(verb: Token, passage: Passage) -> Source | None:
    """The source of a cue verb; None where the sentence names nobody."""
    subject = _subject(verb, passage)
    if subject is None or passage.in_quotes(subject):
        return None
    mention = noun_phrase(subject, passage, verb)
    if subject.lower_ in RELATIVE and (antecedent := _antecedent(subject)) is not None:
        return Source(mention, noun_phrase(antecedent, passage, verb))
    return Source(mention, mention)


def noun_phrase(head: Token, passage: Passage, cue: Token | None = None) -> Span:
    """The full phrase around a noun, appositions and all, without relative clauses, quotations and the cue."""
    first, last = max(head.left_edge.i, passage.first), min(head.right_edge.i, passage.last)
    for child in head.children:
        if (
            child.dep_ in ("relcl", "parataxis", "cc", "conj")
            and child.i > head.i
            and child.dep_ in ("relcl", "parataxis")
        ):
            last = min(last, child.left_edge.i - 1)
    if cue is not None and head.i < cue.i <= last:
        last = cue.i - 1
    if cue is not None and first <= cue.i < head.i:
        first = cue.i + 1
    while first < head.i and (passage.in_quotes(passage.doc[first]) and not passage.in_quotes(head)):
        first += 1
    for i in range(head.i, last + 1):
        if passage.in_quotes(passage.doc[i]) and passage.text[passage.doc[i].idx - 2 : passage.doc[i].idx] == ", ":
            last = i - 1
            break
    while last > head.i and passage.doc[last].pos_ in ("PUNCT", "SPACE", "CCONJ", "ADP"):
        last -= 1
    while first < head.i and passage.doc[first].pos_ in ("PUNCT", "SPACE", "CCONJ", "SCONJ"):
        first += 1
    return passage.doc[first : last + 1]


def _subject(verb: Token, passage: Passage) -> Token | None:
    """By the parse: own subject, agent of a passive, then what the verb shares with the verb above it."""
    seen = verb
    for _ in range(5):
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in seen.children)
        if passive:
            agent = _agent(seen)
            return agent
        own = [child for child in seen.children if child.dep_ in SUBJECTS and not passage.in_quotes(child)]
        if own:
            return own[-1] if len(own) > 1 and own[-1].i < seen.i else own[0]
        if seen.dep_ in ("acl", "relcl") and seen.head.pos_ in ("NOUN", "PROPN", "PRON"):
            if any(child.dep_ == "agent" for child in seen.children):
                return _agent(seen)
            return seen.head
        if seen.dep_ in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "dep", "parataxis") and seen.head.pos_ in (
            "VERB",
            "AUX",
        ):
            if seen.dep_ in ("ccomp", "parataxis") and seen.tag_ != "VBG":
                break
            seen = seen.head
            if passage.in_quotes(seen):
                break
            continue
        if seen.dep_ in ("prep", "pcomp") and seen.head is not seen:
            seen = seen.head
            continue
        break
    return _inverted(verb, passage)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def _inverted(verb: Token, passage: Passage) -> Token | None:
    """ "…," said Mara Quill: what follows the verb at once, whatever the parser took it for."""
    for i in range(verb.i + 1, min(verb.i + 12, passage.last + 1)):
        token = passage.doc[i]
        if passage.in_quotes(token) or token.pos_ in ("PUNCT", "VERB", "ADP", "SCONJ", "ADV"):
            return None
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.head.i <= verb.i:
            return token
    return None


def _antecedent(pronoun: Token) -> Token | None:
    for ancestor in pronoun.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
    return None


def first_nominal(tokens: Iterable[Token]) -> Token | None:
    """The first token that can stand for somebody."""
    return next((token for token in tokens if token.pos_ in _NOMINAL), None)
