"""Subsets: figures that are a part of one mentioned before ("including three children", "four of the dead")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord_casualties.counted import Counted, is_people
from onrecord_casualties.frames import STATE_FRAMES
from onrecord_casualties.harm import Finding

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES: Final = {word: frame for frame in STATE_FRAMES for word in frame.words}
_INCLUDING: Final = frozenset({"including", "includes", "include", "included", "comprising"})
_MAY_STAND_BETWEEN: Final = frozenset({"possibly", "reportedly", "also", "the", "as", "perhaps", "another"})
_SEVERITY: Final = frozenset({"seriously", "critically", "severely", "badly", "gravely", "slightly", "lightly"})
_WHOLES: Final = frozenset({"them", "whom", "victims", "those"})
_CONFIDENCE: Final = 0.85
_FURTHEST_AMONG: Final = 4


Figure = tuple[Counted, Finding | None]
"""A counted phrase with the harm that was found for it alone."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure with its harm, before it is a fact; `whole` is the index of the draft that it is a part of."""

    one: Counted
    finding: Finding
    whole: int | None = None


def draft(figures: Sequence[Figure]) -> list[Draft]:
    """The casualty figures among counted phrases, in order of the text, with the whole that each is a part of.

    Takes the phrases of an article in order, each with what was found for it alone.
    """
    drafts: list[Draft] = []
    waiting: Figure | None = None  # "five civilians among", until the nine killed come
    for at, (one, finding) in enumerate(figures):
        if waiting is not None:
            drafts.extend(_among(waiting, (one, finding), len(drafts)))
            waiting = None
            continue
        if at + 1 < len(figures) and _is_among(figures[at], figures[at + 1]):
            waiting = (one, finding)
            continue
        whole = _whole_of(one, finding, drafts)
        if whole is not None:
            of, harm = whole
            if finding is None:
                word = drafts[of].finding.predicate if harm is None else harm
                kind = drafts[of].finding.harm if harm is None else _STATES[harm.lower_].harm
                finding = Finding(kind, word, "subset", _CONFIDENCE)
            fits = finding.harm == drafts[of].finding.harm and _fits_in(one, drafts[of].one)
            drafts.append(Draft(one, finding, of if fits else None))
        elif finding is not None:
            drafts.append(Draft(one, finding))
    return drafts


def _fits_in(part: Counted, whole: Counted) -> bool:
    most = whole.quantity.high
    return most is None or (part.quantity.low or 0) <= most


def _is_among(part: Figure, whole: Figure) -> bool:
    """Whether "among" stands right before the next figure and not far behind this one, and either is of harm."""
    (one, finding), (following, other) = part, whole
    doc, first = one.span.doc, following.span.start
    near = one.sentence.start == following.sentence.start and one.after < first <= one.after + _FURTHEST_AMONG
    return near and doc[first - 1].lower_ == "among" and is_people(one.noun) and (finding or other) is not None


def _among(part: Figure, whole: Figure, at: int) -> list[Draft]:
    """`five civilians among nine killed`: either side may have the word that says what became of them."""
    finding = whole[1] or part[1]
    if finding is None:
        return []
    own = part[1] or replace(finding, rule="subset", confidence=_CONFIDENCE)
    return [Draft(part[0], own, at + 1), Draft(whole[0], finding)]


def _whole_of(one: Counted, finding: Finding | None, drafts: Sequence[Draft]) -> tuple[int, Token | None] | None:
    """The index of the draft that a figure is a part of, and the word that says its harm where there is one."""
    doc, start = one.span.doc, one.span.start
    bounds = doc.char_span(one.quantity.start, one.quantity.end, alignment_mode="expand")
    first = bounds.start if bounds is not None else start
    while first > one.sentence.start and doc[first - 1].lower_ in _MAY_STAND_BETWEEN:
        first -= 1
    before = doc[first - 1].lower_ if first > one.sentence.start else ""
    state = _state_of_whole(one)
    if state is not None:
        last = _last(drafts, _STATES[state.lower_].harm)
        return (last, state) if last is not None else None
    same_sentence = [at for at, each in enumerate(drafts) if each.one.sentence.start == one.sentence.start]
    if not same_sentence:
        return None
    nearest = same_sentence[-1] if drafts[same_sentence[-1]].whole is None else drafts[same_sentence[-1]].whole
    if nearest is None or not is_people(one.noun):
        return None
    among_them = before == "them" and first - 2 >= 0 and doc[first - 2].lower_ == "among"
    if one.noun is not None and (before in _INCLUDING or among_them or _follows_included(one, drafts[nearest].one)):
        return nearest, None
    if one.of and one.noun is not None and one.noun.lower_ in _WHOLES:
        return nearest, None
    behind = doc[one.after].lower_ if one.after < one.sentence.end else ""
    if one.noun is None and behind in _SEVERITY and finding is None:
        injured = [at for at in same_sentence if drafts[at].finding.harm == "injured"]
        return (injured[-1], None) if injured else None
    return None


def _follows_included(one: Counted, whole: Counted) -> bool:
    """`including two women and three children`: coordinated with what was included."""
    node = one.node
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
    inside = node is not one.node and node.dep_ == "pobj" and node.head.lower_ in _INCLUDING
    return inside and node.i > whole.span.start


def _state_of_whole(one: Counted) -> Token | None:
    """`four of the dead`, `four soldiers were among the wounded`, `the dead included four soldiers`."""
    if one.of and one.noun is not None and one.noun.lower_ in _STATES:
        return one.noun
    if not is_people(one.noun) or one.noun is None:
        return None
    head = one.node.head
    if head.lemma_ not in ("be", "include"):
        return None
    for child in head.children:
        if head.lemma_ == "be" and child.lower_ == "among":
            return next((each for each in child.children if each.lower_ in _STATES and each.dep_ == "pobj"), None)
        if head.lemma_ == "include" and child.dep_ == "nsubj" and child.lower_ in _STATES:
            return child
    return None


def _last(drafts: Sequence[Draft], harm: str) -> int | None:
    return next((at for at in reversed(range(len(drafts))) if drafts[at].finding.harm == harm), None)
