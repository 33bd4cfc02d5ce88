"""Dates: when people were harmed, as a sentence states it, and not the day of anything else in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from onrecord.reading.numbers.lexicon import TENS, UNITS
from onrecord_casualties.counted import is_people
from onrecord_casualties.lexicon import CAUSES_BY_NAME, EVENTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Offsets = tuple[int, int]

_FURTHEST: Final = 80
_IN_COURT: Final = frozenset(
    {"confess", "plead", "charge", "accuse", "convict", "sentence", "acquit", "admit", "try", "jail"}
)
_FRONTED: Final = 3
_STILL: Final = frozenset({"still", "remain", "remains"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_PART: Final = r"(?:morning|afternoon|evening|night)"
_SEASON: Final = r"(?:summer|winter|spring|autumn|fall|monsoon)"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_WORDS: Final = "|".join(sorted({*UNITS, *TENS}, key=len, reverse=True))
_FEW: Final = rf"(?:half an?|an?|(?:{_WORDS})(?:[- ](?:{_WORDS}))?|(?:two|three) hundred|several|a few|\d{{1,3}})"
_DATES: Final = re.compile(
    rf"(?:\b[Ss]ince )?(?:[Ee]arly |[Ll]ate )?(?:(?:[Ll]ast|[Nn]ext|[Tt]his) )?\b{_DAY}(?:'s)?"
    rf"(?: {_PART})?(?: and {_DAY})?"
    rf"(?:, {_MONTH} \d{{1,2}}(?:, {_YEAR})?)?"
    rf"|\b{_MONTH} \d{{1,2}}(?:[-–]\d{{1,2}})?(?:, {_YEAR})?\b"
    rf"|\b(?:\d{{1,2}} and )?\d{{1,2}} {_MONTH}(?: {_YEAR})?\b|\b{_MONTH}(?:,? {_YEAR})\b"
    rf"|\b[Bb]etween (?:{_MONTH} )?{_YEAR} and (?:{_MONTH} )?{_YEAR}\b"
    rf"|\b(?:[Bb]etween|[Ff]rom) (?:\d{{1,2}}(?: {_MONTH})? (?:and|to) \d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}} (?:and|to)"
    rf" (?:{_MONTH} )?\d{{1,2}})(?:,? {_YEAR})?\b"
    rf"|\b[Ii]n (?:all|the whole) of (?:last year|{_YEAR})\b"
    rf"|\b[Ii]n the (?:first|second|last) (?:half|quarter|[a-z]+ months) of"
    rf" (?:the year|this year|last year|{_YEAR})\b"
    rf"|\b[Ss]ince the (?:start|beginning) of (?:the|this|last) (?:week|month|year|{_YEAR})\b"
    rf"|\b(?i:in the same period|(?:{_FEW}) (?:years?|decades?|months?) before that)\b"
    rf"|\b(?i:in|since|during|until|by|after) (?:early |late |mid-)?(?:{_MONTH} )?{_YEAR}\b"
    rf"|\b(?i:in|since|during) {_MONTH}(?: (?:last|this) year)?(?! \d)\b"
    rf"|\b(?i:in|since|during|by) the (?:(?:early |late |mid-)?{_YEAR}s|{_SEASON} of {_YEAR})\b"
    rf"|(?:(?<=\b[Tt]he )|(?<=\b[Aa] )){_YEAR}(?= [a-z])"
    rf"|\b(?i:yesterday|today|tonight|overnight|earlier (?:today|this (?:week|month|year)))(?: {_PART})?\b"
    rf"|\b(?i:last|this|next|the past) (?:week|weekend|month|year|night|{_SEASON}|{_MONTH})\b"
    r"|\b(?i:every|each) (?:day|week|month|year)\b"
    r"|\b(?i:in|over|during|within) the (?:past|last|previous) (?:[\w-]+ )?"
    r"(?:hours?|days?|weeks?|months?|years?|decades?)\b"
    rf"|\b(?i:{_FEW}) (?:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)) (?:ago|earlier|later)\b"
    rf"|\b(?i:the same|that|this) (?:day|{_PART})\b|\b(?i:the) (?:previous|following) day\b"
)
_SAID: Final = re.compile(
    r"\b(?:said|says|told|announced|added|confirmed|reported|posted|statement)(?: \w+)?(?: on| late| early)? $"
)
_BEFORE_NOW: Final = re.compile(
    r"\bfrom (?:\d[\d,]*|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten)(?: on| in)? $"
)
_SUPERLATIVE: Final = re.compile(
    r"\b(?:first|worst|big+est|\w*(?:larg|high|low|grav|wid|fierc|long)est|\w{3,}iest|(?<!at )(?:most|least)(?! of))\b"
    r"[^;]{0,80}$"
)
_TO_COME: Final = re.compile(
    r"\b(?:before|ahead of|prior to|until|till|from|leading up to) (?:[\w'’-]+ ){0,4}?(?:elections?|votes?|polls?"
    r"|ballots?|referend\w+|summits?|talks|meeting|visit|deadline|trial|hearing|anniversary|holidays?|festival|match|final|games"
    r"|ceasefire|truce|conference|tournament|inauguration|independence|opening|launch|start|end)"
    r"(?: (?:due|set|scheduled|planned|of [\w ]+))?(?: on| in| for)? $"
)
"""What a figure is only told to precede: "before the election on 12 August"."""
_CLAUSE_ENDS: Final = re.compile(r"[,;]")
_OPENS_CLAUSE: Final = re.compile(r"(?:[,;] (?:and|but|while)|;) $")
"""Before a date that begins a clause: "…, and in 1987 a ship went down"."""
_COMPARING: Final = re.compile(
    r"\b(?:against|compared (?:with|to)|(?:up|down) from|double|twice"
    r"|(?:more|less|fewer|higher|lower) than (?:$|in |during |the ))"
)
_WHEN: Final = re.compile(r",? when\b")
_HISTORIC: Final = re.compile(
    rf"\b{_YEAR}|(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|later|before that)$|^(?:every|each) ", re.IGNORECASE
)


_PERIOD: Final = re.compile(
    r"^(?:last|this) year|^since the |^(?:in|over|during|within) the (?:past|last|same) ", re.IGNORECASE
)


def is_historic(date_text: str) -> bool:
    """Whether a date names a year, counts the years since, or is every year: its figure is not today's news."""
    return _HISTORIC.search(date_text) is not None


