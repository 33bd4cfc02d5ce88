"""Descriptions: whom "the mayor" or "the state secretary" stands for, by the roles that the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.entities import Entities, Entity, role_words
from onrecord.reading.mentions.roles import is_role_noun

NEAR: Final = 1000
"""In characters, some three paragraphs."""

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
    found = [
        one for one in entities.all if one.kind == "person" and any(_fits(words, head, role) for role in one.role_words)
    ]
    if len(found) != 1 or (len(words) == 1 and not _is_near(found[0], start)):
        return None
    return found[0]


def _is_near(entity: Entity, start: int) -> bool:
    before = bisect_left(entity.places, start)
    return before > 0 and start - entity.places[before - 1] <= NEAR


def role_head(phrase: str) -> str | None:
    """The noun for a person at the head of a description, in its one form: "secretary" of "the state secretary"."""
    head: str | None = None
    for word in _WORD.findall(phrase.lower()):
        if word in lexicon.PREPOSITIONS or word in ("who", "that", "which", "whose"):
            break
        head = word
    if head is None or not is_role_noun(head):
        return None
    return lexicon.ABBREVIATED_ROLES.get(head, head)


def _fits(words: frozenset[str], head: str, role: frozenset[str]) -> bool:
    return head in role and words <= role and (words & _FORMER) == (role & _FORMER)
