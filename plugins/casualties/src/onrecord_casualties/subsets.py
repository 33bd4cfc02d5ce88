"""Subsets: figures that are a part of one mentioned before ("including three children", "four of the dead")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord_casualties.counted import Counted, is_people
from onrecord_casualties.harm import behind_parenthesis, in_plight, is_one_of_the_most
from onrecord_casualties.lexicon import EVENTS
from onrecord_casualties.modality import modality_of
from onrecord_casualties.predicates import STATES, Finding
from onrecord_casualties.toll_words import TOLL_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_INCLUDING: Final = frozenset({"including", "includes", "include", "included", "comprising"})
_MAY_STAND_BETWEEN: Final = frozenset({"possibly", "reportedly", "also", "the", "as", "perhaps", "another"})
_SEVERITY: Final = frozenset({"seriously", "critically", "severely", "badly", "gravely", "slightly", "lightly"})
_LET_GO: Final = frozenset({"release", "free", "escape", "return", "flee", "recover", "survive", "discharge"})
_FOLLOWED: Final = frozenset({"followed", "by"})
_REPORTING: Final = frozenset({"report", "record", "register", "count", "confirm"})
_OF_VICTIMS: Final = frozenset({"be", "find", "identify", "come"})
_HOLDING: Final = frozenset({"hold", "take", "seize"})
_IN_LAW: Final = frozenset(
    {"custody", "prison", "prisons", "jail", "jails", "detention", "connection", "cells", "police"}
)
_UNDER: Final = frozenset({"underground", "underneath", "inside", "below"})
_CONDITIONS: Final = frozenset({"condition", "care"})
_FURTHEST_CONDITION: Final = 5
_TOTALS: Final = frozenset({"total", "tally", "count", "number"})
_WHOLES: Final = frozenset({"them", "whom", "victims", "those"})
_ELLIPTIC_PREPOSITIONS: Final = frozenset({"in", "at", "near", "on", "from", "outside"})
_ONE_MORE: Final = frozenset({"a", "another", "further", "some"})
_SAYING: Final = frozenset({"say", "tell", "add", "recall", "claim", "report", "describe"})
_TIMES: Final = frozenset({"in", "last", "a", "the", "during", "over", "for", "at", "by"})
_PERIODS: Final = frozenset({"year", "month", "week", "decade", "season"})
_RESTATING: Final = frozenset({"put", "raise", "revise", "lower", "rise", "climb", "increase", "grow", "give"})
_FIGURES: Final = frozenset({"figure", "number", "total", "count", "tally"})
_STATED: Final = frozenset({"dobj", "nsubj", "nsubjpass", "appos"})
_FURTHEST_RESTATED: Final = 8
_CONFIDENCE: Final = 0.85
_DOUBT_OF_ONE: Final = 0.1
_NOT_OF_ONE: Final = ("noun:", "toll:")
"""Rules by which "a" counts nobody: "the death of a teenager" names an event told elsewhere."""
_FURTHEST_AMONG: Final = 6


Figure = tuple[Counted, Finding | None]
"""A counted phrase with the harm that was found for it alone."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure with its harm, before it is a fact; `whole` is the index of the draft that it is a part of, `headline`
    the same figure in the headline."""

    one: Counted
    finding: Finding
    whole: int | None = None
    headline: Draft | None = None


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
        if is_one_of_the_most(one):
            continue
        if finding is not None and finding.predicate.i < one.first and _follows_among_them(one, drafts):
            finding = None  # one left dead and 100 injured, among them 30 officers: of the figure before, not dead
        if finding is None and (state := _state_of_whole(one)) is not None:
            finding = Finding(STATES[state.lower_].harm, state, "subset", _CONFIDENCE)
        if finding is None and not _is_severe_part(one):
            before = figures[at - 1][0] if at else None
            finding = (
                _total(one, drafts)
                or _restated(one, drafts)
                or _compared(one, drafts, before)
                or _elliptic(one, drafts, _people_before(figures, at))
                or _toll_elsewhere(one, drafts, before)
                or _reported(one, drafts, before)
                or _still_held(one, drafts)
                or _still_under(one, drafts)
            )
        if _is_severe_part(one):
            finding = None
        apart = (
            _is_of_unharmed(figures, at, drafts) or _is_let_go(one, finding) or _includes_unharmed(figures, at, drafts)
        )
        whole = _whole_of(one, finding, drafts) if not apart else None
        if finding is None and whole is not None:
            near = drafts[-1] if drafts[-1].whole == whole else drafts[whole]
            finding = replace(near.finding, rule="subset", confidence=_CONFIDENCE, cumulative=False)
        if finding is None and _is_severe_part(one) and (plight := in_plight(one)) is not None:
            finding = plight
        if finding is None and (of := _of_victims(one, drafts)) is not None:
            finding, whole = of
        if finding is None and (rest := _rest(one, drafts) or _broken_down(figures, at, drafts)) is not None:
            finding, whole = rest
        if finding is None:
            continue
        fits = whole is not None and drafts[whole].finding.harm == finding.harm and _fits_in(one, drafts[whole].one)
        drafts.append(Draft(one, finding, whole if fits else None))
    return drafts


def draft_single(one: Counted, finding: Finding | None, drafts: Sequence[Draft]) -> Draft | None:
    """`a soldier was killed`, `including a child`: one person by the indefinite article alone, where its own clause
    says the harm, or a figure before it in the sentence that it is included in."""
    if finding is not None:
        between = one.first < finding.predicate.i < one.node.i  # treated a wounded soldier
        if between or finding.rule.startswith(_NOT_OF_ONE) or finding.verb is not None:
            return None
        return Draft(one, replace(finding, confidence=finding.confidence - _DOUBT_OF_ONE))
    if not any(word.lower_ in _INCLUDING or word.lower_ == "among" for word in one.sentence):
        return None
    told = [each for each in drafts if each.one.first < one.first]
    whole = _whole_of(one, None, told)
    if whole is None or not _fits_in(one, told[whole].one):
        return None
    finding = replace(told[whole].finding, rule="subset", confidence=_CONFIDENCE, cumulative=False)
    return Draft(one, finding, drafts.index(told[whole]))


def draft_half(one: Counted, drafts: Sequence[Draft]) -> Draft | None:
    """`half of the dead were children`: half of the last figure of that harm, `half of them` of the one before it in
    the sentence; where that is one exact and even number."""
    told = [each for each in drafts if each.one.first < one.first]
    word = one.noun.lower_ if one.noun is not None else ""
    if word == "them":
        same = [at for at, each in enumerate(told) if each.one.sentence.start == one.sentence.start]
        whole = same[-1] if same else None
    else:
        harm = "killed" if word == "victims" else STATES[word].harm if word in STATES else None
        whole = _last(told, harm) if harm is not None else None
    if whole is None or told[whole].whole is not None:
        return None
    low, high = told[whole].one.quantity.low, told[whole].one.quantity.high
    if not low or low != high or low % 2 or told[whole].one.quantity.qualifier != "exact":
        return None
    half = replace(one, quantity=replace(one.quantity, low=low // 2, high=low // 2))
    finding = replace(told[whole].finding, rule="half", confidence=_CONFIDENCE, cumulative=False)
    return Draft(half, finding, drafts.index(told[whole]))


def _total(one: Counted, drafts: Sequence[Draft]) -> Finding | None:
    """`two more died, bringing the total to 41`: a total without a noun counts what the figure before it counts."""
    doc, first = one.span.doc, one.first
    if not drafts or drafts[-1].one.sentence.start != one.sentence.start or one.noun is not None:
        return None
    before = doc[max(one.sentence.start, first - 4) : first]
    words = [token.lower_ for token in before]
    if words[-1:] == ["to"] and words[-2:-1] and words[-2] in _TOTALS and before[0].lemma_ in TOLL_VERBS:
        before_total = replace(drafts[-1].finding, predicate=before[-2], rule="toll:total", cumulative=True)
        return replace(before_total, verb=before[0])
    return None


def _restated(one: Counted, drafts: Sequence[Draft]) -> Finding | None:
    """`six people died; a doctor put the figure at 11`, `a count of eight dead was later raised to 11`: the figure
    before it, as somebody else or a later count has it."""
    doc, first = one.span.doc, one.first
    if not drafts or one.noun is not None or first <= one.sentence.start or doc[first - 1].lower_ not in ("at", "to"):
        return None
    told = next(each for each in reversed(drafts) if each.whole is None)
    if told.one.sentence.start not in (one.sentence.start, _before(one.sentence)):
        return None
    before = doc[max(one.sentence.start, first - _FURTHEST_RESTATED) : first - 1]
    verb = next((word for word in reversed(before) if word.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in _RESTATING:
        return None
    named = any(word.lower_ in _FIGURES and word.dep_ in _STATED for word in before)
    named = named or (verb.lemma_ == "put" and [word.lower_ for word in before[-1:]] in (["it"], ["this"], ["that"]))
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    same = subject is not None and told.finding.predicate in subject.subtree
    if not (named or same):
        return None
    return replace(told.finding, rule="toll:restated", confidence=_CONFIDENCE, cumulative=True, verb=verb)


def _before(sentence: Span) -> int:
    """Where the sentence before one starts; in the same paragraph."""
    doc = sentence.doc
    if sentence.start == 0 or "\n" in doc[sentence.start - 1].text_with_ws + doc[sentence.start].text:
        return sentence.start
    return doc[sentence.start - 1].sent.start


def _compared(one: Counted, drafts: Sequence[Draft], before: Counted | None) -> Finding | None:
    """`72 people have drowned this year, against 33 in all of last year`: another time's figure, bare of a noun."""
    doc, first = one.span.doc, one.first
    if not drafts or drafts[-1].one is not before or before.sentence.start != one.sentence.start:
        return None
    timed = one.noun is not None and one.noun.lemma_ in _PERIODS  # against 310 last year
    if (one.noun is not None and not timed) or first <= one.sentence.start + 1 or one.span.end >= one.sentence.end:
        return None
    words = [doc[first - 2].lower_, doc[first - 1].lower_]
    if words[1] != "against" and words not in (["compared", "with"], ["compared", "to"]):
        return None
    if doc[one.span.end].lower_ not in _TIMES:
        return None
    return replace(drafts[-1].finding, rule="comparison", confidence=_CONFIDENCE, cumulative=False, verb=None)


