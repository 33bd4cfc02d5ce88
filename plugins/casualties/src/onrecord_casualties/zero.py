"""Zero: sentences that say that nobody was harmed ("no one was killed", "no injuries were reported")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.reading import Quantity
from onrecord_casualties.counted import Counted
from onrecord_casualties.word_frames import NOUN_FRAMES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOBODY: Final = frozenset({"nobody", "none", "noone"})
_ANYBODY: Final = frozenset({"anyone", "anybody"})
_COMPARED: Final = frozenset({"fewer", "less", "more", "longer"})
"""After "no" these count somebody: "no fewer than 19 pupils"."""
_REPORTS: Final = frozenset({"report"})
_NAMES_OF_HARM: Final = frozenset(
    noun for frame in NOUN_FRAMES if frame.counted and not frame.governors for noun in frame.nouns
)


def nobody(sentence: Span) -> Iterator[Counted]:
    """The phrases of a sentence that count nobody, as counted phrases of zero."""
    for token in sentence:
        if token.lower_ in _NOBODY or (token.lower_ in _ANYBODY and token.dep_ == "dobj" and _did_not(token.head)):
            yield _zero(token, token, None)
        elif token.lower_ == "no" and token.i + 1 < sentence.end and token.nbor().lower_ not in _COMPARED:
            if token.nbor().lower_ in ("one", "-one"):
                yield _zero(token, token.nbor(), None)
            elif token.dep_ == "det" and token.head.i > token.i:
                yield from _none_of_noun(token)


def _did_not(verb: Token) -> bool:
    """`the blast did not kill anyone`; what somebody says of themselves ("he did not kill anyone") is a denial."""
    lefts = list(verb.lefts)
    told = any(one.dep_ == "neg" for one in lefts) and any(one.lower_ == "did" for one in lefts)
    return told and any(one.dep_ == "nsubj" and (one.pos_ != "PRON" or one.lower_ == "it") for one in lefts)


def _none_of_noun(no: Token) -> Iterator[Counted]:
    """`no civilians`; of nouns of harm the coordinated ones too: `no injuries or deaths`, `no reports of deaths`."""
    noun = no.head
    if noun.lemma_.lower() in _REPORTS:
        of = next((child for child in noun.children if child.lower_ == "of"), None)
        told = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        if told is None or told.lemma_.lower() not in _NAMES_OF_HARM or any(one.pos_ == "NUM" for one in told.lefts):
            return
        noun = told
    yield _zero(no, no, noun)
    if noun.lemma_.lower() in _NAMES_OF_HARM:
        for other in noun.conjuncts:
            if other.i > noun.i and other.lemma_.lower() in _NAMES_OF_HARM:
                yield _zero(no, no, other)


def _zero(first: Token, last: Token, noun: Token | None) -> Counted:
    start, end = first.idx, last.idx + len(last)
    quantity = Quantity(start, end, start, end, 0, 0, "exact", "count")
    span = first.doc[first.i : last.i + 1]
    node = noun if noun is not None else last
    return Counted(quantity, span, node, noun, False, first.i, node.i + 1, node.sent)
