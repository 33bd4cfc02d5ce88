"""Merging: what several frames found in one passage becomes one claim per accusation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord_accusations.claim import Claim
from onrecord_accusations.grammar import inside

if TYPE_CHECKING:
    from spacy.tokens import Span


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by place, without those that are part of another one: taken in by it, or the same in other words."""
    ordered = sorted(claims, key=lambda one: (one.anchor.i, -one.confidence, one.rule))
    consumed = {token.i for one in ordered for token in one.consumed}
    ordered = [one for one in ordered if one.anchor.i not in consumed]
    around = _by_act(ordered)
    kept: list[Claim] = []
    kept_in: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in ordered:
        if any(_covers(other, claim) for other in around[claim.anchor.i]):
            continue
        beside = kept_in[claim.anchor.sent.start]
        if any(_same(other, claim) for other in beside):
            continue
        kept.append(claim)
        beside.append(claim)
    return kept


def _by_act(claims: list[Claim]) -> defaultdict[int, list[Claim]]:
    """The claims by the index of each token of their act: which of them may cover the claim of that token."""
    around: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        for at in range(claim.act.start, claim.act.end) if claim.act is not None else ():
            around[at].append(claim)
    return around


def _covers(outer: Claim, claim: Claim) -> bool:
    """Whether a claim whose anchor stands in the act of another one is only part of what that one says was done."""
    if outer.anchor.i == claim.anchor.i or claim.rule == "denial:bare" or claim.rule.startswith("ending:"):
        return False
    if inside(outer.anchor, claim.act) and outer.anchor.i > claim.anchor.i:
        return False
    if claim.accuser is not None and inside(claim.accuser.root, outer.act):
        return False  # "cleared of hitting a man who said that he broke his wrist"
    if claim.rule.startswith(("speech:", "hedge:")):
        return True
    return claim.accused is None or _overlap(claim.accused, outer.accused) or inside(claim.accused.root, outer.act)


def _same(one: Claim, other: Claim) -> bool:
    """Whether two claims of one sentence are about the same accused and the same act (or no act in one of them)."""
    if one.anchor.i == other.anchor.i:  # two only where one verb accuses two, each of something else
        named = one.accused is not None and other.accused is not None
        return one.rule != other.rule or not named or _overlap(one.accused, other.accused)
    if not _overlap(one.accused, other.accused):
        return False
    if one.kind == other.kind == "convict" and (one.act is None or other.act is None):
        return True  # "convicted of theft and sentenced to two years"
    return _overlap(one.act, other.act)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end