def _elliptic(one: Counted, drafts: Sequence[Draft], before: Counted | None) -> Finding | None:
    """`thirty were killed in the first attack and 12 in the second`, `40 of the deaths were in Karsk, nine in Orvale`:
    a bare number with a place of its own, right after a figure; behind another clause only with an event ("nine died
    when shells fell on Tobet and 12 in a raid")."""
    doc, first = one.span.doc, one.first
    if not drafts or drafts[-1].one is not before or before.sentence.start != one.sentence.start:
        return None
    if not is_people(one.noun) or one.node.dep_ in ("nsubj", "nsubjpass") or first <= one.sentence.start:
        return None
    if _stands_for_event(one):
        return None
    after = behind_parenthesis(one)
    place = after < one.sentence.end and doc[after].lower_ in _ELLIPTIC_PREPOSITIONS
    predicate = drafts[-1].finding.predicate
    said = predicate.head.i if predicate.dep_ in _STATED else predicate.i  # 24 bodies were taken from …
    between = doc[max(predicate.i, said) + 1 : first]
    verbs = any(token.pos_ in ("VERB", "AUX") and token.lemma_ != "be" and token.tag_ != "VBG" for token in between)
    if [word.lower_ for word in doc[first - 1 : first]] == ["with"] and _FOLLOWED.issubset(
        {one.lower_ for one in between}
    ):
        return replace(drafts[-1].finding, rule="ellipsis", confidence=_CONFIDENCE)  # followed by Arroyo with 21
    event = place and any(word.lemma_.lower() in EVENTS for word in doc[after + 1 : min(one.sentence.end, after + 4)])
    while first - 1 > one.sentence.start and doc[first - 1].lower_ in _ONE_MORE:
        first -= 1
    if place and (event or not verbs) and doc[first - 1].lower_ in (("and", ",") if not verbs else ("and",)):
        return replace(drafts[-1].finding, rule="ellipsis", confidence=_CONFIDENCE)
    return None


