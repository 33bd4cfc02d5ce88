"""Phrases: the words of a role, as a span: noun phrases without their relative clauses, complements, clauses."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from onrecord_accusations.grammar import beside, child, conjuncts, is_time, is_when
from onrecord_accusations.lexicon import is_deed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OUTSIDE: Final = frozenset(
    {"relcl", "acl", "advcl", "punct", "appos", "parataxis", "cc", "conj", "ccomp", "npadvmod", "case", "dep", "mark"}
)
_ASIDES: Final = frozenset({"claim", "charge", "allegation", "accusation"})
_STRAIGHT: Final = ('"', "''", "``")
_EDGES: Final = frozenset("\"“”'‘’,;:.-–—()") | {"''", "``", "--", "..."}


def noun_phrase(head: Token, without: Collection[Token] = ()) -> Span:
    """The noun phrase around a head: with its determiners, modifiers, prepositions and coordinated nouns, without
    relative clauses, appositions and what comes after a comma. `without` are tokens whose subtrees don't belong to it.
    """
    if head.lower_ == "one" and any(one.lower_ == "another" for one in head.children):
        return head.doc[head.i : head.i + 2]
    kept = {head.i}
    for one in head.children:
        if one in without or (is_when(one) and not is_deed(head)):  # "a jury on Wednesday": no part of the name
            continue
        if one.dep_ == "conj" and one.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            inner = noun_phrase(one, without)
            kept.update(range(inner.start, inner.end))
        elif one.dep_ == "appos" and one.left_edge.i == head.i + 1 and one.pos_ == "PROPN":
            kept.update(range(one.left_edge.i, one.i + 1))
        elif one.lower_ == "whose":
            continue
        elif one.dep_ == "poss" or (one.dep_ not in _OUTSIDE and one.i < head.i):
            kept.update(range(one.left_edge.i, one.right_edge.i + 1))
        elif one.dep_ == "amod" and one.i > head.i and one.doc[one.left_edge.i - 1].text == ",":
            continue  # "two brothers, aged 19 and 22"
        elif one.dep_ in ("prep", "amod", "nummod") and one.i > head.i and one.lower_ not in ("including", "despite"):
            last = _preposition_end(one, without)
            if last is not None:
                kept.update(range(one.left_edge.i, last + 1))
    named = _name_behind(head)
    if named is not None:
        kept.update(range(head.i + 1, named.i + 1))
    twin = head.doc[head.left_edge.i - 1] if head.left_edge.i > head.sent.start else head
    if twin != head and twin.head == head.head and beside(twin, head):
        kept.update(range(twin.left_edge.i, head.left_edge.i))
    return trim(_before_relative(_joined(head, kept), head))


def _name_behind(head: Token) -> Token | None:
    """The last word of a name right behind its noun that the parser takes for a second subject of the verb above: "the
    case against the baker Odo Marr was dropped"."""
    at = head.i + 1
    if head.pos_ != "NOUN" or head.dep_ != "pobj" or at >= head.sent.end or head.doc[at].pos_ != "PROPN":
        return None
    name = head.doc[at]
    while name.dep_ == "compound" and name.head.pos_ == "PROPN" and name.head.i > name.i:
        name = name.head
    others = [one for one in name.head.children if one.dep_ in ("nsubj", "nsubjpass") and one.i < head.i]
    is_second = name.dep_ in ("nsubj", "nsubjpass") and any(one.is_ancestor(head) for one in others)
    return name if is_second and name.left_edge.i == at else None


def together(head: Token, without: Collection[Token] = ()) -> Span:
    """The noun phrase around a head, up to the last of the names that are coordinated with it, whatever is said of
    each between them: "Ada Rook, 34, and Bo Hale", "Ada Rook, the mayor, and Bo Hale"."""
    phrase = noun_phrase(head, without)
    others = names_of(head)
    if len(others) < 2 or others[-1].i < phrase.end:
        return phrase
    between = head.doc[phrase.end : others[-1].i]
    return phrase if any(one.pos_ in ("VERB", "AUX") for one in between) else head.doc[phrase.start : others[-1].i + 1]


def names_of(head: Token) -> list[Token]:
    """The last words of the names that are coordinated, by place; none where one of them is no name."""
    found = [one for one in conjuncts(head) if not _is_part_of_firm(one)]
    return found if all(one.pos_ == "PROPN" for one in found) else []


def firm_end(head: Token) -> int:
    """Where a name ends that goes on with an ampersand: "Co." of "Berg & Co."; else its last word."""
    return max((one.i for one in conjuncts(head) if one.i > head.i and _is_part_of_firm(one)), default=head.i)


def _is_part_of_firm(name: Token) -> bool:
    first = name.left_edge.i
    return name.dep_ == "conj" and first > name.sent.start and name.doc[first - 1].text == "&"


def clause(verb: Token, *, subject: bool = True) -> Span:
    """A clause, or with `subject=False` what it says of its subject: from the verb on."""
    tokens = [one for one in verb.subtree if one.dep_ != "mark" or one.head != verb]
    first = min(one.i for one in tokens)
    if not subject:
        before = [
            one.i for one in verb.children if one.dep_ in ("aux", "auxpass", "neg", "advmod") and one.lower_ != "to"
        ]
        first = min([verb.i, *before])
    return trim(verb.doc[first : _before_aside(verb, max(one.i for one in tokens)) + 1])


def complement(head: Token) -> Span:
    """The complement of a preposition, whole: a noun phrase, or the clause of a gerund."""
    return trim(head.doc[head.left_edge.i : _before_aside(head, _before_other(head)) + 1])


