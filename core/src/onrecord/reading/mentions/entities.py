"""Entities: the names of an article gathered into the people, organisations and places that they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.first_names import first_names, gender_of
from onrecord.reading.mentions.mention import Gender, Kind
from onrecord.reading.mentions.names import (
    PERSON,
    SUFFIXES,
    THING,
    Occurrence,
    is_organisation,
    is_people,
    is_place,
    says_nothing,
)
from onrecord.reading.mentions.roles import role_head
from onrecord.reading.wordlists import words

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
_OPENS_OTHERS: Final = re.compile(rf"{'|'.join(sorted(map(re.escape, lexicon.PLACE_OPENINGS)))}|\w+(?:ing|ed)")
"""First words that nobody has: of places, and verbs with a capital from their place in the sentence."""
_COMPANY_ENDINGS: Final = frozenset({"inc", "inc.", "corp", "corp.", "co.", "ltd", "ltd.", "llc", "plc"})
_KIN_BEFORE: Final = re.compile(
    rf"(?:[Hh]is|[Hh]er|[Tt]heir|['’]s?) (?:[\w-]+ ){{0,3}}(?:{'|'.join(sorted(lexicon.KIN))})"
    r"(?:,? |, (?:[\w'’-]+ ){1,4})$"
)
""" "his wife, Ada Lund"; "his wife, former senator Ada Lund" """
_ESTABLISHED: Final = 2
"""So many plain surnames before another of that name is introduced: from then on he is who the plain surname means."""
_SUBJECT_FOR: Final = 200
"""For so many characters a relative who opened a sentence may be whom the plain surname means."""
_MOST_SHORTENED: Final = 40
"""Of more than so many names no part is looked for: each is asked of the whole text, whether it is a common word."""
_MOST: Final = 8
"""Names that more may bear than this are nobody's."""
_COUNTRY_OF: Final = {
    **{adjective: country for country, adjective in lexicon.COUNTRIES.items()},
    **lexicon.COUNTRY_ABBREVIATIONS,
}
_ROLE_FILLERS: Final = words("the a an of for at in on and to s one his her its their our")


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
    weak: bool = True
    """Whether the role gives way to another: "rival", "candidate"."""
    places: list[int] = field(default_factory=list)
    """Where its names start, those that may be another's left out."""
    nouns: frozenset[str] = frozenset()
    """What an organisation may be called: "ministry" of the Ministry of Fisheries, "company" of Blue Line."""

    @property
    def count(self) -> int:
        return len(self.places)


