"""Entities: the names of an article gathered into the people, organisations and places that they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.first_names import first_names, gender_of
from onrecord.reading.mentions.mention import Gender, Kind
from onrecord.reading.mentions.names import PERSON, SUFFIXES, THING, Occurrence, is_organisation, is_place

Key = tuple[str, ...]
"""What a name is known by: its words as they are compared, without initials in the middle."""

DOMINANT: Final = 3
"""Of two with one surname, the plain surname is whose full name comes first and this many times as often."""

_INITIALS: Final = re.compile(r"(?:[a-z]\.)+|[a-z]")
_WORD: Final = re.compile(r"[\w.'’-]+")
_OWN_PRONOUN: Final = re.compile(
    r"(?:,[^,.;\n]{1,60},|,? who)?(?: also| later| then)? [a-z]+(?:ed|s|id|ote|old)\b(?: \w+)?(?: that)? "
    r"(himself|herself|he|she)\b"
)
"""What follows a name where the pronoun is its own: "Sanna Lund, 31, said she"; "Lund, who describes himself"."""
_COMPANY_ENDINGS: Final = frozenset({"inc", "inc.", "corp", "corp.", "co.", "ltd", "ltd.", "llc", "plc"})
_WEAK_ROLES: Final = frozenset({"republican", "democrat", "candidate", "nominee"})
"""Roles that give way to a later one."""
_COUNTRY_OF: Final = {
    **{adjective: country for country, adjective in lexicon.COUNTRIES.items()},
    **lexicon.COUNTRY_ABBREVIATIONS,
}
_ROLE_FILLERS: Final = lexicon.words("the a an of for at in on and to s one his her its their our")


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that the article names, with all that it says of who that is."""

    name: str
    start: int
    end: int
    key: Key
    kind: Kind
    gender: Gender | None
    share: float | None
    """The share of women among those with this first name, where it is known."""
    full: int
    """How often it is named in full."""
    role: str | None = None
    role_words: list[frozenset[str]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Where its names start, those that may be another's left out."""

    @property
    def count(self) -> int:
        return len(self.places)


class Entities:
    """The entities of an article, and which of them a name may be."""

    def __init__(self, text: str, occurrences: Sequence[Occurrence]) -> None:
        self._text = text
        self._by_key: dict[Key, list[Entity]] = defaultdict(list)
        self.all: list[Entity] = []
        self.occurrences = self._gather(occurrences)
        """The names, those in headlines cut down to names that the text has."""
        self.of = {one.start: self._choose(one) for one in self.occurrences}
        """For the start of each name in the text, the entities that it may be: more than one where names clash."""
        self._describe()

    def _gather(self, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
        """Make the entities: the longest names first, so that a surname finds its owner; headlines last."""
        groups: dict[Key, list[Occurrence]] = defaultdict(list)
        longer = []
        for one in occurrences:
            if one.listed:
                groups[_key(one.words)].append(one)
                if len(one.words) > 2 and one.evidence < PERSON:
                    longer.append(one)
        for one in longer:
            self._place_inner(one, groups)
        for key in sorted(groups, key=len, reverse=True):
            self._place(key, groups[key])
        return [one if one.listed else self._in_headline(one) for one in occurrences]

    def _place(self, key: Key, group: Sequence[Occurrence]) -> None:
        """Find the entity that a name belongs to, or make one."""
        holders = self._by_key.get(key, [])
        if holders:
            if len(key) > 1 and all(holder.key[-1] in SUFFIXES for holder in holders):
                holders = []  # "Bo Hale" beside "Bo Hale Jr." is somebody else
            elif len(key) > 1:
                return
            # "Mr. Lund" where only Sanna Lund is known so far is somebody else
            group = [one for one in group if all(_contradicts(one, holder) for holder in holders)]
            if not group:
                return
        entity = _entity(self._text, key, group)
        self.all.append(entity)
        for alias in _aliases(entity, group):
            if entity not in self._by_key[alias]:
                self._by_key[alias].append(entity)

    def _place_inner(self, one: Occurrence, groups: Mapping[Key, Sequence[Occurrence]]) -> None:
        """The person inside a longer name whose surname alone speaks elsewhere: "The Ada Lund Show" … "Lund said"."""
        for at, (first, last) in enumerate(pairwise(one.words)):
            speaks = any(other.evidence > 0 for other in groups.get((last,), ()))
            if speaks and first in first_names() and (first, last) not in groups:
                self._place((first, last), [one.part(at, at + 2, self._text)])

    def _in_headline(self, one: Occurrence) -> Occurrence:
        """The name in a headline, where every word has a capital, cut down to one that the text knows."""
        for length in range(len(one.words), 0, -1):
            for at in range(len(one.words) - length + 1):
                if _key(one.words[at : at + length]) in self._by_key:
                    return one if length == len(one.words) else one.part(at, at + length, self._text)
        self._place(_key(one.words), [one])
        return one

    def _choose(self, one: Occurrence) -> tuple[Entity, ...]:
        """The entities that a name may be, by its words, its gender, and who was introduced before."""
        key = _key(one.words)
        holders = self._by_key.get(key, ())
        if len(holders) < 2:
            return tuple(holders)
        if exact := [holder for holder in holders if holder.key == key and not _contradicts(one, holder)]:
            return tuple(exact)
        fitting = [holder for holder in holders if not _contradicts(one, holder)] or holders
        if one.gender is not None and (sure := [holder for holder in fitting if holder.gender == one.gender]):
            fitting = sure
        fitting = [holder for holder in fitting if holder.start <= one.start] or fitting
        first, *others = sorted(fitting, key=lambda holder: holder.start)
        if all(first.full >= DOMINANT * other.full for other in others):
            return (first,)
        return (first, *others)

    def _describe(self) -> None:
        """Give each entity the roles, the gender and the count that its names tell."""
        pronouns: dict[Entity, set[Gender]] = defaultdict(set)
        for one in self.occurrences:
            entities = self.of[one.start]
            if len(entities) != 1:
                continue
            entity = entities[0]
            entity.places.append(one.start)
            if entity.kind != "person":
                continue
            entity.gender = entity.gender or one.gender
            if one.role is not None:
                if entity.role is None or entity.role.lower() in _WEAK_ROLES:
                    entity.role = one.role
                entity.role_words.append(role_words(one.role))
            if entity.gender is None and one.listed:
                match = _OWN_PRONOUN.match(self._text, one.end, one.end + 120)
                if match:
                    pronouns[entity].add("male" if match[1] in ("he", "himself") else "female")
        for entity, genders in pronouns.items():
            if entity.gender is None and len(genders) == 1:
                entity.gender = next(iter(genders))


def role_words(role: str) -> frozenset[str]:
    """The words of a role that a description can take up, each in one form: "Sen." is a senator, "Danish" Denmark."""
    found = set()
    for word in _WORD.findall(role.lower()):
        plain = word.removesuffix("'s").removesuffix("’s")
        if plain not in lexicon.ABBREVIATED_ROLES and plain.count(".") < 2:
            plain = plain.rstrip(".")
        plain = lexicon.ABBREVIATED_ROLES.get(plain, plain)
        if plain not in _ROLE_FILLERS:
            found.add(_COUNTRY_OF.get(plain, plain))
    return frozenset(found)


def _entity(text: str, key: Key, group: Sequence[Occurrence]) -> Entity:
    fullest = max(group, key=lambda one: (len(one.words), -one.start))
    kind = _kind(fullest.words, group)
    first = key[0]
    person = kind == "person" and len(key) > 1
    told = next((one.gender for one in group if one.gender), None) if kind == "person" else None
    return Entity(
        name=text[fullest.start : fullest.end].replace("\xa0", " "),
        start=fullest.start,
        end=fullest.end,
        key=key,
        kind=kind,
        gender=told or (gender_of(first) if person else None),
        share=first_names().get(first) if person else None,
        full=len(group),
    )


def _kind(words: Sequence[str], group: Sequence[Occurrence]) -> Kind:
    """What a name names, by the evidence at all its places."""
    evidence = [one.evidence for one in group]
    if max(evidence) + min(0, *evidence) >= PERSON:
        return "person"
    if is_place(words):
        return "place"
    if any(one.acronym for one in group) or is_organisation(words) or min(evidence) < THING:
        return "organisation"
    return "place" if any(one.located for one in group) else "other"


def _aliases(entity: Entity, group: Sequence[Occurrence]) -> Iterable[Key]:
    """The names that an entity goes by: for a person the first name and every tail of the name; acronyms."""
    key = entity.key
    aliases = [key, *((one.acronym,) for one in group if one.acronym)]
    if entity.kind == "person":
        bare = tuple(word for word in key if word not in SUFFIXES) or key
        aliases += [bare[at:] for at in range(len(bare))] + [key[:1]]
    elif len(key) > 1 and key[-1] in _COMPANY_ENDINGS:
        aliases.append(key[:-1])
    return dict.fromkeys(aliases)


def _key(words: Sequence[str]) -> Key:
    if len(words) < 3:
        return tuple(words)
    return (words[0], *(word for word in words[1:-1] if not _INITIALS.fullmatch(word)), words[-1])


def _contradicts(one: Occurrence, entity: Entity) -> bool:
    return one.gender is not None and entity.gender is not None and one.gender != entity.gender
