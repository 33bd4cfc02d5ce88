"""Merging: what several frames found in one passage becomes one claim per accusation."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

from onrecord_accusations.claim import Claim
from onrecord_accusations.grammar import inside


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by place, without those that are part of another one: taken in by it, or the same in other words."""
    ordered = sorted(claims, key=lambda one: (one.anchor.i, -one.confidence, one.rule))
    consumed = {token.i for one in ordered for token in one.consumed}
    kept: list[Claim] = []
    for claim in ordered:
        if claim.anchor.i in consumed:
            continue
        if any(_covers(other, claim) for other in ordered if other != claim and other.anchor.i not in consumed):
            continue
        if any(_same(other, claim) for other in kept):
            continue
        kept.append(claim)
    return kept


def _covers(outer: Claim, claim: Claim) -> bool:
    """Whether a claim is only part of what another one says was done."""
    if not inside(claim.anchor, outer.act) or outer.anchor.i == claim.anchor.i or claim.rule == "denial:bare":
        return False
    if inside(outer.anchor, claim.act) and outer.anchor.i > claim.anchor.i:
        return False
    if claim.rule.startswith(("speech:", "hedge:")):
        return True
    return claim.accused is None or _overlap(claim.accused, outer.accused) or inside(claim.accused.root, outer.act)


def _same(one: Claim, other: Claim) -> bool:
    """Whether two claims in one sentence are about the same accused and the same act (or no act in one of them)."""
    if one.anchor.sent.start != other.anchor.sent.start:
        return False
    if one.anchor.i == other.anchor.i:
        return True
    if not _overlap(one.accused, other.accused):
        return False
    return _overlap(one.act, other.act)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end
