"""Refusals: why what is counted makes no casualty figure, for whoever watches a reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from onrecord_casualties.counted import is_people
from onrecord_casualties.harm import NOUNS, candidate_for, objection_to
from onrecord_casualties.predicates import STATES, VERBS, has_complement, has_needs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.reading import Reading
    from onrecord_casualties.counted import Counted
    from onrecord_casualties.subsets import Draft, Figure

_NOBODY_COUNTED: Final = "nobody is counted in it, neither by a number nor as 'another' or 'a soldier'"
_MOST_LISTED: Final = 5


def refuse(reading: Reading, figures: Iterable[Figure], drafts: Sequence[Draft]) -> None:
    """Note the counted phrases that became no figure, and the sentences in which none is counted.

    Takes the phrases with what was found for each alone, and the figures that were made of them.
    """
    used = {draft.one.quantity.start for draft in drafts}
    told = set(used)
    for one, _ in figures:
        told.add(one.quantity.start)
        if one.quantity.start not in used:
            rule, why = _no_figure(one)
            last = one.span.doc[max(one.after - 1, one.span.end - 1)]
            reading.refuse(rule, why, one.quantity.start, max(one.quantity.end, last.idx + len(last)))
    starts, quantities = sorted(told), [one.start for one in reading.numbers]
    for sentence in reading.sentences:
        if bisect_left(starts, sentence.start_char) < bisect_left(starts, sentence.end_char):
            continue
        first, after = (bisect_left(quantities, at) for at in (sentence.start_char, sentence.end_char))
        numbers = reading.numbers[first:after]
        for number in numbers:
            kind = "zero" if number.kind == "count" else number.kind
            reading.refuse("numbers", f"it is read as {kind}, not as a count of people", number.start, number.end)
        if not numbers:
            reading.refuse("numbers", _NOBODY_COUNTED, sentence)


def _no_figure(one: Counted) -> tuple[str, str]:
    """The gate that a counted phrase did not pass, and why."""
    noun = one.noun
    frame = NOUNS.get(noun.lemma_.lower()) if noun is not None else None
    if noun is not None and frame is not None and frame.counted and not is_people(noun):
        asks = f", with one of {_listed(frame.governors)} over it" if frame.governors else ""
        return frame.name, f"{noun.text!r} is counted, which says it only plainly told{asks}"
    if noun is not None and not is_people(noun):
        return "counted", f"{noun.text!r} is no word for people that it knows"
    if (finding := candidate_for(one)) is not None:
        why = objection_to(one, finding)
        return finding.rule, why or "it is told as a part or a whole that no figure near it has"
    return _nearest(one)


def _nearest(one: Counted) -> tuple[str, str]:
    """The word of harm nearest to a phrase, and why it is not said of it."""
    words = [word for word in one.sentence if _rule_of(word) is not None]
    word = min(words, key=lambda each: abs(each.i - one.node.i), default=None)
    rule = _rule_of(word) if word is not None else None
    if word is None or rule is None:
        return "frame", "no word of harm stands in its sentence"
    if missing := _missing(word):
        return rule, f"{word.text!r} says what became of people only with one of {_listed(missing)}"
    return rule, f"{word.text!r} is not said of them"


def _rule_of(word: Token) -> str | None:
    """The name of the first frame that has a word."""
    if word.pos_ == "VERB" and (frames := VERBS.get(word.lemma_.lower())):
        return frames[0].name
    if state := STATES.get(word.lower_):
        return state.name
    noun = NOUNS.get(word.lemma_.lower()) if word.pos_ == "NOUN" else None
    return noun.name if noun is not None else None


def _missing(word: Token) -> frozenset[str]:
    """The words of which a verb or a state needs one and has none; empty where it has all or needs none."""
    frames = VERBS.get(word.lemma_.lower(), []) if word.pos_ == "VERB" else []
    if frames:
        lacking = all(frame.needs and not has_complement(word, frame) for frame in frames)
        return frozenset().union(*(frame.needs for frame in frames)) if lacking else frozenset()
    state = STATES.get(word.lower_)
    return state.needs if state is not None and not has_needs(word, state) else frozenset()


def _listed(words: Iterable[str]) -> str:
    found = sorted(words)
    return ", ".join(found[:_MOST_LISTED]) + (" or others" if len(found) > _MOST_LISTED else "")
