"""Cardinals: numbers as they are written, in digits, words or both, without what is said around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from onrecord.reading.numbers.lexicon import (
    ABBREVIATED_SCALES,
    CURRENCY_SIGNS,
    HARMING,
    PARTS,
    PLURAL_SCALES,
    SCALES,
    TENS,
    TYPICALLY_COUNTED,
    UNITS,
    VAGUE_HEADS,
    VAGUE_PLURALS,
)
from onrecord.reading.numbers.pieces import Pieces

_MOST_DIGITS: Final = 18
_DECIMAL_COMMA: Final = re.compile(r",(?=\d{1,2}$)")
_HEADS: Final = {
    first: sorted((head for head in VAGUE_HEADS.items() if head[0][0] == first), key=lambda head: -len(head[0]))
    for first in {words[0] for words in VAGUE_HEADS}
}
_DASHES: Final = frozenset("-–‑")
_SPACED_DASHES: Final = frozenset("-–")
_VAGUE_LINKS: Final = (
    ("and",),
    ("upon",),
    ("or",),
    ("or", "even"),
    ("if", "not"),
    (",", "if", "not"),
    (",", "even"),
    *((link, doubt) for link in (",", "and", "or") for doubt in ("possibly", "perhaps", "maybe")),
)
_LARGEST_STEP_OF_OR: Final = 2
_LARGEST_RATIO_OF_TO: Final = 10


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number over the pieces `first:after`. `high` is None and `vague` set where it says no more than a least.

    `form` tells numbers in plain digits from those with a word in them, `fraction` whether it has decimals that no
    scale made whole, `scale` the last word that scales it, `joined` how two numbers were joined into one: as a range,
    or as a tally that runs down.
    """

    first: int
    after: int
    low: int
    high: int | None
    vague: bool = False
    form: str = "words"
    fraction: bool = False
    scaled: bool = False
    joined: str = ""
    scale: int = 1


def read_cardinals(pieces: Pieces) -> list[Cardinal]:
    """The cardinals of a paragraph in order, ranges as one ("10-15", "between ten and 15", "two or three")."""
    found: list[Cardinal] = []
    at = 0
    while at < len(pieces):
        one = _cardinal(pieces, at)
        if one is None:
            at += 1
            continue
        one = _with_partner(pieces, one)
        found.append(one)
        at = one.after
    return found


def _cardinal(pieces: Pieces, at: int) -> Cardinal | None:
    kind = pieces.kind(at)
    if kind == "digits":
        return _digits(pieces, at)
    if kind == "word":
        return _vague(pieces, at) or _article_and_scale(pieces, at) or _words(pieces, at)
    return None


def _digits(pieces: Pieces, at: int) -> Cardinal | None:
    """`40,000`, `1.2 million`, `1,2 million`, `3 dozen`, `5bn`."""
    text = _DECIMAL_COMMA.sub(".", pieces[at].text)
    digits = "".join(one for one in text if one.isdecimal() or one == ".")
    if len(digits) > _MOST_DIGITS:
        return None
    value = Decimal(digits)
    after, last = at + 1, 1
    while (scale := SCALES.get(pieces.lower(after))) and not (pieces.lower(after) == "dozen" and last > 1):
        value, after, last = value * scale, after + 1, last * scale
    if last == 1 and pieces.touch(at) and _abbreviates_scale(pieces, at + 1):
        last = ABBREVIATED_SCALES[pieces.lower(at + 1)]
        value, after = value * last, after + 1
    whole = int(value)
    return Cardinal(at, after, whole, whole, form="digits", fraction=value != whole, scaled=last > 1, scale=last)


def _abbreviates_scale(pieces: Pieces, at: int) -> bool:
    """Whether `m` and its like at the digits scale them: in sums of money, and before a plural ("1.2m people")."""
    word = pieces.lower(at)
    if word not in ABBREVIATED_SCALES:
        return False
    following = pieces.lower(at + 1)
    return (
        word != "m"
        or pieces.lower(at - 2) in CURRENCY_SIGNS
        or following == "people"
        or (following.isalpha() and following.endswith("s"))
    )


