"""Entities: the names of an article gathered into the people, organisations and places that they name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.first_names import first_names, gender_of
from onrecord.reading.mentions.mention import Gender, Kind
from onrecord.reading.mentions.names import Occurrence, fold, is_place

Key = tuple[str, ...]

_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_WORD: Final = re.compile(r"[\w.'’-]+")
_OWN_PRONOUN: Final = re.compile(
    r"(?:,[^,.;\n]{1,60},|,? who)?(?: also| later| then)? [a-z]+(?:ed|s|id|ote|old)\b(?: \w+)?(?: that)? (himself|herself|he|she)\b"
)
"""What follows a name where the pronoun is its own: "Sanna Lund, 31, said she"; "Lund, who describes himself"."""


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that the article names, with all that it says of who that is."""

    name: str
    start: int
    end: int
    kind: Kind
    gender: Gender | None
    role: str | None
    share: float | None = None
    """The share of women among those with this first name, where it is known and tells no gender."""
    role_words: list[frozenset[str]] = field(default_factory=list)
    count: int = 0


class Entities:
    """The entities of an article, and which of them a name may be."""

    def __init__(self, text: str, occurrences: Sequence[Occurrence]) -> None:
        self._text = text
        self._by_key: dict[Key, list[Entity]] = defaultdict(list)
        self.all: list[Entity] = []
        self.of: dict[int, tuple[Entity, ...]] = {}
        """For the start of each name in the text, the entities that it may be."""
        self._gather(occurrences)

    def named(self, key: Key) -> tuple[Entity, ...]:
        """The entities that a name, as a row of folded words, may be."""
        return tuple(self._by_key.get(key, ()))

    def _gather(self, occurrences: Sequence[Occurrence]) -> None:
        groups: dict[Key, list[Occurrence]] = defaultdict(list)
        for one in occurrences:
            if one.listed:
                groups[_key(one.folded)].append(one)
        for one in occurrences:
            if one.listed and len(one.words) > 2 and one.evidence < 2:
                self._place_inner(one, groups)
        for key in sorted(groups, key=lambda key: (-len(key), groups[key][0].start)):
            self._place(key, groups[key])
        for one in occurrences:
            if not one.listed:
                self._place_headline(one)
        for one in occurrences:
            self.of[one.start] = self._choose(one)
        self._describe(occurrences)

    def _place(self, key: Key, group: Sequence[Occurrence]) -> None:
        """Find the entity that a name belongs to, or make one."""
        holders = self._by_key.get(key)
        if holders and len(key) > 1:
            return
        if holders and not any(_contradicts(one, holder) for one in group for holder in holders):
            return
        if holders:  # "Mr. Lund" where so far only Ada Lund is known
            group = [one for one in group if all(_contradicts(one, holder) for holder in holders)]
            if not group:
                return
        entity = _entity(self._text, key, group)
        self.all.append(entity)
        for alias in _aliases(key, entity, group):
            if entity not in self._by_key[alias]:
                self._by_key[alias].append(entity)

    def _place_inner(self, one: Occurrence, groups: Mapping[Key, Sequence[Occurrence]]) -> None:
        """The person inside a longer name, where the surname alone speaks elsewhere: "The Ada Lund Show" … "Lund said"."""
        words = one.folded
        for at, (first, last) in enumerate(pairwise(words)):
            alone = groups.get((last,), ())
            if first in first_names() and any(other.evidence > 0 for other in alone) and (first, last) not in groups:
                inner = copy(one)
                inner.narrow(at, at + 2, self._text)
                inner.evidence = 2
                self._place((first, last), [inner])

    def _place_headline(self, one: Occurrence) -> None:
        """Cut the name in a headline, where every word has a capital, down to one that the text below knows."""
        for length in range(len(one.words), 0, -1):
            for at in range(len(one.words) - length + 1):
                if _key(one.folded[at : at + length]) in self._by_key:
                    one.narrow(at, at + length, self._text)
                    return
        self._place(_key(one.folded), [one])

    def _choose(self, one: Occurrence) -> tuple[Entity, ...]:
        holders = self.named(_key(one.folded))
        if len(holders) < 2:
            return holders
        fitting = [holder for holder in holders if not _contradicts(one, holder)]
        full = [holder for holder in fitting if _key(one.folded) == _key(_words(holder.name))]
        if full and len(one.words) > 1:
            return tuple(full)
        if one.gender is not None and (sure := [holder for holder in fitting if holder.gender == one.gender]):
            return tuple(sure)
        introduced = [holder for holder in fitting if holder.start <= one.start]
        return tuple(introduced or fitting or holders)

    def _describe(self, occurrences: Iterable[Occurrence]) -> None:
        """Give each entity the roles, the gender and the count that its names tell."""
        pronouns: dict[int, Counter[Gender]] = defaultdict(Counter)
        for one in occurrences:
            entities = self.of[one.start]
            if len(entities) != 1:
                continue
            entity = entities[0]
            entity.count += 1
            if one.gender is not None and entity.gender is None and entity.kind == "person":
                entity.gender = one.gender
            if one.role is not None and entity.kind == "person":
                if entity.role is None or entity.role.lower() in _WEAK_ROLES:
                    entity.role = one.role
                entity.role_words.append(role_words(one.role))
            elif entity.gender is None and entity.kind == "person" and one.listed:
                match = _OWN_PRONOUN.match(self._text, one.end, one.end + 120)
                if match:
                    pronouns[id(entity)]["male" if match[1] in ("he", "himself") else "female"] += 1
        for entity in self.all:
            votes = pronouns.get(id(entity))
            if votes and len(votes) == 1:
                entity.gender = next(iter(votes))