def _toll_elsewhere(one: Counted, drafts: Sequence[Draft], before: Counted | None) -> Finding | None:
    """`he put the number of dead in Alfi at 203 and in Orvale at 97`: the same toll of another place."""
    doc, first = one.span.doc, one.first
    if not drafts or drafts[-1].one is not before or before.sentence.start != one.sentence.start:
        return None
    told = drafts[-1]
    between = doc[before.after : first]
    if one.noun is not None or before.noun is not None or not 3 <= len(between) <= _FURTHEST_RESTATED:
        return None
    both_at = between[-1].lower_ == "at" and doc[before.first - 1].lower_ == "at"
    placed = any(word.lower_ in _ELLIPTIC_PREPOSITIONS for word in between[:-1])
    if not (both_at and placed and told.finding.cumulative) or any(word.pos_ in ("VERB", "AUX") for word in between):
        return None
    return replace(told.finding, rule="ellipsis", confidence=_CONFIDENCE)


def _stands_for_event(one: Counted) -> bool:
    """`a fire in 2006 was blamed for nine deaths, and one in 2019 for two`: one more fire."""
    doc, year = one.span.doc, one.after + 1
    if one.span.text.lower() != "one" or year >= one.sentence.end or not doc[year].is_digit or len(doc[year]) != 4:
        return False
    subjects = (word for word in doc[one.sentence.start : one.first] if word.dep_ in ("nsubj", "nsubjpass"))
    return any(word.lemma_.lower() in EVENTS and word.tag_ == "NN" for word in subjects)