class Entities:
    """The entities of an article, and which of them a name may be."""

    def __init__(self, text: str, occurrences: Sequence[Occurrence]) -> None:
        self._text = text
        self._by_key: dict[Key, list[Entity]] = defaultdict(list)
        self._plain: dict[Key, list[int]] = {}
        """Where each name of one word stands."""
        self._shortened: Mapping[Key, Key] = {}
        """Names that are not a person's for certain, and the part of them that goes on alone."""
        self.all: list[Entity] = []
        self.occurrences = self._gather(occurrences)
        """The names, those in headlines cut down to names that the text has."""
        self.of = {one.start: self._choose(one, _key(one.words)) for one in self.occurrences}
        """For the start of each name in the text, the entities that it may be: more than one where names clash."""
        self._describe()

    @cached_property
    def people_by_role(self) -> Mapping[str, Sequence[Entity]]:
        """The people whose roles have a word."""
        found: dict[str, dict[Entity, None]] = defaultdict(dict)
        for one in self.all:
            for role in one.role_words:
                for word in role:
                    found[word][one] = None
        return {word: tuple(people) for word, people in found.items()}

    @cached_property
    def bodies_by_noun(self) -> Mapping[str, Sequence[Entity]]:
        """The organisations that a noun is the head of, or is said of."""
        found: dict[str, dict[Entity, None]] = defaultdict(dict)
        for one in self.all:
            if one.kind == "organisation":
                for word in one.nouns:
                    found[word][one] = None
        return {word: tuple(bodies) for word, bodies in found.items()}

    def _gather(self, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
        """Make the entities: the longest names first, so that a surname finds its owner; headlines last."""
        groups: dict[Key, list[Occurrence]] = defaultdict(list)
        longer = []
        for one in occurrences:
            if one.listed:
                groups[_key(one.words)].append(one)
                if len(one.words) > 2 and one.evidence < PERSON:
                    longer.append(one)
        speaking = {key for key, group in groups.items() if len(key) == 1 and any(one.evidence > 0 for one in group)}
        for one in longer:
            self._place_inner(one, groups, speaking)
        self._plain = {key: [one.start for one in group] for key, group in groups.items() if len(key) == 1}
        for key in _whose_surnames_speak(groups, speaking):
            groups[key][0].evidence = PERSON
        self._shortened = {
            key: short
            for key, short in islice(_shortened(groups).items(), _MOST_SHORTENED)
            if not any(f" {word}{mark}" in self._text for word in (key[0], *short) for mark in " ,.")
        }
        for key in sorted(groups, key=len, reverse=True):
            self._place(key, groups[key])
        self._abbreviate(groups)
        return [one if one.listed else self._in_headline(one) for one in occurrences]

    def _abbreviate(self, groups: Mapping[Key, Sequence[Occurrence]]) -> None:
        """Acronyms without a bracket: "the Port Hale Harbour Board … the PHHB"."""
        spelt: dict[str, list[Entity]] = defaultdict(list)
        for one in self.all:
            if one.kind == "organisation" and 2 < len(one.key) < 8:
                spelt["".join(word[0] for word in one.key)].append(one)
        found = set()
        for initials, bodies in spelt.items():
            group = groups.get((initials,))
            if group and len(bodies) == 1 and all(self._text[one.start : one.end].isupper() for one in group):
                self._by_key[(initials,)] = bodies
                found.add((initials,))
        self.all = [one for one in self.all if one.key not in found]

    def _place(self, key: Key, group: Sequence[Occurrence]) -> None:
        """Find the entity that a name belongs to, or make one."""
        holders = self._by_key.get(key, [])
        if holders:
            if len(key) > 1 and all(holder.key[-1] in SUFFIXES for holder in holders):
                holders = []  # "Bo Hale" beside "Bo Hale Jr." is somebody else
            elif len(key) > 1:
                return
            elif is_place(key) and any(one.located for one in group):
                holders = self._by_key[key] = []  # "in Georgia" beside Georgia Lund
            # "Mr. Lund" where only Sanna Lund is known so far is somebody else
            group = [one for one in group if all(_contradicts(one, holder) for holder in holders[:_MOST])]
            if not group:
                return
        entity = _entity(self._text, key, group)
        self.all.append(entity)
        aliases = _aliases(entity, group)
        for alias in (*aliases, self._shortened[key]) if key in self._shortened else aliases:
            if len(self._by_key[alias]) <= _MOST and entity not in self._by_key[alias]:
                self._by_key[alias].append(entity)

    def _place_inner(self, one: Occurrence, groups: Mapping[Key, Sequence[Occurrence]], speaking: Set[Key]) -> None:
        """The person inside a longer name whose surname alone speaks elsewhere: "The Ada Lund Show" … "Lund said"."""
        for at, (first, last) in enumerate(pairwise(one.words)):
            if (last,) in speaking and first in first_names() and (first, last) not in groups:
                self._place((first, last), [one.part(at, at + 2, self._text)])

    def _in_headline(self, one: Occurrence) -> Occurrence:
        """The name in a headline, where every word has a capital, cut down to one that the text knows."""
        for length in range(len(one.words), 0, -1):
            for at in range(len(one.words) - length + 1):
                if _key(one.words[at : at + length]) in self._by_key:
                    return one if length == len(one.words) else one.part(at, at + length, self._text)
        if len(one.words) == 1:
            one.evidence = min(one.evidence, 0)  # "Retired General Reveals …"
        self._place(_key(one.words), [one])
        return one

    def _choose(self, one: Occurrence, key: Key) -> tuple[Entity, ...]:
        """The entities that a name may be, by its words, its gender, and who was introduced before."""
        holders = self._by_key.get(key, ())
        if len(holders) < 2:
            if holders and one.start < holders[0].start and holders[0].key != key and is_place(key):
                return ()  # "Jordan" before Ada Jordan is introduced
            return tuple(holders)
        if exact := [holder for holder in holders if holder.key == key and not _contradicts(one, holder)]:
            return tuple(exact)
        fitting = [holder for holder in holders if not _contradicts(one, holder)] or holders
        if one.gender is not None and (sure := [holder for holder in fitting if holder.gender == one.gender]):
            fitting = sure
        fitting = [holder for holder in fitting if holder.start <= one.start] or fitting
        if one.gender is None:
            fitting = [holder for holder in fitting if not self._is_relative(holder, one.start)] or fitting
        first, *others = sorted(fitting, key=lambda holder: holder.start)
        if all(self._outweighs(first, other, key) for other in others):
            return (first,)
        return (first, *others)

    def _is_relative(self, entity: Entity, at: int) -> bool:
        """Whether somebody is introduced as a relative, "his wife, Ada Lund", and not as the subject just before."""
        match = _KIN_BEFORE.search(self._text, max(0, entity.start - 90), entity.start)
        if match is None:
            return False
        leads = self._text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:] in ("", ".", "\n", "”", '"')
        return not leads or at - entity.start > _SUBJECT_FOR

    def _outweighs(self, first: Entity, other: Entity, key: Key) -> bool:
        """Whether a plain surname is the first one's, though another bears it too."""
        if first.full >= DOMINANT * other.full:
            return True
        places = self._plain.get(key, ())
        return bisect_left(places, other.start) - bisect_left(places, first.start) >= _ESTABLISHED

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
            if one.role is not None and one.listed:
                if entity.role is None or entity.weak:
                    weak = role_head(one.role) in lexicon.RELATIVE_ROLES
                    if entity.role is None or not weak:
                        entity.role, entity.weak = one.role, weak
                entity.role_words.append(role_words(one.role))
                if one.also is not None:
                    entity.role_words.append(role_words(one.also))
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
    fullest = group[0]
    for one in group:
        if (len(one.words), -one.start) > (len(fullest.words), -fullest.start):
            fullest = one
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
        nouns=_nouns(key, group) if kind == "organisation" else frozenset(),
    )