def _entity(text: str, key: Key, group: Sequence[Occurrence]) -> Entity:
    fullest = max(group, key=lambda one: (len(one.words), -one.start))
    evidence = max(one.evidence for one in group) + min(0, min(one.evidence for one in group))
    kind: Kind = "other"
    if evidence > 1:
        kind = "person"
    elif any(one.acronym for one in group):
        kind = "organisation"
    elif is_place(fullest.words):
        kind = "place"
    elif evidence < -1:
        kind = "organisation"
    first = fold(fullest.words[0])
    gender = None
    if kind == "person" and len(key) > 1:
        gender = next((one.gender for one in group if one.gender), None) or gender_of(first)
    name = text[fullest.start : fullest.end].replace("\xa0", " ")
    share = first_names().get(first) if kind == "person" and len(key) > 1 else None
    return Entity(name, fullest.start, fullest.end, kind, gender, None, share)


def _aliases(key: Key, entity: Entity, group: Sequence[Occurrence]) -> list[Key]:
    """The names that an entity goes by: for a person every tail of the name, and the first name."""
    aliases = [key]
    if entity.kind == "person":
        full = _key(_words(entity.name))
        for words in dict.fromkeys((full, key)):
            aliases += [words[at:] for at in range(len(words))]
        aliases.append(key[:1])
    elif len(key) > 1 and entity.kind == "organisation":
        last = key[-1]
        if last in ("inc", "inc.", "corp", "corp.", "co.", "ltd", "ltd.", "llc", "plc"):
            aliases.append(key[:-1])
    aliases += [(one.acronym.lower(),) for one in group if one.acronym]
    return list(dict.fromkeys(alias for alias in aliases if alias))


def _key(words: tuple[str, ...]) -> Key:
    """What a name is known by: first and last word of a person's name; initials and "Jr." left out."""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(word for at, word in enumerate(words) if at in (0, len(words) - 1) or not re.fullmatch(r"(?:[a-z]\.)+", word))


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in name.split())


def _contradicts(one: Occurrence, entity: Entity) -> bool:
    return one.gender is not None and entity.gender is not None and one.gender != entity.gender


def role_words(role: str) -> frozenset[str]:
    """The words of a role that a description can take up, each in one form: "Sen." is a senator."""
    found = set()
    for word in _WORD.findall(role.lower()):
        plain = word.removesuffix("'s").removesuffix("’s")
        if plain not in lexicon.ABBREVIATED_ROLES:
            plain = plain.rstrip(".") if plain.count(".") < 2 else plain
        plain = lexicon.ABBREVIATED_ROLES.get(plain, plain)
        plain = _OF_ADJECTIVES.get(plain, plain)
        if plain not in _ROLE_FILLERS:
            found.add(plain)
    return frozenset(found)


_WEAK_ROLES: Final = frozenset({"republican", "democrat", "candidate", "nominee"})
"""Roles that give way to a later one."""
_OF_ADJECTIVES: Final = {adjective: country for country, adjective in lexicon.COUNTRIES.items()}
_ROLE_FILLERS: Final = frozenset("the a an of for at in on and to s one his her their our".split())