def is_period(date_text: str) -> bool:
    """Whether a date is another year's or a longer time: what a figure of it counts is no event told just before."""
    return is_historic(date_text) or _PERIOD.search(date_text) is not None


def date_of(sentence: Span, predicate: Token) -> Offsets | None:
    """The date or time nearest to the predicate, as written.

    It is not the day on which somebody said so, nor that of another clause: "a man who was freed in 2019", "closed on
    Friday after two men died".
    """
    start, text = sentence.start_char, sentence.text
    found = [(start + first, start + last) for first, last in _dates(text)]
    if (named := _named_when(text, found, start, predicate.idx)) is not None:
        return named
    for opening in [one for one in found if _OPENS_CLAUSE.search(text, 0, one[0] - start)]:
        before = predicate.idx < opening[0]
        found = [one for one in found if (one < opening if before else one >= opening)]
    own = [one for one in found if _is_of(_token(sentence, one), predicate)]
    own = [one for one in own if not _is_compared(text, one[0] - start, predicate.idx - start)]
    own = [one for one in own if not _is_past_of(one, sentence, predicate)]
    below = {word.idx for verb in _shared(predicate) for word in verb.subtree}
    inside = [one for one in own if any(one[0] <= at < one[1] for at in below)]
    near = [one for one in own if abs(one[0] - predicate.idx) <= _FURTHEST or one[0] - start <= _FRONTED]
    return min(inside or near, key=lambda one: (abs(one[0] - predicate.idx), one), default=None)


def _named_when(text: str, dates: Sequence[Offsets], start: int, figure: int) -> Offsets | None:
    """`more than in all of last year, when 47 died`: the date that the clause of a figure tells of. `start` is the
    offset of the text, `figure` that of the predicate."""
    for one in dates:
        when = _WHEN.match(text, one[1] - start)
        if (
            when is not None
            and start + when.end() < figure
            and not _CLAUSE_ENDS.search(text, when.end(), figure - start)
        ):
            return one
    return None


def _dates(text: str) -> Iterator[Offsets]:
    """The dates in a sentence; without what it is the worst since, and of "since 1991, when" the year."""
    for match in _DATES.finditer(text):
        first, last = match.span()
        if any(other.search(text, 0, first) for other in (_SAID, _BEFORE_NOW, _TO_COME)):
            continue  # said on Monday, up from nine on Friday, before the vote on Sunday
        if match[0].lower().startswith(("since ", "after ")):
            if _WHEN.match(text, last):
                first += len("since ")
            elif match[0].lower().startswith("after ") or _SUPERLATIVE.search(text, 0, first):
                continue
        yield first, last


