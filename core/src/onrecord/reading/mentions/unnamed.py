"""Unnamed: people whom the running text brings in without a name: "a 34-year-old man", "another officer".

They compete for the pronouns that follow: in "The mayor, Ada Lund, spoke. Police arrested a woman. She …" nobody is
"she" for certain. Found without a parse: a determiner, a noun for a person, and behind it what ends a noun phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.entities import Entities
from onrecord.reading.mentions.flow import Flow
from onrecord.reading.mentions.mention import Gender
from onrecord.reading.mentions.names import Occurrence
from onrecord.reading.mentions.roles import is_role_noun
from onrecord.reading.wordlists import words

_Pattern = tuple[re.Pattern[str], int]
"""A pattern for determiners, and where from the start of its match the phrase starts.

What a pattern begins with is what `re` can search for fastest: letters that are the same in any case, before what may
be a capital is looked at. An alternation in front would be tried at every character.
"""

_NEW: Final[tuple[_Pattern, ...]] = (
    (re.compile(r" an?(?:other)? (?=[\w'’])"), 1),
    (re.compile(r"A(?<![\w'’.-].)n?(?:other)? (?=[\w'’])"), 0),
    (re.compile(r"ne (?<=[Oo]ne )(?<![\w'’-][Oo]ne )(?:of (?:the|his|her|its|their) )?(?=[a-z\d])"), -1),
)
_SOMEBODY: Final[tuple[_Pattern, ...]] = (
    (re.compile(r"ome(?<=[Ss]ome)(?<![\w'’-][Ss]ome)(?:one|body)\b(?!['’])"), -1),
    (re.compile(r"nother(?<=[Aa]nother)(?<![\w'’-][Aa]nother)(?= (?:was|is|has|had|who)\b)"), -1),
)
_OWNED: Final[tuple[_Pattern, ...]] = (
    (re.compile(r"['’]s? (?=[a-z\d])"), 0),
    (re.compile(r"[Hh](?<![\w'’-].)(?:is|er) (?=[a-z\d])"), 0),
    (re.compile(r"heir (?<=[Tt]heir )(?<![\w'’-][Tt]heir )(?=[a-z\d])"), -1),
)
_KNOWN: Final[tuple[_Pattern, ...]] = ((re.compile(r"he (?<=[Tt]he )(?<!\w[Tt]he )(?=[a-z\d])"), -1),)
_LONGEST: Final = 7
"""The most words from a determiner to its noun."""
_REACH: Final = 90
_WORD: Final = re.compile(r"[\w’'&.-]*[\w’']")
_OPENS_CLAUSE: Final = frozenset({"who", "whose", "whom", "that", "which", "when", "while", "where", "because", "if"})
_ENDS_PHRASE: Final = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.SPEECH_VERBS
    | lexicon.FUNCTION_WORDS
    | words("or nor aged also later today yesterday tomorrow himself herself")
)
"""Words that never follow a noun inside its phrase, as in "a guard dog"."""
_VERB: Final = re.compile(
    r"\w+(?:[^e]ed|[^suai]s)|went|came|told|fell|died|ran|fled|stood|sat|spoke|drove|stole|hit|met|beat|shot|led|won"
    r"|lost|sent|kept|left|found|saw|took|gave|got|made|paid|cut|put|set|broke|threw|held|felt|knew|heard|rode|swam"
    r"|known|seen|shown|born|taken|beaten|thrown|driven|given|drawn|stolen|armed|dressed|sought"
)
_AUXILIARIES: Final = words("is was are were has have had will would can could may might must should did does do")
_BEFORE_NO_NOUN: Final = lexicon.PREPOSITIONS | _OPENS_CLAUSE | _AUXILIARIES
"""Words with which a noun phrase is over: what follows one is not its noun."""
_PREDICATE: Final = words(
    """
    is was are were be been being am isn't wasn't as became become becomes becoming remain remained remains like than
    not once into elected appointed named called considered himself herself
    """
)
"""Words before a phrase that make it what somebody is: "Lund was a nurse", "worked as a nurse"."""
_HAVING: Final = re.compile(r"\b(?:has|have|had|with) \Z")
_INVERTED: Final = re.compile(r"(?:There|Among)\b")
_APPOSED: Final = re.compile(r"(?:,(?: aged)?(?: \d{1,3},)?| [—–-]| \()\Z")
_NAMED_AFTER: Final = re.compile(
    r"(?:,? |,? [^,.;:!?]{0,40}\b(?:named|called|identified(?: \w+){0,3} as|known as),? )\Z"
)
_NAMED_LATER: Final = re.compile(r" (?:of|at|in|from|with|for) [^,.;:!?]{2,40}, \Z")
"""Between a phrase and the name in apposition to it: "a clerk at the port, Bo Hale,"."""
_CLOSING: Final = frozenset(",.;)—–")
_AGE: Final = len(", aged 44, ")
_AT_HAND: Final = words(
    "suspect defendant accused gunman attacker culprit victim detainee assailant driver man woman boy girl teenager"
)
"""Nouns that with "the" are somebody of the matter at hand, who need not be named anywhere."""
_RELATED: Final = lexicon.KIN | words("aide assistant bodyguard driver friend lawyer neighbor neighbour")
"""Nouns that with an owner need not be somebody named: "his brother", where "the party's nominee" is."""
_NOT_MADE_ROLES: Final = words(
    """
    accused arsonist assailant assassin attacker bomber burglar convict culprit cyclist extremist fugitive gangster
    hijacker intruder kidnapper looter motorcyclist offender perpetrator pickpocket rapist shooter stalker stabber
    stranger vandal victim
    """
)
"""Nouns for people that are the role of nobody's name."""
_PEOPLES: Final = frozenset(lexicon.COUNTRIES.values())
_MAN: Final = re.compile(r"(?!human|roman|german|superhuman|ottoman|talisman)[a-z]{2,}(?:wo)?man")
"""A trade that no list has: "fireman", "gaswoman"."""
_OTHER_THINGS: Final = lexicon.BARE_NOUNS - {"guard", "member", "youth", "vet", "fellow", "winner", "ally"}

