"""Bounds: what the words before and after a number make of it ("at least", "up to", "or more")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from onrecord.reading.numbers.cardinals import Cardinal
from onrecord.reading.numbers.lexicon import ALSO_PREPOSITIONS, BOUNDS, BOUNDS_AFTER
from onrecord.reading.numbers.pieces import Pieces
from onrecord.reading.numbers.quantity import Qualifier

Phrases = Mapping[str, list[tuple[tuple[str, ...], str]]]


def _by_word(table: Mapping[str, str], at: int) -> Phrases:
    """The phrases by the word next to the number, which is their word `at`, longest first."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase, effect in table.items():
        words = tuple(phrase.replace("-", "- ").split())
        found[words[at]].append((words, effect))
    return {word: sorted(entries, key=lambda entry: -len(entry[0])) for word, entries in found.items()}


_BEFORE: Final = _by_word(BOUNDS, -1)
_AFTER: Final = _by_word(BOUNDS_AFTER, 0)
_GOING: Final = frozenset({"go", "goes", "going", "went", "gone"})
"""Before "up to" these make a direction of it: "went up to 12"."""


def bounded(pieces: Pieces, number: Cardinal) -> tuple[int, int, int | None, int | None, Qualifier]:
    """(first piece, piece after, low, high, qualifier) of a number with the words that bound it."""
    first, effects = _read_before(pieces, number)
    after, effect_after = _read_after(pieces, number)
    if effect_after:
        effects.append(effect_after)
    effect = next((one for one in effects if one in ("at_least", "at_most")), next(iter(effects), ""))
    return (first, after, *_apply(effect, number))


def _read_before(pieces: Pieces, number: Cardinal) -> tuple[int, list[str]]:
    """The first piece of the bounds before a number, and what they say, from the number outwards."""
    first, effects = number.first, []
    at = first
    if number.joined == "range" and pieces.lower(at - 1) in ("between", "from"):
        first = at = at - 1 - (pieces.lower(at - 2) == "anywhere")
    while (match := _phrase_before(pieces, at)) is not None:
        length, effect = match
        if length == 1 and pieces.lower(at) == "the" and pieces.lower(at - 1) in ALSO_PREPOSITIONS:
            break
        if effect == "at_most" and pieces.lower(at - length) == "up" and pieces.lower(at - length - 1) in _GOING:
            break
        at -= length
        if effect:
            first = at
            effects.append(effect)
    return first, effects


def _phrase_before(pieces: Pieces, at: int) -> tuple[int, str] | None:
    for words, effect in _BEFORE.get(pieces.lower(at - 1), ()):
        start = at - len(words)
        if start >= 0 and all(pieces.lower(start + offset) == word for offset, word in enumerate(words)):
            return len(words), effect
    return None


def _read_after(pieces: Pieces, number: Cardinal) -> tuple[int, str]:
    for words, effect in _AFTER.get(pieces.lower(number.after), ()):
        matches = all(pieces.lower(number.after + offset) == word for offset, word in enumerate(words))
        touches = words[0] not in "-+" or pieces.touch(number.after - 1)
        if matches and touches:
            return number.after + len(words), effect
    return number.after, ""


def _apply(effect: str, number: Cardinal) -> tuple[int | None, int | None, Qualifier]:
    if number.joined == "range":
        return number.low, number.high, "range"
    if effect == "at_least":
        return number.low, None, "at_least"
    if effect == "at_most":
        return 0, number.high if number.high is not None else number.low, "at_most"
    if effect == "about":
        return number.low, number.low, "about"
    if number.vague:
        return number.low, None, "vague"
    return number.low, number.high, "exact"