def _token(sentence: Span, date: Offsets) -> Token:
    """The token that a date hangs on the rest of the sentence by."""
    words = [word for word in sentence if date[0] <= word.idx < date[1]]
    outside = [word for word in words if word.head == word or word.head not in words]
    return outside[0] if outside else words[0] if words else sentence.root


def _is_of(date: Token, predicate: Token) -> bool:
    """Whether no clause with a head of its own parts a date from a predicate."""
    over_predicate = [predicate, *predicate.ancestors]
    if any(word.text == ";" for word in date.doc[min(date.i, predicate.i) : max(date.i, predicate.i)]):
        return False
    for over in (date, *date.ancestors):
        if over in over_predicate:
            common = over
            break
        if over.dep_ in ("relcl", "acl") and not _is_event(over.head) and not _did_it(over.head, predicate):
            return False
        if over.dep_ == "advcl" and any(child.lower_ in ("since", "before", "until") for child in over.children):
            return False  # since fighting resumed on 2 May
        if over.dep_ == "conj" and over.pos_ == "VERB" and date.doc[max(0, date.left_edge.i - 1)].pos_ == "CCONJ":
            return False  # it has killed 90 people, and three years ago it blew up a bus
    else:
        return True
    if common != predicate and _is_of_court(common) and date.i > common.i:
        return False
    for over in over_predicate[: over_predicate.index(common)]:
        in_which = any(child.lower_ == "which" and child.head.lower_ == "in" for child in over.subtree)
        apart = not _is_event(over.head) and not in_which
        if over.dep_ == "relcl" and apart and common != over.head and over.head.head != date:
            return False
        if over.dep_ == "relcl" and _is_told_about(over.head):
            return False
        if over.dep_ == "ccomp" and common == over.head and date.left_edge.i > date.sent.start:
            return False  # a report last year said that …
        if over.dep_ == "advcl" and any(child.lower_ == "after" for child in over.children):
            return False
    return True


def _is_of_court(verb: Token) -> bool:
    """`confessed on Monday to the murder of five`, `was found guilty in 1994 of nine murders`: the day in court."""
    guilty = verb.lemma_ == "find" and any(child.lower_ == "guilty" for child in verb.children)
    return verb.pos_ == "VERB" and (guilty or verb.lemma_ in _IN_COURT)


def _is_told_about(event: Token) -> bool:
    """`the inquiry into the crash that killed 12 opens on Monday`: the date is that of the inquiry."""
    over = event.head.head
    return event.dep_ == "pobj" and over.pos_ in ("NOUN", "PROPN") and over.dep_ in _SUBJECTS and not _is_event(over)


def _is_compared(text: str, date: int, figure: int) -> bool:
    """`the toll stands at 862, against 310 last year`: the date behind is that of the other figure."""
    return _COMPARING.search(text, min(figure, date), max(figure, date)) is not None


def _is_past_of(date: Offsets, sentence: Span, predicate: Token) -> bool:
    """`two were found dead on Friday, and four are still trapped`: the day of another clause is no day of a state."""
    verb = next((one for one in (predicate, *predicate.ancestors) if one.dep_ in ("conj", "ROOT")), predicate)
    lasts = verb.lower_ in _STILL or any(word.lower_ in _STILL for word in verb.children)
    return verb.dep_ == "conj" and lasts and not any(date[0] <= word.idx < date[1] for word in verb.subtree)


def _did_it(noun: Token, predicate: Token) -> bool:
    """Whether a thing that a clause is about did what the predicate says: `the dam that burst in 1987 killed 213`."""
    agent = noun.dep_ == "pobj" and noun.head.dep_ == "agent"
    verb = noun.head.head if agent else noun.head
    plain = (noun.dep_ == "nsubj" or agent) and verb == predicate and not is_people(noun)
    return plain and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].text != ","


def _is_event(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in EVENTS and lemma not in CAUSES_BY_NAME


def _shared(predicate: Token) -> Iterator[Token]:
    """A predicate and the verbs beside it, which share its time."""
    yield predicate
    for child in predicate.children:
        if child.dep_ == "conj" and child.i > predicate.i:
            yield child