def _reported(one: Counted, drafts: Sequence[Draft], before: Counted | None) -> Finding | None:
    """`Sarn was worst hit, with 32 deaths. The capital reported nine.`, `40 people died; others counted 60`: of those
    counted right before."""
    verb, told = one.node.head, drafts[-1] if drafts else None
    if told is None or told.one is not before or one.noun is not None or one.node.dep_ != "dobj":
        return None
    named = told.finding.rule.startswith("noun:") or told.finding.rule == "ellipsis"
    bare = one.after >= one.sentence.end or one.span.doc[one.after].pos_ in ("PUNCT", "CCONJ")
    same = told.one.sentence.start == one.sentence.start and any(
        word.text == ";" for word in one.span.doc[told.one.after : one.first]
    )
    near = same or (named and _before(one.sentence) == told.one.sentence.start)
    if not near or not bare or verb.lemma_ not in _REPORTING:
        return None
    return replace(told.finding, rule="ellipsis", confidence=_CONFIDENCE)


def _still_held(one: Counted, drafts: Sequence[Draft]) -> Finding | None:
    """`gunmen seized 57 people …, but 17 were still being held`, `police said 73 had been taken`: where others are
    hostages, who is held or taken is one too."""
    verb = one.node.head
    if one.node.dep_ != "nsubjpass" or verb.lemma_ not in _HOLDING or not is_people(one.noun):
        return None
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ in ("agent", "prep")]
    if not all(child.lower_ == "from" or (child.lower_ == "in" and _is_where(child)) for child in behind):
        return None  # held by the police, held on suspicion, taken to hospital
    taken = any(each.finding.harm == "hostage" for each in drafts)
    return Finding("hostage", verb, "still-held", _CONFIDENCE) if taken else None


def _is_where(preposition: Token) -> bool:
    """`held in the desert`, and not: in custody, in prison, in connection with the raid"""
    return not any(word.lower_ in _IN_LAW for word in preposition.subtree)


def _still_under(one: Counted, drafts: Sequence[Draft]) -> Finding | None:
    """`38 miners are trapped …; eight remain underground`: where others are trapped."""
    verb = one.node.head
    if one.node.dep_ != "nsubj" or verb.lemma_ not in ("remain", "be") or not is_people(one.noun):
        return None
    behind = verb.doc[verb.i + 1 : min(verb.i + 3, one.sentence.end)]
    where = next((word for word in behind if word.lower_ in _UNDER), None)
    still = verb.lemma_ == "remain" or any(word.lower_ == "still" for word in behind)
    trapped = any(each.finding.harm == "trapped" for each in drafts)
    return Finding("trapped", where, "still-under", _CONFIDENCE) if where is not None and still and trapped else None


