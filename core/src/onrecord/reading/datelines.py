"""Datelines: where, when and by whose wire a report was filed, in front of its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.reading.wordlists import words

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as written, in half-open offsets of the article's text.

    `start:end` is all of it, with the dash and the space behind, so that the text proper starts at `end`. `place` has
    the region in it (`ORSK, Norland`) and `agency` no brackets; each is None where the dateline does not have it.
    """

    start: int
    end: int
    place: Offsets | None = None
    date: Offsets | None = None
    agency: Offsets | None = None


_LONGEST: Final = 90
"""In characters, how long a dateline may be, its dash included."""

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY: Final = r"[0-3]?\d(?:st|nd|rd|th)?"
_DATE: Final = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? (?:19|20)\d\d)?|{_WEEKDAY})"  # in any case
)
_DASH: Final = r"(?: ?(?:—|–|―|--) ?| - |(?<=\))- ?)"

_FRAME: Final = re.compile(
    r"(?P<head>[^()\[\]:;?!\"“”|—–―\n]{0,70}?)"
    r"(?:"
    rf"(?:(?<!\S)|[ .])\((?P<agency>[^()\n]{{2,40}})\)(?:{_DASH}|: )"
    rf"| /(?P<wire>[^/\n]{{2,40}})/(?:{_DASH}|\. )"
    rf"|{_DASH}(?:(?P<late>{_DATE}){_DASH})?"
    r")",
    re.IGNORECASE,
)
"""What stands before the agency, the agency, the dash: ORSK, Norland, May 4 (Agency) —"""

_DASHED: Final = re.compile(r"[—–―/]|--| - |\)[:-]")
_DATE_LAST: Final = re.compile(rf"(?:(?<!\S)|[,.] ?| )(?P<date>{_DATE})\.?$", re.IGNORECASE)
_DATE_ALONE: Final = re.compile(rf"{_DATE}\Z", re.IGNORECASE)
_PARTY: Final = re.compile(r"[A-Z]{1,3}-[A-Z]")
_BODY: Final = re.compile(r"[\"“„«'‘(\[$€£#@]*[^\W_]")
_ENDS: Final = frozenset(".?!…:;”\"’')]")
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*\Z")

_SMALL_WORDS: Final = frozenset(
    {"and", "of", "de", "da", "del", "di", "do", "en", "la", "le", "les", "los", "sur", "am"}
)
"""What may be written small in the name of a place."""


_LABELS: Final = words(
    """alert analysis background blog breaking comment commentary correction coverage developing editorial exclusive
    explainer fact factbox factcheck feature gallery headlines highlights interview latest letter listen live more
    news note notebook obituary opinion photo photos picture pictures podcast poll preview profile question questions
    quote read recap related report review roundup sponsored sports spotlight story summary timeline today transcript
    trending update updated updates urgent video view warning watch weather"""
)
"""Words in front of a dash that announce what follows, and are no places."""

_NO_PLACES: Final = frozenset({"day", "eve", "evening", "morning", "night", "today", "tomorrow", "week", "weekend"})

_AGENCIES: Final = words(
    """aa aap afp agencies agency ani ansa ap apa bbc bloomberg bta cnn cp ctk dpa efe ians interfax irna itar-tass jta
    kuna kyodo lusa nan ntb pa pna prnewswire pti reuters rns ria ritzau sana spa sputnik staff stt tass tt ukrinform
    unb upi voa wam xinhua yonhap"""
)
_AGENCY_ENDINGS: Final = words(
    """agency broadcasting foundation gazette herald journal monitor network news newswire post press radio reuters
    service times tribune tv wire"""
)


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the paragraph `text[start:end]` begins with, if it does and more than a dateline stands there.

    A place in capitals is enough before a dash; one in small letters needs a date or the name of an agency behind it.
    An agency does without a place. What follows has to look like the beginning of a sentence.
    """
    head = text[start : min(end, start + _LONGEST)].replace("\u00a0", " ")
    if not (head[:1].isupper() or head[:1] == "(" or head[:1].isdigit()) or not _DASHED.search(head):
        return None
    match = _FRAME.match(head)
    if match is None or not _BODY.match(head, match.end()) or _starts_small(text, start + match.end(), end):
        return None
    place, date = _place_and_date(match["head"])
    if match["late"]:
        date = match.span("late")
    group = "agency" if match["agency"] else "wire"
    agency = match.span(group) if match[group] else None
    if agency and _DATE_ALONE.match(match[group]):
        date, agency = agency, None
    beginning, last = text[start + match.end() : min(end, start + match.end() + 40)], text[end - 1]
    if not _is_dateline(head, place, date, agency, _is_running(beginning, last)):
        return None
    found = (place, date, agency)
    return Dateline(start, start + match.end(), *((start + one[0], start + one[1]) if one else None for one in found))


def _starts_small(text: str, at: int, end: int) -> bool:
    first = next((text[i] for i in range(at, min(at + 5, end)) if text[i].isalnum()), "")
    return first.islower()


def _place_and_date(head: str) -> tuple[Offsets | None, Offsets | None]:
    match = _DATE_LAST.search(head)
    rest = head[: match.start()] if match else head
    place = rest.rstrip(" ,")
    return (0, len(place)) if place else None, match.span("date") if match else None


def _is_dateline(head: str, place: Offsets | None, date: Offsets | None, agency: Offsets | None, running: bool) -> bool:
    if agency and _PARTY.match(head, *agency):
        return False  # Ada Lund (R-Texas) —
    known = agency is not None and _is_agency(head[slice(*agency)])
    if place is None:
        return agency is not None and (known or date is not None)
    city, *regions = (part.strip() for part in head[slice(*place)].split(","))
    words = city.replace("/", " ").split()
    if not _is_name(words) or len(regions) > 2 or not all(_is_name(region.split()) for region in regions):
        return False
    if _in_capitals(words):
        return date is not None or agency is not None or bool(regions) or (running and _letters(city) >= 4)
    return known or date is not None


def _is_agency(name: str) -> bool:
    words = name.lower().rstrip(".").split()
    return name.lower() in _AGENCIES or words[0] in _AGENCIES or words[-1] in _AGENCY_ENDINGS


def _is_name(words: list[str]) -> bool:
    """One to four capitalised words, none of which announces something or tells the time."""
    lowered = {word.lower() for word in words}
    return (
        0 < len(words) <= 4
        and words[0] not in _SMALL_WORDS
        and all(_NAME.match(word) and (word[0].isupper() or word in _SMALL_WORDS) for word in words)
        and not lowered & (_LABELS | _NO_PLACES)
        and not any(_DATE_ALONE.match(word) for word in words)
    )


def _in_capitals(words: list[str]) -> bool:
    return all(word.isupper() or word in _SMALL_WORDS for word in words)


def _letters(city: str) -> int:
    """How many there are: three and fewer in capitals are an acronym rather than a place."""
    return sum(letter.isalpha() for letter in city)


def _is_running(beginning: str, last: str) -> bool:
    """Whether what follows is a sentence rather than a headline: not all in capitals, and ended."""
    return any(letter.islower() for letter in beginning) and last in _ENDS