_start: Final = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody without a name: where the phrase starts, the gender that its noun tells, and its place in the clause."""

    start: int
    gender: Gender | None
    new: bool
    """Whether the phrase brings somebody in, "a man", "his brother", or may take somebody up: "the teacher"."""
    acts: bool
    """Whether a verb follows, or the phrase opens its sentence."""


def find_unnamed(flow: Flow, occurrences: Sequence[Occurrence], entities: Entities) -> Iterator[Unnamed]:
    """The people without names outside quotations, in no order. Left out are those who turn out to be named ("a clerk,
    Bo Hale"), and what is only said of somebody ("Hale, a clerk", "Hale was a clerk")."""
    names = _Names(flow, occurrences, entities)
    text = flow.masked
    nouns = set(_AT_HAND)
    for start, match in _found(_NEW, text):
        found = _head(text, match.end(), plural=" of " in match[0])
        if found is None or (found[1] in lexicon.KIN and _HAVING.search(text, max(0, start - 9), start)):
            continue  # "Hale has a son" tells something of Hale
        if not names.takes(start, found[0]) and not _is_said_of(flow, start):
            nouns.add(found[1])
            yield _unnamed(flow, start, *found, new=True)
    for start, match in _found(_SOMEBODY, text):
        yield _unnamed(flow, start, match.end(), "person", new=True)
    for begin, match in _found(_OWNED + _KNOWN, text):
        found = _head(text, match.end(), plural=False)
        if found is None:
            continue
        noun = found[1]
        definite = match[0] == "he "
        new = noun in (nouns if definite else _RELATED)
        start = match.end() if match[0][0] in "'’" else begin
        opens = flow.sentence_start(start) == begin or (not definite and start == match.end())
        if not (new or (opens and not (definite and noun in entities.people_by_role))):
            continue
        if not names.takes(begin, found[0]) and not _is_said_of(flow, begin):
            yield _unnamed(flow, start, *found, new=new)


def _found(patterns: Iterable[_Pattern], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The matches of some patterns, each with where its phrase starts."""
    return ((match.start() + shift, match) for pattern, shift in patterns for match in pattern.finditer(text))


def _unnamed(flow: Flow, start: int, end: int, noun: str, *, new: bool) -> Unnamed:
    acts = flow.sentence_start(start) == start or _acts(flow.masked, end)
    return Unnamed(start, _gender(noun), new, acts)


def _acts(text: str, end: int) -> bool:
    match = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return match is not None and (match[0] in _AUXILIARIES or _VERB.fullmatch(match[0]) is not None)


def _head(text: str, start: int, *, plural: bool) -> tuple[int, str] | None:
    """(end, noun in the singular) of the phrase whose determiner ends at `start`; None where it is nobody's."""
    at = start
    for _ in range(_LONGEST):
        match = _WORD.match(text, at, start + _REACH)
        if match is None:
            return None
        word = match[0].lower()
        at = match.end()
        if word in _BEFORE_NO_NOUN:
            return None
        noun = _singular(word) if plural else word
        if noun is not None and (_is_person(noun) or (noun in _PEOPLES and match[0][0].isupper())) and _ends(text, at):
            return at, noun
        if text[at : at + 1] == "," and word.endswith("year-old"):
            at += 1
        if text[at : at + 1] not in (" ", "\xa0"):
            return None
        at += 1
    return None


def _singular(word: str) -> str | None:
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return word[:-1] if word.endswith("s") else None


@lru_cache(maxsize=4096)
def _is_person(noun: str) -> bool:
    if is_role_noun(noun):
        return noun not in _OTHER_THINGS
    return noun in _NOT_MADE_ROLES or noun.endswith("-year-old") or _MAN.fullmatch(noun) is not None


def _gender(noun: str) -> Gender | None:
    if noun in lexicon.ROLE_NOUNS or not _MAN.fullmatch(noun):
        return lexicon.ROLE_NOUNS.get(noun)
    return "female" if noun.endswith("woman") else "male"


def _ends(text: str, at: int) -> bool:
    """Whether a noun phrase ends here: at a mark, or before a word that is no further noun. A name goes on with it."""
    if text[at : at + 1] not in (" ", "\xa0"):
        return text[at : at + 1] not in ("'", "’", "-", "/", "&")
    match = _WORD.match(text, at + 1)
    if match is None:
        return True
    word = match[0]
    lower = word.lower()
    if not word[0].islower():
        return word[0].isdigit() or lower in lexicon.DAYS_AND_MONTHS
    return lower in _ENDS_PHRASE or lower.endswith("ly") or _VERB.fullmatch(lower) is not None


def _is_said_of(flow: Flow, start: int) -> bool:
    """Whether a phrase says what somebody is: "was a nurse", but not "there was a nurse", "among them was a nurse"."""
    words = flow.masked[max(0, start - 30) : start].split()
    if not words or not (words[-1].lower() in _PREDICATE or words[-1].endswith(("'s", "’s"))):
        return False
    return not _INVERTED.match(flow.masked, flow.sentence_start(start)) and words[-2:-1] != ["there"]


class _Names:
    """The people's names of an article, as far as they stand beside a phrase."""

    def __init__(self, flow: Flow, occurrences: Sequence[Occurrence], entities: Entities) -> None:
        self._flow, self._of = flow, entities.of
        self._people = [one for one in occurrences if [it for it in entities.of[one.start] if it.kind != "place"]]

    def _is_person(self, one: Occurrence) -> bool:
        return any(it.kind == "person" for it in self._of[one.start])

    def takes(self, start: int, end: int) -> bool:
        """Whether somebody's name stands in apposition to a phrase: "a clerk, Bo Hale", "Hale, a clerk"."""
        text = self._flow.masked
        after = bisect_left(self._people, end, key=_start)
        if after < len(self._people):
            name = self._people[after]
            closed = text[name.end : name.end + 1] in _CLOSING
            known = len(name.words) > 1 or self._is_person(name)  # who is "known as Wolf" has no name yet
            if known and _NAMED_AFTER.match(text, end, name.start):
                return True
            if closed and _NAMED_LATER.match(text, end, name.start):
                return True
        at = bisect_left(self._people, start, key=_start)
        if at == 0 or not _APPOSED.search(text[max(0, start - 9) : start].rstrip()):
            return False
        one = self._people[at - 1]
        if one.end > start or one.start < self._flow.sentence_start(start):
            return False
        beside = start - one.end <= _AGE
        return text[end : end + 1] in _CLOSING or (beside and _goes_on(text, end))


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows a phrase belongs to it: "a clerk from Orsk", "a clerk who had left"."""
    match = _WORD.match(text, end + 1)
    return match is not None and (match[0] in lexicon.PREPOSITIONS or match[0] in _OPENS_CLAUSE or match[0] == "and")