def _people_before(figures: Sequence[Figure], at: int) -> Counted | None:
    """The figure before one, that of things left out ("24 bodies from the first two cars and five from a third")."""
    for one, finding in reversed(figures[:at]):
        if finding is not None or is_people(one.noun):
            return one
    return None


def _is_let_go(one: Counted, finding: Finding | None) -> bool:
    """`14 girls were taken; six of them have been released`: no part of those still held or missing."""
    verb = one.node.head
    return finding is None and one.of and one.node.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _LET_GO


def _is_of_unharmed(figures: Sequence[Figure], at: int, drafts: Sequence[Draft]) -> bool:
    """`12 bodies were found and 37 people, five of them children, are in hospital`: "them" are those right before."""
    one = figures[at][0]
    if at == 0 or not one.of or one.noun is None or one.noun.lower_ not in ("them", "whom"):
        return False
    before, finding = figures[at - 1]
    told = any(each.one is before for each in drafts)
    same = before.sentence.start == one.sentence.start and not told and not before.of
    return same and finding is None and is_people(before.noun) and one.first - before.after <= 1


def _includes_unharmed(figures: Sequence[Figure], at: int, drafts: Sequence[Draft]) -> bool:
    """`46 were found dead and 16 others, including four minors, were taken to a clinic`: part of the sixteen."""
    one, (before, finding) = figures[at][0], figures[at - 1]
    if at == 0 or finding is not None or before.sentence.start != one.sentence.start or not is_people(before.noun):
        return False
    between = [word.lower_ for word in one.span.doc[before.after : one.first]]
    told = any(each.one is before for each in drafts)
    return not told and between[:1] in ([","], ["("]) and len(between) < 4 and not _INCLUDING.isdisjoint(between)


def _of_victims(one: Counted, drafts: Sequence[Draft]) -> tuple[Finding, int | None] | None:
    """`five of the victims were in Orvale, three in Tobet`: of those killed, told before."""
    noun, verb = one.noun, one.node.head
    told = verb.lemma_ in _OF_VICTIMS and one.node.dep_ in ("nsubj", "nsubjpass")
    if not one.of or noun is None or noun.lower_ != "victims" or not told:
        return None
    whole = _last(drafts, "killed")
    if whole is None or not _fits_in(one, drafts[whole].one):
        return None
    return replace(drafts[whole].finding, predicate=noun, rule="subset", confidence=_CONFIDENCE, verb=None), whole


def _rest(one: Counted, drafts: Sequence[Draft]) -> tuple[Finding, int | None] | None:
    """`Six of the dead were from Tobet. The other three were tourists.`: of the same whole, by its word or the sum."""
    doc, first = one.span.doc, one.first
    opening = [word.lower_ for word in doc[max(one.sentence.start, first - 2) : first]]
    if opening != ["the", "other"] or not drafts or not is_people(one.noun):
        return None
    told = drafts[-1]
    if not told.one.of or told.one.sentence.start not in (one.sentence.start, _before(one.sentence)):
        return None
    if told.one.noun is not None and told.one.noun.lower_ in STATES:
        return replace(told.finding, rule="rest", confidence=_CONFIDENCE), told.whole
    both = (told.one.quantity.low or 0) + (one.quantity.low or 0)
    for at, each in reversed(list(enumerate(drafts[:-1]))):
        if each.finding.harm == told.finding.harm and each.one.quantity.low == both and each.whole is None:
            return replace(told.finding, rule="rest", confidence=_CONFIDENCE), at
    return None


