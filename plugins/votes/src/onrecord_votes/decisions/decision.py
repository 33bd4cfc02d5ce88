"""A decision: one predicate that says what became of a motion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Span

Outcome = Literal["adopted", "rejected", "vetoed"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One predicate at `start:end`. `outcome` is None where it leaves open what was decided.

    `supermajority` tells that a majority for the motion may still have lost. `token` is the predicate's token index;
    `complement` is the offset where what was put to the vote begins, where the frame knows.
    """

    rule: str
    outcome: Outcome | None
    start: int
    end: int
    token: int
    supermajority: bool = False
    complement: int | None = None


def token_at(span: Span, offset: int) -> int:
    """The index of the token at an offset of the article; the sentence's first where there is none."""
    found = span.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return found.start if found is not None else span.start