def _before_other(head: Token) -> int:
    """The last token of a complement without what goes on after it: "forging invoices [and sentenced to two years]",
    "insider dealing [last month]"."""
    last = head.right_edge.i
    for one in head.children:
        other = one.dep_ == "conj" and head.tag_ == "VBG" and one.tag_ in ("VBN", "VBD", "VBZ", "VBP")
        when = one.dep_ == "npadvmod" and is_time(one) and one.right_edge.i == head.right_edge.i
        if one.i > head.i and (other or when) and child(one, "nsubj", "nsubjpass") is None:
            last = min(last, one.left_edge.i - 1)
    while head.i < last < head.right_edge.i and (head.doc[last].dep_ == "cc" or head.doc[last].is_punct):
        last -= 1
    return last


def words(first: Token, *others: Token | None) -> Span:
    """The stretch from the first to the last of some tokens."""
    at = [first.i, *(one.i for one in others if one is not None)]
    return first.doc[min(at) : max(at) + 1]


def trim(span: Span) -> Span:
    """A span without punctuation at its edges, unless a quotation in it would lose one of its two marks."""
    start, end = span.start, span.end
    doc = span.doc
    while end - start > 1 and doc[start].text in _EDGES and not _paired(doc, start, start, end):
        start += 1
    while end - start > 1 and (doc[end - 1].text in _EDGES or doc[end - 1].is_space):
        if _paired(doc, end - 1, start, end):
            break
        end -= 1
    return doc[start : _closed(doc, start, end)]


def _closed(doc: Doc, start: int, end: int) -> int:
    """The end of a stretch, behind the closing mark of a quotation in it: `calling them "coins in a purse."`"""
    text = [token.text for token in doc[start:end]]
    is_open = sum(one in _STRAIGHT for one in text) % 2 == 1 or text.count("“") > text.count("”")
    for at in range(end, min(end + 2, len(doc))) if is_open else ():
        if doc[at].text in _STRAIGHT or doc[at].text == "”":
            return at + 1
        if doc[at].text not in (".", ",", "!", "?"):
            break
    return end


def _before_aside(head: Token, last: int) -> int:
    """The end of a phrase without a relative clause after a comma, an aside of the writer: ", which he denies", or what
    went on meanwhile: "with the mayor looking on"."""
    for one in head.doc[head.i + 1 : last + 1]:
        if one.text == "(":
            return one.i - 1
        if one.lower_ == "with" and one.i > head.i + 1 and is_meanwhile(one):
            return one.i - 1
        first = one.left_edge.i
        if one.dep_ == "appos" and one.lemma_.lower() in _ASIDES and one.doc[first - 1].text == ",":
            return first - 2
        closes = one.dep_ == "relcl" and one.right_edge.i == last and first > head.i + 1
        if closes and one.doc[first - 1].text in (",", "--", "—", "–"):
            return first - 2
    return last


def is_meanwhile(preposition: Token) -> bool:
    """Whether "with" brings somebody who does something: "with the minister making the announcement"."""
    inner = child(preposition, "pobj", "pcomp")
    if inner is None:
        return False
    if preposition.dep_ == "prep" and inner.dep_ == "pcomp":
        return inner.tag_ == "VBG" and child(inner, "nsubj") is not None
    doing = child(inner, "acl")
    return (
        inner.pos_ == "PROPN"
        and doing is not None
        and doing.tag_ == "VBG"
        and doing.i == inner.right_edge.i - (doing.right_edge.i - doing.i)
    )


def _paired(doc: object, at: int, start: int, end: int) -> bool:
    """Whether the mark at a place is a quotation mark with its partner in the stretch."""
    text = [token.text for token in doc[start:end]]  # type: ignore[index]
    mark = text[at - start]
    if mark in ("“", "”"):
        return text.count("“") == text.count("”")
    return mark in ('"', "''", "``") and sum(one in ('"', "''", "``") for one in text) % 2 == 0


def _joined(head: Token, kept: set[int]) -> Span:
    """The unbroken stretch of kept tokens around the head; commas and conjunctions within it count as kept."""
    linking = {",", "and", "or", "&", "nor", "as", "well", "(", ")", "'s", "’s", "-", '"', "“", "”", "then"}
    start = end = head.i
    doc = head.doc
    low, high = min(kept), max(kept)
    at = head.i - 1
    while at >= low and (at in kept or doc[at].lower_ in linking):
        if at in kept:
            start = at
        at -= 1
    at = head.i + 1
    while at <= high and (at in kept or doc[at].lower_ in linking):
        if at in kept:
            end = at
        at += 1
    return doc[start : end + 1]


def _before_relative(span: Span, head: Token) -> Span:
    """A noun phrase cut where a relative clause or an age after a comma begins, however it was attached."""
    for one in span:
        after_comma = one.i > span.start and one.nbor(-1).text == ","
        if one.i > head.i and (one.tag_ in ("WP", "WDT", "WP$") or (after_comma and one.text.isdigit())):
            return span.doc[span.start : one.i]
    return span


def _preposition_end(token: Token, without: Collection[Token]) -> int | None:
    """Where a modifier after the noun ends: before any clause or comma in it. None where it is cut off at once."""
    last = None
    excluded = {inner for one in without for inner in one.subtree}
    for one in token.doc[token.left_edge.i : token.right_edge.i + 1]:
        if one in excluded or one.text in (",", ";", "--", "—", "(") or one.dep_ in ("relcl", "acl", "mark"):
            break
        if one.dep_ == "nsubj" or one.tag_ == "WDT" or one.tag_ == "WP":
            break
        last = one.i
    return last if last is not None and last > token.i - 1 and (token.dep_ != "prep" or last > token.i) else None
