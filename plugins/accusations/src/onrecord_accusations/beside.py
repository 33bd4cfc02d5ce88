"""Beside: names that stand beside a mention in its sentence, in apposition or as the object of a verb before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.lexicon import is_actor, names_wrong
from onrecord_accusations.phrases import names_of, noun_phrase, together

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_IN_NAME: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PUNCT"})
_LONGEST_APPOSITION: Final = 8
_OBJECT_PRONOUNS: Final = frozenset({"him", "her", "it", "them"})
_NAMING: Final = frozenset({"identified", "named", "called"})
_CLOSING: Final = frozenset({",", ".", ";", "—", "–", "--", ")"})


def name_beside(span: Span) -> Span | None:
    """The name in apposition to a description: Ada Lund for "the union's leader" of "the union's leader, Ada Lund, …".

    Where the parser hangs the name elsewhere, the words between the two commas tell.
    """
    root = span.root
    noun = root.pos_ in ("NOUN", "NUM") or (root.pos_ == "PROPN" and root.text.islower())
    if not noun or any(one.dep_ == "cc" for one in root.children):
        return None
    doc = span.doc
    for one in root.children:
        if one.dep_ not in ("appos", "conj") or one.pos_ != "PROPN" or one.i < root.i or grammar.is_time(one):
            continue
        if doc[one.left_edge.i - 1].text == "," and (_closes(one) or _close_together(one)):
            return together(one) if _fits(span, one) else None
    return _between_commas(span) or _identified(root)


def _fits(span: Span, name: Token) -> bool:
    """Whether a name may be that of a description: right behind it, and of as many."""
    between = span.doc[span.end : name.left_edge.i] if span.end <= name.left_edge.i else ()
    alone = span.root.tag_ == "NNS" and len(names_of(name)) == 1
    return not alone and not any(one.pos_ in ("VERB", "AUX") for one in between)


def _identified(root: Token) -> Span | None:
    """The name of "a man identified as Odo Marr" and "a clerk named Odo Marr"."""
    verb = next((one for one in root.children if one.dep_ in ("acl", "relcl") and one.lower_ in _NAMING), None)
    if verb is None:
        return None
    names = [inner for _, inner in grammar.complements(verb, ("as",))] + [
        one for one in verb.children if one.dep_ in ("oprd", "attr", "dobj")
    ]
    return next((noun_phrase(one) for one in names if one.pos_ == "PROPN"), None)


def object_before(pronoun: Span, verb: Token) -> Span | None:
    """What a pronoun stands for by coordination: Orlen Bank for "it" of "accused Orlen Bank of fraud and sued it".

    Only where both verbs have one subject, and the object before fits the pronoun in number.
    """
    if verb.dep_ != "conj" or verb.head.pos_ != "VERB" or pronoun.text.lower() not in _OBJECT_PRONOUNS:
        return None
    if grammar.child(verb, "nsubj", "nsubjpass") is not None or grammar.is_passive(verb.head):
        return None
    found = grammar.object_of(verb.head)
    if found is None or found.pos_ == "PRON" or not is_actor(found):
        return None
    many = found.tag_ in ("NNS", "NNPS") or any(one.dep_ == "conj" for one in found.children)
    acts = [at for at, inner in grammar.complements(found, ("of", "for", "with", "over")) if _is_act(inner)]
    return noun_phrase(found, without=acts) if many == (pronoun.text.lower() == "them") else None


def subject_before(pronoun: Span, verb: Token) -> Span | None:
    """What a subject stands for that the clause before its own names: Kesta for "it" of "if Kesta cared, it would stop
    jailing poets". None unless that clause has a name for its subject, and both are subjects."""
    word = pronoun.root
    if pronoun.text.lower() not in ("it", "he", "she") or word.dep_ != "nsubj":
        return None
    clause = next((one for one in word.head.children if one.dep_ == "advcl" and one.i < word.i), None)
    if clause is None or clause.tag_ in ("VBG", "VBN") or not (verb == word.head or word.head.is_ancestor(verb)):
        return None
    named = grammar.child(clause, "nsubj", "nsubjpass")
    return noun_phrase(named) if named is not None and named.pos_ == "PROPN" and is_actor(named) else None


def _is_act(inner: Token) -> bool:
    return inner.tag_ == "VBG" or names_wrong(noun_phrase(inner))


def _closes(name: Token) -> bool:
    """Whether an apposition ends with a mark, so that it is no member of a list."""
    behind = name.right_edge.i + 1
    return behind >= name.sent.end or name.doc[behind].text in _CLOSING


def _close_together(name: Token) -> bool:
    """Whether names in apposition end with a mark: "two officers, Ada Rook, 29, and Bo Hale, 31, are charged"."""
    names = names_of(name)
    behind = names[-1].i + 1 if len(names) > 1 else name.sent.end
    return behind < name.sent.end and name.doc[behind].text in _CLOSING


def _between_commas(span: Span) -> Span | None:
    doc, sentence = span.doc, span.root.sent
    if span.end >= sentence.end or doc[span.end].text != ",":
        return None
    start = span.end + 1
    end = next((at for at in range(start, min(sentence.end, start + _LONGEST_APPOSITION)) if doc[at].text == ","), None)
    if end is None or end == start or doc[end - 1].pos_ != "PROPN" or end + 1 >= sentence.end:
        return None
    words, last = doc[start:end], doc[end - 1]
    aged = end + 2 < sentence.end and doc[end + 1].text.isdigit() and doc[end + 2].text == ","  # ", Ada Lund, 52,"
    follows = last.head == span.root or last.head.i >= start or (last.dep_ == "appos" and not is_actor(last.head))
    follows = follows or aged
    if not follows or last.dep_ == "conj" or grammar.is_time(last) or doc[end + 1].pos_ == "CCONJ":
        return None
    first = end - 1
    while first > start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    return doc[first:end] if all(one.pos_ in _IN_NAME for one in words) and end - first > 1 else None
