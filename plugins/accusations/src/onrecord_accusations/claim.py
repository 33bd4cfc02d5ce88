"""Claim: an accusation as the rules find it, in tokens and spans, before it becomes a fact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord_accusations.facts import Kind, Modality, Status

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(slots=True)
class Claim:
    """One accusation. A role is None where the passage doesn't state it.

    `anchor` is the word that the frame hangs on, `cue` the words shown for it. `accused_head` is the syntactic head of
    `accused`. `consumed` are other words whose own frames are part of this claim.
    """

    rule: str
    kind: Kind
    status: Status
    confidence: float
    anchor: Token
    cue: Span
    accuser: Span | None = None
    accused: Span | None = None
    act: Span | None = None
    modality: Modality = "asserted"
    denied: bool = False
    denial: Span | None = None
    reported_by: Span | None = None
    consumed: list[Token] = field(default_factory=list)


def stands_at(claim: Claim) -> Status:
    """Where the matter stands by a claim: who "was not charged" or "may be charged" is at most suspected."""
    reached = claim.status in ("sued", "charged", "indicted", "convicted")
    return "alleged" if reached and claim.modality != "asserted" else claim.status