def _broken_down(figures: Sequence[Figure], at: int, drafts: Sequence[Draft]) -> tuple[Finding, int | None] | None:
    """`39 have been identified; 31 were women, six were men`: who those of the figure right before are."""
    one, before = figures[at][0], figures[at - 1][0] if at else None
    if not drafts or drafts[-1].one is not before or one.noun is not None:
        return None
    doc, told = one.span.doc, drafts[-1]
    if told.one.sentence.start not in (one.sentence.start, _before(one.sentence)):
        return None
    behind = doc[one.after : min(one.sentence.end, one.after + _FURTHEST_AMONG)]
    who = next((word for word in behind if word.pos_ in ("NOUN", "PROPN")), None)
    if len(behind) < 2 or behind[0].lower_ not in ("were", "are") or who is None or not is_people(who):
        return None
    if who.tag_ != "NNS" or any(word.pos_ not in ("ADJ", "ADV") for word in doc[one.after + 1 : who.i]):
        return None
    if not _fits_in(one, told.one) and told.finding.rule != "breakdown":
        return None
    whole = told.whole if told.finding.rule == "breakdown" else len(drafts) - 1
    return replace(told.finding, rule="breakdown", confidence=_CONFIDENCE, cumulative=False, verb=None), whole


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


def _follows_among_them(one: Counted, drafts: Sequence[Draft]) -> bool:
    """Whether "among them" stands right before a number, and a figure before that in its sentence."""
    said = [word.lower_ for word in one.span.doc[max(one.sentence.start, one.first - 2) : one.first]]
    return said == ["among", "them"] and bool(drafts) and drafts[-1].one.sentence.start == one.sentence.start


def _whole_of(one: Counted, finding: Finding | None, drafts: Sequence[Draft]) -> int | None:
    """The index of the draft that a figure is a part of."""
    doc, first = one.span.doc, one.first
    while first > one.sentence.start and doc[first - 1].lower_ in _MAY_STAND_BETWEEN:
        first -= 1
    if [word.lower_ for word in doc[max(one.sentence.start, first - 2) : first]] == ["those", "of"]:
        first -= 2  # 28 bodies, including those of three women
    before = doc[first - 1].lower_ if first > one.sentence.start else ""
    if (state := _state_of_whole(one)) is not None:
        return _last(drafts, STATES[state.lower_].harm)
    same_sentence = [at for at, each in enumerate(drafts) if each.one.sentence.start == one.sentence.start]
    if finding is None and _opens_among_them(one):
        return _only_before(one, drafts)
    if not same_sentence:
        return None
    nearest = same_sentence[-1] if drafts[same_sentence[-1]].whole is None else drafts[same_sentence[-1]].whole
    if nearest is None or not is_people(one.noun):
        return None
    if finding is None and _is_severe_part(one):
        injured = [at for at in same_sentence if drafts[at].finding.harm == "injured"]
        return injured[-1] if injured else None
    if [word.lower_ for word in doc[max(one.sentence.start, first - 2) : first]] == ["of", "whom"]:
        return nearest  # 74 were hurt, of whom 19 have burns
    among_them = before == "them" and first - 2 >= 0 and doc[first - 2].lower_ == "among"
    behind = doc[one.after].lower_ if one.after < one.sentence.end else ""
    if one.noun is None and before in _INCLUDING and behind in _ELLIPTIC_PREPOSITIONS:
        return nearest  # including 62 in a single night
    if one.noun is not None and (before in _INCLUDING or among_them or _follows_included(one, drafts[nearest].one)):
        return nearest
    inside = (
        one.node.dep_ == "pobj" and one.node.head.lower_ in _ELLIPTIC_PREPOSITIONS
    )  # traces were found in six of them
    if one.of and one.noun is not None and one.noun.lower_ in _WHOLES and not inside and not _speaks(one):
        return nearest
    return None


def _opens_among_them(one: Counted) -> bool:
    """`Among them were 17 children and three nurses.`"""
    opening = one.span.doc[one.sentence.start : one.sentence.start + 3]
    if [word.lower_ for word in opening[:2]] != ["among", "them"] or opening[-1].lemma_ != "be":
        return False
    node = one.node
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
    return one.noun is not None and is_people(one.noun) and node.head == opening[-1]


