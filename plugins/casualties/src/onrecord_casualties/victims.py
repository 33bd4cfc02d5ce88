"""Victims: the words for those harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_casualties.clauses import NAMES_OF_HARM, STATE_WORDS, Offsets, phrase
from onrecord_casualties.counted import is_people

if TYPE_CHECKING:
    from onrecord_casualties.counted import Counted
    from onrecord_casualties.predicates import Finding

_NOT_OF_VICTIMS: Final = STATE_WORDS | {"of", "the", "-", "other", "or", "more"}


def victims_of(one: Counted, finding: Finding) -> Offsets | None:
    """The words for those harmed: `innocent civilians` of "thousands of innocent civilians"; None for "two killed"."""
    noun = one.noun
    if noun is None:
        return None
    if noun.lemma_.lower() in NAMES_OF_HARM and (noun == finding.predicate or not is_people(noun)):
        named = next((child for child in noun.children if child.lower_ == "of"), None)
        noun = next((child for child in named.children if child.dep_ == "pobj"), None) if named is not None else None
        return phrase(noun) if noun is not None and is_people(noun) else None
    if one.of and noun.lower_ in STATE_WORDS and one.node.head.lemma_ == "be" and one.node.dep_ == "nsubj":
        named = next((child for child in one.node.head.children if child.dep_ == "attr"), None)
        return phrase(named) if named is not None and is_people(named) else None  # eleven of the dead were children
    if noun.lower_ in STATE_WORDS or noun.pos_ == "PRON" or noun.lower_ == "more" or noun.i < one.span.end:
        return None
    doc, first, last = noun.doc, one.span.end, noun.i
    while first < last and (doc[first].lower_ in _NOT_OF_VICTIMS or doc[first].pos_ == "NUM"):
        first += 1
    if doc[first].pos_ == "PUNCT":
        first += 1
    if doc[first].lower_ in ("year", "month") and first > 1 and doc[first - 1].text == "-" and doc[first - 2].like_num:
        first -= 2  # "two 12-year-old boys"
    if noun.lemma_.lower() == "member" and last + 1 < len(doc) and doc[last + 1].lower_ == "of":
        group = next((child for child in doc[last + 1].children if child.dep_ == "pobj"), None)
        last = group.i if group is not None else last
    if last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_ and doc[last + 2].lower_ == "by":
        last += 2  # passers-by
    return (doc[first].idx, doc[last].idx + len(doc[last])) if first <= last else None
