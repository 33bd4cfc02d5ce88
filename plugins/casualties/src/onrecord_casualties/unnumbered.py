"""Unnumbered: phrases that count without a numeral that says how many ("another", "all but one of the 12")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.reading import Quantity
from onrecord.reading.numbers import Qualifier
from onrecord_casualties.counted import Counted, counted
from onrecord_casualties.lexicon import GROUPS, PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ALL_BUT: Final = re.compile(r"\b(all but )(?:about |around |some )?$", re.IGNORECASE)
_HALF: Final = re.compile(r"(?<!than )(?<!nearly )(?<!almost )\b(half (?:of )?(?:the|its|their) )$", re.IGNORECASE)
_OF_WHOLE: Final = re.compile(r"(?: [\w'’-]+)? of (?:the|its|their|his|her|our|those|these) $")
_CERTAIN: Final = frozenset({"exact", "about"})
_NO_ANOTHER_AFTER: Final = frozenset({"one", "or", "after", "from", "to", "for", "yet", "with", "like"})
_NO_HALF_AFTER: Final = frozenset(
    {"than", "nearly", "almost", "over", "least", "a", "first", "second", "other", "every"}
)
_NOBODY_ALONE: Final = frozenset({"figure", "total", "elder", "chief", "private", "general", "personnel", "crew"})
_NEXT: Final = {
    "second": ("one", "1"),
    "third": ("two", "2"),
    "fourth": ("three", "3"),
    "fifth": ("four", "4"),
    "sixth": ("five", "5"),
}
"""Who comes behind how many: "two were killed and a third was hurt"."""
_FURTHEST_BACK: Final = 20


def phrases(doc: Doc, quantities: Iterable[Quantity]) -> Iterator[Counted]:
    """What quantities count, in order; what is left of a whole ("all but one of the 12") stands for both its numbers.

    "All but three of the dead" tells no number that can be known, and gives nothing.
    """
    taken: Quantity | None = None
    waiting: Quantity | None = None  # the one of "all but one", until its whole comes
    for quantity in quantities:
        if waiting is not None:
            taken, waiting = waiting, None
            if _OF_WHOLE.fullmatch(doc.text[taken.number_end : quantity.start]):
                if (left := _remainder(doc, taken, quantity)) is not None:
                    yield left
                continue
        if _ALL_BUT.search(doc.text[max(0, quantity.start - _FURTHEST_BACK) : quantity.start]):
            waiting = quantity
        elif (one := counted(doc, quantity)) is not None:
            yield _halved(doc, one) or one


def _remainder(doc: Doc, but: Quantity, whole: Quantity) -> Counted | None:
    """`all but one of the 12 crew`: eleven; its place in the clause is that of "all"."""
    start = _ALL_BUT.search(doc.text[max(0, but.start - _FURTHEST_BACK) : but.start])
    one = counted(doc, whole)
    if start is None or one is None or {but.qualifier, whole.qualifier} - _CERTAIN:
        return None
    first = but.start - len(start[0])
    left = (whole.low or 0) - (but.low or 0)
    opening = doc.char_span(first, whole.number_end)
    if opening is None or left <= 0:
        return None
    qualifier: Qualifier = "exact" if but.qualifier == whole.qualifier == "exact" else "about"
    quantity = Quantity(first, whole.end, first, whole.number_end, left, left, qualifier, "count")
    return replace(one, quantity=quantity, span=opening, node=opening[0], of=True, first=opening.start)


def _halved(doc: Doc, one: Counted) -> Counted | None:
    """`half of the 20 passengers`: ten; its place in the clause is that of "half"."""
    whole = one.quantity
    half = _HALF.search(doc.text[max(0, whole.start - _FURTHEST_BACK) : whole.start])
    if half is None or whole.qualifier != "exact" or not whole.low or whole.low % 2:
        return None
    first = whole.start - len(half[1])
    opening = doc.char_span(first, whole.number_end)
    if opening is None:
        return None
    low = whole.low // 2
    quantity = Quantity(first, whole.end, first, whole.number_end, low, low, "about", "count")
    return replace(one, quantity=quantity, span=opening, node=opening[0], of=True, first=opening.start)


def others(sentence: Span) -> Iterator[Counted]:
    """`three killed and another wounded`, `two were shot dead and a third was hurt`: "another" and "a third" that stand
    for one person, without a noun or a number."""
    text = sentence.text.lower()
    if "another" not in text and not any(word in text for word in _NEXT):
        return
    for token in sentence:
        next_one = token.lower_ in _NEXT and _is_next(token, sentence)
        if (token.lower_ == "another" or next_one) and _stands_alone(token, sentence):
            start, end = token.idx, token.idx + len(token)
            quantity = Quantity(start, end, start, end, 1, 1, "exact", "count")
            span = token.doc[token.i : token.i + 1]
            yield Counted(quantity, span, token, None, False, token.i, token.i + 1, sentence)


def singles(sentence: Span) -> Iterator[Counted]:
    """`a soldier was killed`: one person by the indefinite article."""
    for token in sentence:
        noun = token.head
        if token.lower_ not in ("a", "an") or token.dep_ != "det" or noun.tag_ != "NN" or noun.i <= token.i:
            continue
        person = noun.lemma_.lower() in PEOPLE and noun.lemma_.lower() not in GROUPS | _NOBODY_ALONE
        if person and noun.dep_ != "appos" and all(map(_is_counted, noun.conjuncts)):
            start, end = token.idx, token.idx + len(token)
            quantity = Quantity(start, end, start, end, 1, 1, "exact", "count")
            span = token.doc[token.i : token.i + 1]
            yield Counted(quantity, span, noun, noun, False, token.i, noun.i + 1, sentence)


def halves(sentence: Span) -> Iterator[Counted]:
    """`half of the dead were children`, `40 people, half of them children`: how many is for who knows the whole; the
    quantity says none."""
    if "half of" not in sentence.text.lower():
        return
    for token in sentence:
        if token.lower_ != "half" or token.i + 2 >= sentence.end or token.nbor().lower_ != "of":
            continue
        if token.i > sentence.start and token.nbor(-1).lower_ in _NO_HALF_AFTER:
            continue
        start, end = token.idx, token.idx + len(token)
        whole = next((each for each in token.nbor().children if each.dep_ == "pobj"), None)
        quantity = Quantity(start, end, start, end, None, None, "about", "count")
        span = token.doc[token.i : token.i + 1]
        yield Counted(quantity, span, token, whole, True, token.i, token.i + 3, sentence)


def _is_counted(noun: Token) -> bool:
    """Whether a number or an article counts a phrase; "Ada Lund and a guard" are two."""
    counting = (one for one in noun.lefts if one.dep_ == "nummod" or one.lower_ in ("a", "an", "another"))
    return noun.pos_ in ("VERB", "AUX", "NUM") or any(counting)


def _is_next(ordinal: Token, sentence: Span) -> bool:
    """Whether "a third" is one more person behind two others, and no share: "a third were children"."""
    doc, at = ordinal.doc, ordinal.i
    if at < sentence.start + 2 or doc[at - 1].lower_ != "a" or at + 1 >= sentence.end:
        return False
    behind, link = doc[at + 1], doc[at - 2]
    alone = behind.lower_ in ("is", "was", "has") or (behind.tag_ in ("VBN", "RB") and link.pos_ == "CCONJ")
    return alone and any(word.lower_ in _NEXT[ordinal.lower_] for word in doc[sentence.start : at])


def _stands_alone(one: Token, sentence: Span) -> bool:
    if one.i + 1 >= sentence.end or (one.dep_ == "det" and one.head.tag_ not in ("VBN", "VBD")):
        return False
    before = one.doc[one.i - 1].lower_ if one.i > sentence.start else ""
    return before not in _NO_ANOTHER_AFTER and one.nbor().pos_ in ("VERB", "AUX", "ADV", "ADJ")