def _nouns(key: Key, group: Sequence[Occurrence]) -> frozenset[str]:
    told = {noun for one in group for noun in (one.body, one.kept) if noun}
    found = lexicon.ORGANISATION_NOUNS.intersection(key) | told
    if not found and len(key) > 1 and lexicon.OF_ORGANISATIONS.isdisjoint(key):
        by_words = lexicon.BODY_ENDINGS.get(key[-1]) or lexicon.BODY_OPENINGS.get(key[0])
        found = frozenset({by_words}) if by_words else found
    return frozenset(lexicon.ORGANISATION_SYNONYMS.get(noun, noun) for noun in found)


def _whose_surnames_speak(groups: Mapping[Key, Sequence[Occurrence]], speaking: Set[Key]) -> list[Key]:
    """Names that are people's because their last word alone does what people do: "Vexa Lund … Lund said"."""
    found: dict[Key, list[Key]] = defaultdict(list)
    for key, group in groups.items():
        if 1 < len(key) < 5 and key[-1:] in speaking:
            sure = max(one.evidence for one in group)
            least = min(one.evidence for one in group)
            if sure >= PERSON or (least >= 0 and not is_place(key) and key[-1] not in lexicon.PLACE_HEADS):
                found[key[-1:]].append(key)
    return [keys[0] for keys in found.values() if len(keys) == 1 and groups[keys[0]][0].evidence < PERSON]


