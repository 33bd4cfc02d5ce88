"""Reciprocal: two who accuse each other are two accusations, one each way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.phrases import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_EACH_OTHER: Final = frozenset({"each other", "one another"})


def both_ways(claim: Claim) -> tuple[Claim, ...]:
    """A claim as it is; or, where two who are named accuse each other, one each way.

    "Kesta and Norland accused each other of spying" is two claims, "both sides accused each other" stays one.
    """
    if claim.accused is None or claim.accuser is None or claim.accused.text.lower() not in _EACH_OTHER:
        return (claim,)
    pair = two_of(claim.accuser.root)
    if pair is None:
        return (claim,)
    one, other = pair
    return replace(claim, accuser=one, accused=other), replace(claim, accuser=other, accused=one)


def each_other_before(noun: Token) -> Span | None:
    """The "each other" that the parser hangs on what the two call each other: "called each other liars"."""
    at = noun.left_edge.i
    pair = noun.doc[at : at + 2]
    return pair if at + 2 <= noun.i and pair.text.lower() in _EACH_OTHER else None


def two_of(head: Token) -> tuple[Span, Span] | None:
    """The phrases of exactly two who are coordinated; None where there are fewer or more."""
    found = grammar.conjuncts(head)
    if len(found) != 2:
        return None
    first, second = found
    cut = [one for one in first.children if one.dep_ in ("cc", "conj")]
    return noun_phrase(first, without=cut), noun_phrase(second)
