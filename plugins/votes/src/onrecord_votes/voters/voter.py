"""A voter, and what its name or what stands before it says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord_votes.voters.titles import SEATS_SAID, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class Voter:
    """One who can hold a position. `start:end` is the name as written, `first:after` its tokens.

    `name` is the normal form of a country, and without titles for a person. `first:after` takes in what is said with
    the name: "of Tarn", "(R-Tarn)".
    """

    name: str
    start: int
    end: int
    first: int
    after: int
    country: bool = False
    group: bool = False
    """Whether it is a party or bloc of the lexicon."""
    pronoun: bool = False
    """Whether it is "he" or "she"; who that is, the article's mentions say."""


PARTY_NOUN: Final = re.compile(
    r"\b(?:Party|Coalition|Alliance|Front|Union|League|Movement|Bloc|Group|Forum|Club|List|Democrats)\b"
)
_PARTISANS: Final = re.compile(
    r"(?:[A-Z][a-z]+[-\s])?[A-Z][a-z]+(?:ists|ians|rats|rals|ives|icans|ers|als|ites|eens|ents)"
)
"""The members of a party by their conviction, as one word: "Unionists", "New Reformers"."""
EVERYONE: Final = frozenset({"every", "each"})


def has_seat(voter: Voter, span: Span) -> bool:
    """Whether the title before a name is a member's: "Senator Ada Pell", but not "Governor Ada Pell"."""
    return voter.first > span.start and span.doc[voter.first - 1].text in SEATS_SAID


def without_titles(name: str) -> str:
    """A person's name without the titles before it."""
    said = name.split()
    while len(said) > 1 and said[0] in TITLES:
        said = said[1:]
    return " ".join(said)


def is_whole(voter: Voter, span: Span) -> bool:
    """Whether a party is named as one that all of it did so: "all 220 Democrats"."""
    before = span.text[: voter.start - span.start_char]
    return voter.group and (_ALL.search(before) is not None or span.doc[voter.first].lower_ in EVERYONE)


_ALL: Final = re.compile(r"(?:\b[Aa]ll\s(?:the\s)?(?:[\w,]+\s)?|['’]s\s)$")


def is_party(voter: Voter) -> bool:
    """Whether a name says of itself that it is a party's: "the Farmers' League", "the Agrarians"."""
    return bool(PARTY_NOUN.search(voter.name) or _PARTISANS.fullmatch(voter.name))
