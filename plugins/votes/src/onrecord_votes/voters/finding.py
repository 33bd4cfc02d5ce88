"""Finding the voters that a sentence names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord_votes.bodies import Body
from onrecord_votes.lexicon import countries, entries, first_runs, runs, words
from onrecord_votes.voters.by_lexicon import (
    COUNTRY,
    EVERY,
    GROUP,
    PARTISAN_WORDS,
    PARTY_MEMBERS,
    find_by_lexicon,
    find_long_parties,
)
from onrecord_votes.voters.by_name import find_names, is_name_part
from onrecord_votes.voters.parts import is_part
from onrecord_votes.voters.titles import MEMBER_OPENINGS
from onrecord_votes.voters.voter import EVERYONE, Voter, is_party

if TYPE_CHECKING:
    from spacy.tokens import Span

_COUNTRY_OPENINGS: Final = first_runs(countries())
_GROUP_OPENINGS: Final = first_runs(entries("voters"))
_LONG_PARTY_WORDS: Final = words("party coalition alliance front union league movement bloc forum list platform")


def find_voters(span: Span, bodies: list[Body]) -> list[Voter]:
    """The voters that a sentence names, by place. Bodies are none, nor are parts of a party ("seven Democrats")."""
    named = {at for body in bodies for at in range(body.first, body.last + 1)}
    said = runs(span.text)
    found: list[Voter] = []
    if not _COUNTRY_OPENINGS.isdisjoint(said):
        found += [voter for voter in find_by_lexicon(span, COUNTRY, country=True) if voter.first not in named]
    if not _LONG_PARTY_WORDS.isdisjoint(said):
        found += find_long_parties(span, found, named)
    if not _GROUP_OPENINGS.isdisjoint(said):
        found += [voter for voter in find_by_lexicon(span, GROUP, blocked=found) if voter.first not in named]
    if not MEMBER_OPENINGS.isdisjoint(said):
        found += [voter for voter in find_by_lexicon(span, PARTY_MEMBERS, blocked=found) if voter.first not in named]
    if not EVERYONE.isdisjoint(said):
        found += [voter for voter in find_by_lexicon(span, EVERY, blocked=found) if voter.first not in named]
    taken = named.union(at for voter in found for at in range(voter.first, voter.after))
    found += find_names(span, taken)
    if not _PRONOUNS.isdisjoint(said):
        found += [
            Voter(token.lower_, token.idx, token.idx + len(token), token.i, token.i + 1, pronoun=True)
            for token in span
            if token.lower_ in _PRONOUNS
        ]
    found = [
        voter
        for voter in found
        if not (is_part(voter, span) or _NUMBERED.match(voter.name) or _describes_members(voter, span))
    ]
    return sorted(found, key=lambda voter: voter.start)


def _describes_members(voter: Voter, span: Span) -> bool:
    """Whether a party only says whose members those named next are: "Civic Alliance members Ada Pell and Bo Olm"."""
    if voter.after + 1 >= span.end or not (voter.group or is_party(voter)):
        return False
    if voter.group and voter.name in PARTISAN_WORDS and is_name_part(span.doc[voter.after]):
        return True  # "Republicans Ada Pell and Bo Olm"
    return span.doc[voter.after].lower_ in _MEMBER_NOUNS and is_name_part(span.doc[voter.after + 1])


_MEMBER_NOUNS: Final = words(
    "members member deputies deputy mps mp lawmakers lawmaker senators councillors legislators"
)
_NUMBERED: Final = re.compile(
    r"(?:Bill|Act|Resolution|Motion|Amendment|Measure|Proposition|Article|Item)\s[A-Z]{0,3}[-\s]?\d"
)
"""What is voted on, by its number: "Bill C-48"."""


_PRONOUNS: Final = frozenset({"he", "she"})
