"""Kinds: whether a number can count people, or is an age, a date, a sum of money, part of a name and so on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onrecord.reading.numbers.cardinals import Cardinal
from onrecord.reading.numbers.lexicon import (
    AGE_UNITS,
    BEFORE_ADDRESSES,
    BEFORE_MEASURES,
    BEFORE_YEARS,
    CURRENCIES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DAYS_IN_A_ROW,
    DESIGNATORS,
    FRACTIONS,
    MAY_PRECEDE_UNITS,
    MONTHS,
    NOT_ONE_AFTER,
    OPINIONS,
    ORDINALS,
    PERCENT,
    PLACES_COUNTED,
    PLURAL_DESIGNATORS,
    SCORE_VERBS,
    SEASONS,
    STREETS,
    TIMES_OF_DAY,
    TYPICALLY_COUNTED,
    UNITS,
    UNITS_OF_MEASURE,
    WEEKDAYS,
    YEAR_OPENINGS,
)
from onrecord.reading.numbers.pieces import Pieces
from onrecord.reading.numbers.quantity import Kind

_HYPHENS: Final = frozenset("-‑")
_DASHES: Final = frozenset("-–‑—")
_ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
_EARLIEST_YEAR: Final = 1500
_LATEST_YEAR: Final = 2099
_DAYS_OF_A_MONTH: Final = 31
_OLDEST: Final = 120
_MOST_AGES: Final = 4
_AGED: Final = frozenset({"boy", "girl", "child", "baby", "toddler", "youth", "man", "woman", "student", "pupil"})
_AFTER_AGES: Final = frozenset({"was", "is", "who", "and", "had", "has", "died", "from", "in", "with", "whose", "were"})
_NO_SOMEBODY: Final = MONTHS | WEEKDAYS | {"and", "or", "to", "of"}
_BEFORE_VERBS: Final = frozenset(
    {
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "should",
        "can",
        "likely",
        "probably",
        "soon",
        "easily",
        "yet",
        "now",
    }
)
_CLOSERS: Final = frozenset({",", ".", ";", ")"})


def kind_of(pieces: Pieces, number: Cardinal, first: int, after: int) -> Kind:
    """The kind of a number over the pieces `number.first:number.after`, with its bounds `first:after`."""
    for kind, test in _TESTS:
        if test(pieces, number, first, after):
            return kind
    return "count"


def is_pronoun(pieces: Pieces, number: Cardinal) -> bool:
    """Whether "one" is no number: `no one`, `one another`, `the one`, `one would think`, `one loss after another`."""
    if number.low != 1 or number.form != "words" or number.joined:
        return False
    following = pieces.lower(number.after)
    supposes = following in ("would", "could", "might", "should", "must", "can", "may")
    return (
        pieces.lower(number.first - 1) in NOT_ONE_AFTER
        or following in ("another", "'s", "’s")
        or [pieces.lower(number.after + offset) for offset in (1, 2)] == ["after", "another"]
        or (supposes and pieces.lower(number.after + 1) in OPINIONS)
    )


def _is_ordinal(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    """`the 5th`, `the twenty-first`."""
    if pieces.touch(number.after - 1) and pieces.lower(number.after) in _ORDINAL_ENDINGS:
        return True
    return (
        number.form == "words"
        and pieces.lower(number.after) in _HYPHENS
        and pieces.touch(number.after)
        and pieces.lower(number.after + 1) in ORDINALS
    )


def _is_money(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    before = pieces.lower(number.first - 1)
    if before in CURRENCY_SIGNS or pieces.lower(first - 1) in CURRENCY_SIGNS:
        return True
    if before in CURRENCY_CODES and before not in ("us", "a", "c") and number.form == "digits":
        return True
    following = number.after + (pieces.lower(number.after) in _HYPHENS)
    return (
        pieces.lower(following) in CURRENCIES
        or pieces.lower(following) in CURRENCY_SIGNS
        or (pieces.lower(following) in ("us", "canadian", "australian") and pieces.lower(following + 1) in CURRENCIES)
    )


def _is_percentage(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    following = pieces.lower(after)
    if following in PERCENT or (following == "per" and pieces.lower(after + 1) == "cent"):
        return True
    fraction = number.after + (pieces.lower(number.after) in _HYPHENS)
    if number.low < 10 and number.form == "words" and pieces.lower(fraction) in FRACTIONS:
        return True
    if pieces.lower(number.first - 1) == "in" and pieces.lower(number.first - 2) in ("one", "1") and not number.vague:
        return _is_small_number(pieces, number.first)  # the five of "one in five"
    if _is_out_of(pieces, number):
        return True
    return pieces.lower(number.after) == "in" and number.low == 1 and _is_small_number(pieces, number.after + 1)


def _is_out_of(pieces: Pieces, number: Cardinal) -> bool:
    """Both numbers of `nine out of ten`, `nine in ten`, `1 out of 5`: shares of all that there are of a kind."""
    at, after = number.first, number.after
    if pieces.lower(after) not in ("out", "in", "of") and pieces.lower(at - 1) not in ("of", "in", "every"):
        return False
    rounds = ("ten", "10", "100", "hundred")
    one = ("one", "1")
    for link in (("out", "of"), ("in",), ("of", "every"), ("out", "of", "every")):
        behind = after + len(link)
        if [pieces.lower(i) for i in range(after, behind)] == list(link):
            second = pieces.lower(behind)
            return second in rounds or (number.low == 1 and link[0] == "out" and _is_small_number(pieces, behind))
        ahead = at - len(link)
        if [pieces.lower(i) for i in range(ahead, at)] == list(link) and not number.vague:
            of_one = pieces.lower(ahead - 1) in one and link[0] == "out" and _is_small_number(pieces, at)
            few = pieces.lower(ahead - 1) in _FEW or (pieces.kind(ahead - 1) == "digits" and number.low in (10, 100))
            return (pieces.lower(at) in rounds and few) or of_one
    return False


_FEW: Final = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})


def _is_small_number(pieces: Pieces, at: int) -> bool:
    """The second part of "one in five": a number with no noun of its own."""
    one_of_few = pieces.lower(at) in {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
    in_digits = pieces.kind(at) == "digits" and len(pieces[at].text) <= 3
    return (one_of_few or in_digits) and pieces.lower(at + 1) not in ("attacks", "incidents", "days", "years")


def _is_age(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    if number.low > _OLDEST or number.vague:
        return False
    before = pieces.lower(first - 1)
    if before in ("aged", "age", "ages") or pieces.lower(number.first - 1) in ("aged", "age", "ages"):
        return True
    if _is_among_ages(pieces, number.first) or _is_of_years(pieces, number):
        return True
    if before in ("his", "her", "their") and pieces.touch(number.after - 1) and pieces.lower(number.after) == "s":
        return True
    if _is_years_old(pieces, number.after):
        return True
    return number.form == "digits" and not number.joined and _is_apposed_age(pieces, number)


def _is_among_ages(pieces: Pieces, at: int) -> bool:
    """The later numbers of `aged 4 and 6`, `aged 3, 5 and 9`, `aged eight and 11`."""
    for _ in range(_MOST_AGES):
        number = pieces.kind(at - 2) == "digits" or pieces.lower(at - 2) in UNITS
        if pieces.lower(at - 1) not in (",", "and", "or") or not number:
            return False
        at -= 2
        if pieces.lower(at - 1) in ("aged", "ages"):
            return True
    return False


def _is_of_years(pieces: Pieces, number: Cardinal) -> bool:
    """`a boy of three was found`, but not `a group of three`, `a boy of three brothers`."""
    one = pieces.lower(number.first - 1) == "of" and pieces.lower(number.first - 2) in _AGED
    return one and (pieces.kind(number.after) != "word" or pieces.lower(number.after) in _AFTER_AGES)


def _is_apposed_age(pieces: Pieces, number: Cardinal) -> bool:
    """`Ada Holm, 45, said`, `a man, 45, was`, `Ada Holm (45)`, `two men, 45 and 50, were`."""
    before, behind = pieces.lower(number.first - 1), pieces.lower(number.after)
    if before == "," and behind == "and" and pieces.kind(number.after + 1) == "digits":
        return pieces.lower(number.after + 2) in _CLOSERS and _may_have_age(pieces, number.first - 2, plural=True)
    if before == "and" and pieces.kind(number.first - 2) == "digits" and pieces.lower(number.first - 3) == ",":
        return behind in _CLOSERS and _may_have_age(pieces, number.first - 4, plural=True)
    apposed = (before == "," and behind in _CLOSERS) or (before == "(" and behind == ")")
    return apposed and _may_have_age(pieces, number.first - 2, plural=False)


def _may_have_age(pieces: Pieces, at: int, *, plural: bool) -> bool:
    """Whether the word before a number is a name or, as `plural` says, somebody: those in the plural are counted."""
    word = pieces.lower(at)
    if pieces.kind(at) != "word" or word in _NO_SOMEBODY:
        return False
    in_plural = word.endswith("s") or word in ("men", "women", "people", "children")
    return in_plural == plural or pieces.capital(at)


def _is_years_old(pieces: Pieces, at: int) -> bool:
    """`-year-old`, `years old`, `year olds`, `years of age`."""
    at += pieces.lower(at) in _DASHES
    if pieces.lower(at) not in AGE_UNITS:
        return False
    at += 1
    at += pieces.lower(at) in _DASHES
    return pieces.lower(at) in ("old", "olds") or (pieces.lower(at) == "of" and pieces.lower(at + 1) == "age")


def _is_date(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    if number.form != "digits" or number.scaled:
        past = pieces.lower(number.first - 1) in ("past", "to") and pieces.lower(number.first - 2) in (
            "half",
            "quarter",
        )
        return past or pieces.lower(after) in ("o'clock", "o’clock")
    return (
        _is_time_of_day(pieces, number)
        or _is_decade(pieces, number)
        or _is_day_of_month(pieces, number)
        or _is_numeric_date(pieces, number)
        or _is_year(pieces, number, first)
    )


def _is_time_of_day(pieces: Pieces, number: Cardinal) -> bool:
    at, after = number.first, number.after
    for mark in (at - 1, after):
        if pieces.lower(mark) == ":" and pieces.touch(mark) and pieces.touch(mark - 1):
            return len(pieces.lower(mark + 1)) == 2  # else a ratio: 3:1
    following = pieces.lower(after)
    if following in TIMES_OF_DAY or following in ("o'clock", "o’clock"):
        return True
    return following in ("a", "p") and pieces.lower(after + 1) == "." and pieces.lower(after + 2) == "m"


def _is_decade(pieces: Pieces, number: Cardinal) -> bool:
    return pieces.touch(number.after - 1) and pieces.lower(number.after) == "s" and number.low % 10 == 0


def _is_day_of_month(pieces: Pieces, number: Cardinal) -> bool:
    """`March 3`, `3 March`, `Sept. 3-5`: a month beside a number, unless what follows is plainly counted."""
    if pieces.lower(number.after) in MONTHS and pieces.capital(number.after) and number.low <= _DAYS_OF_A_MONTH:
        return True
    before = number.first - 1 - (pieces.lower(number.first - 1) == ".")
    if pieces.lower(before) not in MONTHS or not pieces.capital(before):
        return False
    if pieces.lower(before - 1) in ("last", "this", "next") and pieces.lower(number.after + 1).endswith(
        ("s", "en", "le")
    ):
        return False  # last November 10 newborn babies died
    return pieces.lower(number.after) not in TYPICALLY_COUNTED and not _has_separator(pieces, number)


def _is_numeric_date(pieces: Pieces, number: Cardinal) -> bool:
    """`9/11`, `12/14/2020`, `2020-03-03`, `24/7`."""
    at, after = number.first, number.after
    if number.fraction or pieces.lower(at - 1) == ".":  # 05.03.2020
        return _is_dotted_date(pieces, number)
    for mark, other in ((at - 1, at - 2), (after, after + 1)):
        if pieces.lower(mark) == "/" and pieces.touch(mark) and pieces.touch(mark - 1):
            return pieces.kind(other) == "digits"
        hyphenated = pieces.lower(mark) in _HYPHENS and pieces.touch(mark) and pieces.touch(mark - 1)
        if hyphenated and pieces.kind(other) == "digits" and not number.joined:
            return True
    return False


def _is_dotted_date(pieces: Pieces, number: Cardinal) -> bool:
    """`05.03.2020`, which is read as 05.03 and 2020."""
    for day in (number.first, number.first - 2):
        dotted = pieces.lower(day + 1) == "." and pieces.touch(day) and pieces.touch(day + 1)
        if dotted and pieces.kind(day) == pieces.kind(day + 2) == "digits":
            return "." in pieces[day].text and len(pieces[day + 2].text) in (2, 4)
    return False


def _is_year(pieces: Pieces, number: Cardinal, first: int) -> bool:
    text = pieces[number.first].text
    if len(text) != 4 or not text.isdecimal() or not _EARLIEST_YEAR <= int(text) <= _LATEST_YEAR:
        return False
    if first != number.first and pieces.lower(first) not in ("around", "about", "circa", "between", "the", "from"):
        return False  # "more than 2000", "at least 1900"
    if pieces.lower(number.after) in TYPICALLY_COUNTED:
        if _sets_the_time(pieces, number):
            return True
        return pieces.lower(number.first - 1) in BEFORE_YEARS and pieces.lower(number.after) in ("were", "are")
    following = pieces.lower(number.after)
    counted = pieces.kind(number.after) == "word" and following.endswith("s") and not pieces.capital(number.after)
    return (
        not counted or following in ("was", "is", "has", "as", "'s") or pieces.lower(number.first - 1) in BEFORE_YEARS
    )


def _sets_the_time(pieces: Pieces, number: Cardinal) -> bool:
    """`In 1998 prisoners …`, `the fall of 2015 migrants …`: a year at the head of a sentence, or of a season.

    Houses and cases are where things happen, too: `In 1900 homes …` is a count.
    """
    before, ahead = pieces.lower(number.first - 1), number.first - 2
    if before == "of":
        return pieces.lower(ahead) in SEASONS or pieces.lower(ahead) in MONTHS
    at_head = pieces.starts_sentence(number.first - 1) or pieces.lower(ahead) == ","
    return before in YEAR_OPENINGS and at_head and pieces.lower(number.after) not in PLACES_COUNTED


def _has_separator(pieces: Pieces, number: Cardinal) -> bool:
    return "," in pieces[number.first].text


def _is_score(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    if number.joined == "tally":
        return not _is_telephone(pieces, number)
    for mark in (number.first - 1, number.after):  # a ratio: 3:1
        if pieces.lower(mark) == ":" and pieces.touch(mark) and pieces.touch(mark - 1):
            return pieces.kind(mark - 1) == pieces.kind(mark + 1) == "digits"
    by_dash = number.joined == "range" and pieces.lower(number.first + 1) in _DASHES
    return by_dash and (pieces.lower(first - 1) in SCORE_VERBS or pieces.lower(first - 1) == "a")


def _is_name(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    at = number.first
    if _is_glued(pieces, number) or _is_telephone(pieces, number) or _is_address(pieces, number, first):
        return True
    if _is_listed(pieces, number) or _is_numbered(pieces, number, first):
        return True
    if pieces.lower(at - 1) in ("#", "@", "№"):
        return True
    before = at - 1 - (pieces.lower(at - 1) == ".")
    if pieces.lower(before) in DESIGNATORS and _is_designated(pieces, number, before):
        return True
    if number.form == "words":
        return (
            pieces.capital(at)
            and first == at
            and not pieces.starts_sentence(at)
            and not pieces.is_title_case
            and not number.scaled
        )
    ends = pieces.lower(number.after) in ("", ".", ")", "that", "which", "'s", "’s") and not number.scaled
    return (
        ends
        and number.high is not None
        and not number.joined
        and first == at
        and pieces.capital(at - 1)
        and not pieces.starts_sentence(at - 1)
        and not pieces.is_title_case
    )


def _is_glued(pieces: Pieces, number: Cardinal) -> bool:
    """Digits that are part of a word: `MH17`, `Covid-19`, `F-16`, `4x4`."""
    at = number.first
    if number.form != "digits":
        return False
    if at > 0 and pieces.touch(at - 1) and (pieces.kind(at - 1) == "word" or pieces.lower(at - 1) in ("_", ".")):
        return True
    if at > 1 and pieces.lower(at - 1) in _HYPHENS and pieces.touch(at - 1) and pieces.touch(at - 2):
        return pieces.kind(at - 2) == "word"
    return pieces.touch(number.after - 1) and pieces.kind(number.after) == "word"


def _is_telephone(pieces: Pieces, number: Cardinal) -> bool:
    """`555-0134`, `+44 20 7946 0018`, `0800 555 0134`: a run of digit groups with a sign or leading zero in it."""
    if number.form != "digits" or number.scaled or number.fraction:
        return False
    first = last = number.first
    while number.first - first < _LONGEST_NUMBER and (step := _same_run(pieces, first - 1, -1)):
        first -= step
    while last - number.first < _LONGEST_NUMBER and (step := _same_run(pieces, last + 1, 1)):
        last += step
    if first == last:
        text = pieces[first].text
        return text[0] == "0" and len(text) > 1 and text.isdecimal()
    groups = [pieces[i].text for i in range(first, last + 1) if pieces.kind(i) == "digits"]
    if any(len(group) > 1 and group[0] == "0" and group.isdecimal() for group in groups):
        return True
    if len(groups) == 2 and pieces.lower(first + 1) in _HYPHENS:  # 555-1234
        return [len(group) for group in groups] == [3, 4] and "," not in groups[1]
    return len(groups) > 1 and pieces.lower(first - 1) == "+" and pieces.touch(first - 1)


_LONGEST_NUMBER: Final = 12


def _same_run(pieces: Pieces, at: int, step: int) -> int:
    """How many pieces on the next digits are if nothing but a space, a hyphen or a bracket is between; 0: none are."""
    if pieces.kind(at) == "digits":
        return 1
    if pieces.lower(at) not in _IN_TELEPHONES or pieces.kind(at + step) != "digits":
        return 0
    return 2 if pieces.lower(at) == ")" or pieces.touch(min(at, at + step)) else 0


_IN_TELEPHONES: Final = _HYPHENS | {"(", ")"}


def _is_address(pieces: Pieces, number: Cardinal, first: int) -> bool:
    """`at 14 Quay Street`: capital words behind that end in one for a street, and nothing that is counted."""
    plain = number.form == "digits" and not number.scaled and first == number.first
    if not plain or pieces.lower(first - 1) not in BEFORE_ADDRESSES:
        return False
    for at in range(number.after, number.after + 4):
        if not pieces.capital(at):
            return False
        if pieces.lower(at) in STREETS and at > number.after:
            return not (pieces.kind(at + 1) == "word" and pieces.lower(at + 1).endswith("s"))
    return False


def _is_listed(pieces: Pieces, number: Cardinal) -> bool:
    """`Sections 12, 14 and 20`: behind a designator in the plural, numerals in a row; and `12(b)`."""
    at = number.first
    if number.form != "digits":
        return False
    if pieces.lower(number.after) == "(" and pieces.touch(number.after - 1) and pieces.touch(number.after):
        return len(pieces.lower(number.after + 1)) == 1 and pieces.lower(number.after + 2) == ")"
    for _ in range(_LONGEST_NUMBER):
        if pieces.lower(at - 1) in PLURAL_DESIGNATORS:
            following = pieces.lower(number.after)
            return following not in TYPICALLY_COUNTED or following in ("were", "are", "have", "had")
        step = 1 if pieces.lower(at - 1) in (",", "and", "or", "to", *_DASHES) else 0
        if not step or pieces.kind(at - 2) != "digits":
            return False
        at -= 2
    return False


def _is_numbered(pieces: Pieces, number: Cardinal, first: int) -> bool:
    """`day 12 of the strike`, `week three.`: the numeral behind the word says which, where it counts nothing else."""
    if first != number.first or number.vague or pieces.lower(first - 1) not in DAYS_IN_A_ROW:
        return False
    if pieces.lower(first - 2) in ("that", "this", "last", "next", "same", "each", "every", "a", "one", "the", "per"):
        return False
    return pieces.lower(number.after) in ("of", "in", "on", "at", ".", ",", ";", ":", ")", "")


def _is_designated(pieces: Pieces, number: Cardinal, before: int) -> bool:
    """Whether a word such as "Flight" or "no" before a numeral names it: "no 12 people" has no full stop."""
    if pieces.lower(before) == "no":
        return number.form == "digits" and (before != number.first - 1 or pieces.lower(number.after) != "people")
    if pieces.lower(before) in ("top", "number") and pieces.lower(before - 1) in _BEFORE_VERBS:
        return False  # is expected to top 30, now number 30
    if number.form == "words":
        return pieces.lower(before) in ("number", "phase", "level", "category", "article", "day", "chapter", "type")
    return pieces.lower(number.after) not in TYPICALLY_COUNTED or pieces.lower(before) in ("flight", "route", "article")


def _is_measure(pieces: Pieces, number: Cardinal, first: int, after: int) -> bool:
    at = number.after
    if number.fraction or [pieces.lower(at + offset) for offset in range(3)] == ["and", "a", "half"]:
        return True
    hyphenated = pieces.lower(at) in _HYPHENS and pieces.touch(at - 1) and pieces.touch(at)
    if hyphenated and after == number.after:
        return pieces.kind(at + 1) == "word"
    if pieces.lower(number.first - 1) in BEFORE_MEASURES:
        return True
    if pieces.lower(at) == "°":
        return True
    while pieces.lower(at) in MAY_PRECEDE_UNITS:
        at += 1
    if pieces.lower(at - 1) == "last" and at > number.after and pieces.lower(at) in ("week", "month", "year"):
        return number.low == 1  # against 310 last year
    if pieces.lower(number.after) == "of" and number.vague:
        at += 1
    return pieces.lower(at) in UNITS_OF_MEASURE and not pieces.capital(at)


_TESTS: Final[tuple[tuple[Kind, Callable[[Pieces, Cardinal, int, int], bool]], ...]] = (
    ("ordinal", _is_ordinal),
    ("money", _is_money),
    ("percentage", _is_percentage),
    ("age", _is_age),
    ("date", _is_date),
    ("score", _is_score),
    ("measure", _is_measure),
    ("name", _is_name),
)
"""In this order: the first that fits decides."""