def _shortened(groups: Mapping[Key, Sequence[Occurrence]]) -> Mapping[Key, Key]:
    """Names of which a part goes on alone: "Vexa Lund … fined Lund", "Lund Foods … Lund".

    Names of two words that are in no list go on by the last one, those of companies by the first. Not where another
    name has that word in its place, where it is a place ("in Lund"), or where anything tells against it.
    """
    lasts, firsts = Counter([key[-1] for key in groups]), Counter([key[0] for key in groups])
    found: dict[Key, Key] = {}
    for key, group in groups.items():
        first, last = key[0], key[-1]
        if len(key) == 2 and lasts[last] == 2 and (last,) in groups and says_nothing(key):
            both = (*group, *groups[(last,)])
            if not _OPENS_OTHERS.fullmatch(first) and all(one.evidence >= 0 and not one.located for one in both):
                found[key] = (last,)
        elif len(key) > 1 and firsts[first] == 2 and lasts[first] == 1 and (first,) in groups:
            rest = groups[(first,)]
            if (
                (last in _COMPANY_ENDINGS or lexicon.BODY_ENDINGS.get(last) == "company")
                and not is_place((first,))
                and not any(one.evidence >= PERSON or one.titled or one.located for one in rest)
            ):
                found[key] = (first,)
    return found


def _kind(words: Sequence[str], group: Sequence[Occurrence]) -> Kind:
    """What a name names, by the evidence at all its places."""
    most, least = group[0].evidence, 0
    organised = located = told_body = keeps = False
    for one in group:
        if one.evidence > most:
            most = one.evidence
        elif one.evidence < least:
            least = one.evidence
        organised = organised or one.acronym is not None
        located = located or one.located
        told_body = told_body or one.body is not None
        keeps = keeps or one.kept is not None
    if most + least >= PERSON:
        return "person"
    if told_body:
        return "organisation"
    known = " ".join(words) if len(words) < 4 else ""
    if known in lexicon.BODIES:
        return "organisation"
    if known in lexicon.PLACES:
        return "place"
    listed = not says_nothing(words)
    if listed:
        if is_place(words):
            return "place"
        if is_people(words) or (len(words) > 1 and words[-1] in lexicon.PLAIN_ADJECTIVES):
            return "other"
        if len(words) > 1 and words[-1] in lexicon.THING_NOUNS:
            return "other"
    if least < THING or organised or (listed and is_organisation(words)):
        return "organisation"
    if keeps and not located:
        return "organisation"
    return "place" if located else "other"


def _aliases(entity: Entity, group: Sequence[Occurrence]) -> Iterable[Key]:
    """The names that an entity goes by: for a person the first name and every tail of the name; acronyms."""
    key = entity.key
    if len(key) == 1 and entity.kind != "person":
        return (key,)  # a single word has no acronym
    aliases = [key, *((one.acronym,) for one in group if one.acronym)]
    if entity.kind == "person":
        bare = tuple(word for word in key if word not in SUFFIXES) or key
        aliases += [bare[at:] for at in range(len(bare))]
        if not is_place(key[:1]) and key[0] not in lexicon.DAYS_AND_MONTHS:
            aliases.append(key[:1])
    elif len(key) > 1 and key[-1] in _COMPANY_ENDINGS:
        aliases.append(key[:-1])
    return dict.fromkeys(aliases)


def _key(words: Sequence[str]) -> Key:
    if len(words) < 3:
        return tuple(words)
    return (words[0], *(word for word in words[1:-1] if not _INITIALS.fullmatch(word)), words[-1])


def _contradicts(one: Occurrence, entity: Entity) -> bool:
    return one.gender is not None and entity.gender is not None and one.gender != entity.gender
