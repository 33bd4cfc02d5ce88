"""Voters that a lexicon has: countries and parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord_votes.lexicon import countries, demonyms, entries, one_of, words
from onrecord_votes.voters.by_name import is_name_part
from onrecord_votes.voters.titles import TITLES
from onrecord_votes.voters.voter import PARTY_NOUN, Voter

if TYPE_CHECKING:
    from spacy.tokens import Span

COUNTRY: Final = re.compile(rf"(?<![\w-])(?:{one_of(countries())})(?![\w-])")
GROUP: Final = re.compile(rf"(?<![\w-])(?:{one_of(entries('voters'))})(?:\sParty)?(?![\w-])")
PARTY_MEMBERS: Final = re.compile(
    r"(?<![\w-])(?:Conservative|Labour|Labor|Liberal|Green|Tory|Republican|Democratic|Socialist|Independent|Nationalist|"
    r"Lib\sDem|Liberal\sDemocrat|Social\sDemocratic|Christian\sDemocratic)\s"
    rf"(?:{one_of(one for one in entries('members') if one.islower() and ' ' not in one)}|members)(?![\w-])"
)
"""A party by what its members are called: "Labour councillors"."""
EVERY: Final = re.compile(
    rf"(?<![\w-])(?:[Ee]very|[Ee]ach)\s({one_of(one[:-1] for one in entries('voters') if one.endswith('s'))})(?![\w-])"
)
"""A party by each of its members: "every Democrat" is the Democrats."""
_LONG_PARTY: Final = re.compile(
    r"\b(?:(?!The\b)[A-Z][\w'’-]+\s){0,3}(?:Party|Coalition|Alliance|Front|Union|League|Movement|Bloc|Forum|List|Platform)\s"
    r"(?:for|of)\s(?:(?:the|a|our)\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*"
)
"""A party whose name goes on behind its noun: "the Union for Renewal"."""
DEMONYM: Final = re.compile(rf"(?<![\w-])({one_of(demonyms())})(?![\w-])")
"""A country's adjective, for "a Russian veto"."""


def find_long_parties(span: Span, found: list[Voter], named: set[int]) -> list[Voter]:
    """Parties whose names go on behind their noun: "the Party for the Countryside"; countries in them are taken out."""
    parties = []
    for match in _LONG_PARTY.finditer(span.text):
        tokens = span.doc.char_span(span.start_char + match.start(), span.start_char + match.end())
        if tokens is None or tokens.start in named:
            continue
        found[:] = [one for one in found if not tokens.start <= one.first < tokens.end]
        parties.append(Voter(tokens.text, tokens.start_char, tokens.end_char, tokens.start, tokens.end))
    return parties


PARTISAN_WORDS: Final = frozenset(one for one in entries("voters") if " " not in one and one.endswith("s"))


def find_by_lexicon(
    span: Span, pattern: re.Pattern[str], *, country: bool = False, blocked: list[Voter] | None = None
) -> list[Voter]:
    found = []
    for match in pattern.finditer(span.text):
        start, end = span.start_char + match.start(), span.start_char + match.end()
        tokens = span.doc.char_span(start, end)
        if tokens is None or any(start < voter.end and voter.start < end for voter in blocked or ()):
            continue
        if country and _goes_on(tokens, span):
            continue
        after = span.doc[tokens.end].text if tokens.end < span.end else ""
        if pattern is PARTY_MEMBERS and tokens.end < span.end and is_name_part(span.doc[tokens.end]):
            continue  # "Green members Ada Pell and Bo Olm"
        if pattern is PARTY_MEMBERS and _APPOSED.search(span.text[: match.start()]) and after == ",":
            continue  # "the two Green members, Ada Pell and Bo Olm"
        if not country and PARTY_NOUN.match(after) and span.text[match.end() : match.end() + 1] == " ":
            continue  # "the Labour Alliance"
        if not country and after.lower() in _OF_GROUPS:
            continue  # "the opposition leader"
        if match.group().islower() and tokens.end < span.end and is_name_part(span.doc[tokens.end]):
            continue  # "the opposition National Front"
        every = pattern is EVERY
        name = countries()[match.group()] if country else f"{match.group(1)}s" if every else match.group()
        start = span.start_char + match.start(1) if every else start
        first = tokens.start
        if not country and not every and _goes_before(tokens, span):
            first -= 1 if span.doc[tokens.start - 1].tag_ != "POS" else 2  # "the Free Liberals", "the People's Greens"
            start = span.doc[first].idx
            name = span.doc[first : tokens.end].text
        found.append(Voter(name, start, end, first, tokens.end, country, group=not country))
    return found


_OF_GROUPS: Final = words("leader leaders chief head spokesman spokeswoman candidate politician figure")
"""What a party's name may only describe."""
_APPOSED: Final = re.compile(r"\b(?:both|two|three|four|five|six|\d+)\s$", re.IGNORECASE)


def _goes_before(tokens: Span, span: Span) -> bool:
    """Whether a party's name begins before the part of it that the lexicon has: "the Free Liberals"."""
    if tokens.start <= span.start or not tokens.text[0].isupper():
        return False
    before = span.doc[tokens.start - 1]
    if before.tag_ == "POS" and before.i - 1 > span.start:
        return before.text in ("'s", "’s") and before.nbor(-1).text in _PARTY_OWNERS
    return before.text in _PARTY_OPENINGS and before.whitespace_ != ""


_PARTY_OWNERS: Final = words("People Workers Peasants Farmers Citizens Women Pensioners")
_PARTY_OPENINGS: Final = words(
    "Free New National United Democratic Progressive Christian Young True Radical Left Moderate Social Civic Popular "
    "Agrarian Rural Reform Patriotic Constitutional Federal Independent Scottish Welsh Northern Southern Flemish"
)


def _goes_on(tokens: Span, span: Span) -> bool:
    """Whether a country's name is only part of a name or describes the next noun ("United States Senate")."""
    after = span.doc[tokens.end] if tokens.end < span.end else None
    before = span.doc[tokens.start - 1] if tokens.start > span.start else None
    if after is not None and (after.text in ("'s", "’s", "-", "’") and tokens[-1].whitespace_ == ""):
        return True
    if after is not None and after.pos_ == "PROPN" and after.text[0].isupper() and tokens[-1].whitespace_:
        return True
    return before is not None and before.pos_ == "PROPN" and before.text not in TITLES and before.text[0].isupper()