def _vague(pieces: Pieces, at: int) -> Cardinal | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a couple of`."""
    for words, least in _HEADS.get(pieces.lower(at), ()):
        if tuple(pieces.lower(at + offset) for offset in range(len(words))) == words:
            after = at + len(words)
            factor = SCALES.get(pieces.lower(after)) or PLURAL_SCALES.get(pieces.lower(after))
            if factor:
                return Cardinal(at, after + 1, least * factor, None, vague=True, scaled=True)
            return Cardinal(at, after, least, None, vague=True)
    least_of_plural = VAGUE_PLURALS.get(pieces.lower(at))
    if least_of_plural is None or (pieces.lower(at) == "scores" and not _counts_scores(pieces, at)):
        return None
    after = at + 1
    while pieces.lower(after) == "of" and (factor := PLURAL_SCALES.get(pieces.lower(after + 1))):
        own = PLURAL_SCALES.get(pieces.lower(after - 1))
        least_of_plural = (2 * own if own else least_of_plural) * factor
        after += 2
    if pieces.lower(at) == "tens" and after == at + 1:
        return None
    return Cardinal(at, after, least_of_plural, None, vague=True, scaled=True)


def _counts_scores(pieces: Pieces, at: int) -> bool:
    """Whether "scores" is twenties rather than results: "scores of geese", "wounding scores.", not "the scores"."""
    before, following = pieces.lower(at - 1), pieces.lower(at + 1)
    if before in ("the", "their", "his", "her", "its", "these", "those", "our"):
        return following == "of" and pieces.lower(at + 2) != "the"
    if following in ("of", "more") or following in TYPICALLY_COUNTED:
        return True
    if following in ("in", "at", "near", "of", "when") and before in HARMING:
        return True
    ends = following in ("", ",", ".", ";", ")", "and", "who")
    return ends and (before in ("and", "or", "to", "for", "with", "from", "of") or before.endswith(("ing", "ed")))


def _article_and_scale(pieces: Pieces, at: int) -> Cardinal | None:
    """`a dozen`, `a hundred and twenty`, `half a million`."""
    word = pieces.lower(at)
    if share := _share_of_scale(pieces, at):
        return share
    if word in ("a", "an") and (scale := SCALES.get(pieces.lower(at + 1))):
        if scale == SCALES["dozen"]:
            return Cardinal(at, at + 2, scale, None, vague=True, scaled=True)
        if scale > SCALES["hundred"] and [pieces.lower(at + offset) for offset in (2, 3, 4)] == ["and", "a", "half"]:
            return Cardinal(at, at + 5, scale + scale // 2, scale + scale // 2, scaled=True, scale=scale)
        rest = _words(pieces, at + 1, article=True)
        return replace(rest, first=at) if rest else None
    if word == "half":
        scale_at = at + 2 if pieces.lower(at + 1) in ("a", "-") else at + 1
        if scale := SCALES.get(pieces.lower(scale_at)):
            return Cardinal(at, scale_at + 1, scale // 2, scale // 2, scaled=True)
    return None


def _share_of_scale(pieces: Pieces, at: int) -> Cardinal | None:
    """`a quarter of a million`, `three quarters of a million`, `a third of a billion`."""
    parts = PARTS.get(pieces.lower(at + 1 + (pieces.lower(at + 1) in _DASHES)))
    times = 1 if pieces.lower(at) == "a" else UNITS.get(pieces.lower(at), 0)
    of = at + 2 + (pieces.lower(at + 1) in _DASHES)
    scale = SCALES.get(pieces.lower(of + 2)) if pieces.lower(of) == "of" and pieces.lower(of + 1) == "a" else None
    if not parts or not scale or not 0 < times < parts:
        return None
    value = times * scale // parts
    return Cardinal(at, of + 3, value, value, scaled=True, scale=scale)


def _words(pieces: Pieces, at: int, *, article: bool = False) -> Cardinal | None:
    """`seven`, `twenty-one`, `two hundred and five thousand`, `one and a half million`."""
    total = current = 0
    position, read, scaled = at, False, 1
    least_step = 0  # the smallest round part so far: what may still be added is below it
    while True:
        word = pieces.lower(position)
        follows_hyphen = pieces.lower(position - 1) in _DASHES and position > at
        if word in UNITS and (not read or UNITS[word] < least_step):
            current, least_step = current + UNITS[word], 1
        elif word in TENS and (not read or TENS[word] < least_step):
            current, least_step = current + TENS[word], 10
        elif (scale := SCALES.get(word)) and (read or article) and not follows_hyphen:
            if scale == SCALES["hundred"] or scale == SCALES["dozen"]:
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0
            scaled = least_step = scale
        else:
            position -= 1 if follows_hyphen or (pieces.lower(position - 1) == "and" and read) else 0
            break
        read, position = True, position + 1
        hyphenated = least_step == 10 and pieces.lower(position) in _DASHES and pieces.lower(position + 1) in UNITS
        if hyphenated or (
            least_step >= 100 and pieces.lower(position) == "and" and _is_small(pieces.lower(position + 1))
        ):
            position += 1
        elif half := _and_a_half(pieces, position, total + current):
            return Cardinal(at, position + 4, half, half, scaled=True, scale=SCALES[pieces.lower(position + 3)])
    if not read:
        return None
    return Cardinal(at, position, total + current, total + current, scaled=scaled > 1, scale=scaled)


def _is_small(word: str) -> bool:
    return word in UNITS or word in TENS


def _and_a_half(pieces: Pieces, at: int, value: int) -> int | None:
    if [pieces.lower(at + offset) for offset in range(3)] == ["and", "a", "half"]:
        scale = SCALES.get(pieces.lower(at + 3))
        return value * scale + scale // 2 if scale else None
    return None


def _with_partner(pieces: Pieces, one: Cardinal) -> Cardinal:
    """A number with the one that it makes a range or a tally with, as one; else the number as it is."""
    if one.vague:
        return _with_vaguer(pieces, one)
    link = pieces.lower(one.after)
    if link in _DASHES and pieces.touch(one.after - 1) and pieces.touch(one.after):
        if pieces.lower(one.after + 1) == "to" and pieces.lower(one.after + 2) in _DASHES:
            return _as_range(pieces, one, _cardinal(pieces, one.after + 3))
        second = _cardinal(pieces, one.after + 1)
        if second is None:
            return one
        if pieces.lower(second.after) in _DASHES and pieces.kind(second.after + 1) == "digits":
            return one  # a date, a telephone number or a tally of three
        if pieces.lower(one.first - 1) in _DASHES and pieces.touch(one.first - 1) and pieces.touch(one.first - 2):
            return one  # the end of one of those
        return _joined(one, second) or replace(one, after=second.after, joined="tally")
    if link in _SPACED_DASHES and one.form == "digits" and pieces.kind(one.after + 1) == "digits":
        return _as_range(pieces, one, _cardinal(pieces, one.after + 1))
    if link not in ("to", "or", "and"):
        return one
    second = _cardinal(pieces, one.after + 1)
    if second is None or second.vague or second.fraction != one.fraction:
        return one
    joined = _joined(one, second)
    before = pieces.lower(one.first - 1)
    if link == "and":
        return joined if joined and before == "between" else one
    if link == "or":
        fits = joined and joined.high is not None and joined.high <= _LARGEST_STEP_OF_OR * joined.low
        return joined if joined and fits else one
    if joined is None:
        return replace(one, after=second.after, joined="tally") if _is_tally(pieces, one, second) else one
    fits = (joined.high or 0) <= _LARGEST_RATIO_OF_TO * joined.low
    rises = before == "from" and pieces.lower(one.first - 2) != "anywhere"
    return joined if fits and not rises and before != "by" else one


def _with_vaguer(pieces: Pieces, one: Cardinal) -> Cardinal:
    """`dozens or even hundreds`, `hundreds if not thousands`, `thousands upon thousands`: the least of both."""
    for words in _VAGUE_LINKS:
        if all(pieces.lower(one.after + offset) == word for offset, word in enumerate(words)):
            second = _vague(pieces, one.after + len(words))
            if second is not None and second.scaled and one.scaled:
                return replace(one, after=second.after, low=min(one.low, second.low))
    return one


def _as_range(pieces: Pieces, one: Cardinal, second: Cardinal | None) -> Cardinal:
    """`ten-to-twelve`, `40 – 50`: a range that runs up, else the first number as it is."""
    if second is None or pieces.lower(second.after) in _DASHES:
        return one
    return _joined(one, second) or one


def _joined(one: Cardinal, second: Cardinal) -> Cardinal | None:
    """Two numbers as a range from low to high; a scale of the second is the first's too ("2 to 3 million")."""
    if one.high is None or second.high is None:
        return None
    low = one.low
    if second.scale > 1 and one.scale == 1 and low < 1_000 and low * second.scale < second.high:
        low *= second.scale
    if low >= second.high:
        return None
    return Cardinal(one.first, second.after, low, second.high, form=second.form, fraction=one.fraction, joined="range")


def _is_tally(pieces: Pieces, one: Cardinal, second: Cardinal) -> bool:
    """`218 to 210`: two numbers in digits that run down, without a word that says otherwise. `three to one`: odds."""
    odds = second.low == 1 and not second.scaled
    return (odds or one.form == second.form == "digits") and pieces.lower(one.first - 1) not in ("from", "fell", "down")
