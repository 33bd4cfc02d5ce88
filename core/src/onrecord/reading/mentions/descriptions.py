"""Descriptions: whom "the mayor" or "the state secretary" stands for, by the roles that the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.entities import Entities, Entity, role_words
from onrecord.reading.mentions.roles import role_head

NEAR: Final = 1000
"""In characters, some three paragraphs."""

MANY: Final = 50
"""So many in one role are too many to tell apart."""

_WORD: Final = re.compile(r"[\w.'’-]+")
_FORMER: Final = frozenset({"former", "ex", "late", "outgoing", "then"})


def described(phrase: str, entities: Entities, start: int) -> Entity | None:
    """The only person whose roles have all the words of a description at `start`; None for none or more than one.

    "the state secretary" is Ada Lund where the article calls her "Secretary of State Ada Lund"; "the former mayor" is
    nobody who is just called a mayor. A description of one word, "the senator", is only of somebody named just before.
    """
    head = role_head(phrase)
    if head is None:
        return None
    words = role_words(phrase) | {head}
    people = entities.people_by_role.get(head, ())
    if len(people) > MANY:
        return None
    found = [one for one in people if any(_fits(words, head, role) for role in one.role_words)]
    if len(found) != 1 or (len(words) == 1 and not _is_near(found[0], start)):
        return None
    return found[0]


def body_described(phrase: str, entities: Entities, start: int, *, other_than: Entity | None = None) -> Entity | None:
    """The only organisation named just before `start` that a description of it fits; None for none or more than one.

    "the ministry" is the Ministry of Fisheries, "the harbour board" the Port Hale Harbour Board, and "the company" is
    Blue Line where the article calls it a shipping company.
    """
    words = _WORD.findall(phrase.lower())
    if len(words) < 2 or words[0] != "the":
        return None
    noun = lexicon.ORGANISATION_SYNONYMS.get(words[-1], words[-1])
    others = set(words[1:-1])
    bodies = entities.bodies_by_noun.get(noun, ())
    if len(bodies) > MANY:
        return None
    found = [one for one in bodies if one is not other_than and others.issubset(one.key) and _is_near(one, start)]
    return found[0] if len(found) == 1 else None


def _is_near(entity: Entity, start: int) -> bool:
    before = bisect_left(entity.places, start)
    return before > 0 and start - entity.places[before - 1] <= NEAR


def _fits(words: frozenset[str], head: str, role: frozenset[str]) -> bool:
    return head in role and words <= role and (words & _FORMER) == (role & _FORMER)