def _only_before(one: Counted, drafts: Sequence[Draft]) -> int | None:
    """The index of the figure of the sentence before, where that has one only that is no part."""
    before = _before(one.sentence)
    wholes = [at for at, each in enumerate(drafts) if each.one.sentence.start == before and each.whole is None]
    return wholes[0] if len(wholes) == 1 and before != one.sentence.start else None


def _speaks(one: Counted) -> bool:
    """`one of them said`: a part that does something is no part of those harmed."""
    return one.node.dep_ == "nsubj" and one.node.head.lemma_ in _SAYING


def _is_severe_part(one: Counted) -> bool:
    """`five critically`, `850 of them seriously,`: how badly some of the hurt are, without a harm of its own."""
    doc, after = one.span.doc, one.after
    if after >= one.sentence.end:
        return False
    cared_for = doc[after].lower_ == "in" and any(
        word.lower_ in _CONDITIONS for word in doc[after + 1 : min(one.sentence.end, after + _FURTHEST_CONDITION)]
    )
    if not cared_for and doc[after].lower_ not in _SEVERITY:
        return False
    own = after + 1 < one.sentence.end and doc[after + 1].lower_ in STATES
    return not own and (one.noun is None or one.noun.lower_ in _WHOLES)


def _follows_included(one: Counted, whole: Counted) -> bool:
    """`including two women and three children`: coordinated with what was included."""
    node = one.node
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
    inside = node.dep_ == "pobj" and node.head.lower_ in _INCLUDING
    return (inside or _has_among_them(node)) and node != one.node and node.i > whole.span.start


def _has_among_them(node: Token) -> bool:
    """`among them 17 children and three nurses`"""
    return any(each.lower_ == "among" and [one.lower_ for one in each.children] == ["them"] for each in node.lefts)


def _state_of_whole(one: Counted) -> Token | None:
    """`four of the dead`, `four soldiers were among the wounded`, `the dead included four soldiers`."""
    if one.of and one.noun is not None and one.noun.lower_ in STATES:
        return one.noun
    if (fronted := _fronted_whole(one)) is not None:
        return fronted
    if not is_people(one.noun) or one.noun is None:
        return None
    node = one.node
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
    head = node.head
    if any(child.lower_ == "among" and child.i == node.i + 1 for child in node.children):
        head = node  # two civilians among those wounded
    elif head.lemma_ not in ("be", "include"):
        return None
    for child in head.children:
        if head.lemma_ != "include" and child.lower_ == "among":
            below = child.doc[child.i + 1 : min(child.i + 1 + _FURTHEST_AMONG, child.sent.end)]
            return next((each for each in below if each.lower_ in STATES), None)
        if head.lemma_ == "include" and child.dep_ == "nsubj" and child.lower_ in STATES:
            return child
    return None


def _fronted_whole(one: Counted) -> Token | None:
    """`Of those killed, 12 were women.`"""
    doc, start = one.span.doc, one.sentence.start
    if doc[start].lower_ != "of" or one.first <= start:
        return None
    comma = next((word.i for word in doc[start : min(start + _FURTHEST_AMONG, one.first)] if word.text == ","), start)
    opening = doc[start : comma + 1]
    shared = one.noun is None and doc[one.first - 1].lower_ in ("and", "while")  # …, five were flown out and eight …
    if len(opening) < 3 or not (one.first == comma + 1 or shared):
        return None
    return next((token for token in opening if token.lower_ in STATES), None)


def _last(drafts: Sequence[Draft], harm: str) -> int | None:
    """The index of the last figure of a harm that is no part itself; one that stands, before one that was replaced
    ("had put the toll at 41") or is only feared."""
    fits = [at for at, each in enumerate(drafts) if each.finding.harm == harm and each.finding.rule != "subset"]
    standing = [at for at in fits if _stands(drafts[at].finding)]
    return next(reversed(standing or fits), None)


def _stands(finding: Finding) -> bool:
    word = finding.verb or finding.predicate
    replaced = finding.cumulative and any(
        child.dep_ == "aux" and child.lower_ == "had" for over in (word, word.head) for child in over.children
    )
    return not replaced and modality_of(word) == "asserted"
