"""Salience: whom a pronoun stands for, by who was last spoken of, and how.

Every person's name, pronoun and person without a name outside quotations is an event with a weight by its place in the
clause.
A pronoun goes to the candidate of its gender whose events are the heaviest and nearest, where no other comes close.
The course is the classic one of ranked, decaying salience (Lappin and Leass 1994), without a parse.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.descriptions import described
from onrecord.reading.mentions.entities import Entities, Entity
from onrecord.reading.mentions.flow import Flow
from onrecord.reading.mentions.mention import Gender
from onrecord.reading.mentions.names import Occurrence
from onrecord.reading.mentions.roles import role_head
from onrecord.reading.mentions.unnamed import find_unnamed
from onrecord.reading.wordlists import words

PRONOUNS: Final[dict[str, Gender]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip

SPEAKER: Final = 1.15
"""The weight of who says something: "Lund said"."""
GOES_ON: Final = 1.2
"""A speaker speaks on: of "Lund said … She added …" the first is who the second is, before all others."""
SUBJECT: Final = 1.0
OBJECT: Final = 0.6
OBLIQUE: Final = 0.5
OWNER: Final = 0.5
INTRODUCED: Final = 0.8
"""Somebody without a name who is no subject: "Police arrested a man. He …" is more often about the man."""
TOPICAL: Final = 1.0
"""An owner or an oblique that opens its sentence: "Given Lund's age, he …", "For Lund, …"."""
OPENING: Final = 12
JOINED: Final = 0.4
"""One of several: "Lund and Hale left. He …" """
MODIFIER: Final = 0.15
""" "the Lund campaign" """
QUOTED: Final = 0.05
"""What is left for a name that stands inside a quotation."""
EMBEDDED: Final = 0.85
"""The subject of a clause inside a sentence stands out less than the first subject: "Lund said that Hale had lied"."""

DECAY: Final = (1.1, 0.8, 0.45, 0.25, 0.15, 0.1)
"""What is left after so many sentences outside quotations."""
FAR: Final = 0.8
"""What is left for anything more than one paragraph back, on top of that."""

REPEATED: Final = 0.1
REPEATED_MOST: Final = 0.06
TOPIC: Final = 0.04
"""A little more for whom the article is about."""
UNKNOWN_GENDER: Final = 0.75
LEAST_LIKELY: Final = 0.1
SPOKEN_OF: Final = 0.6
"""Who is named in the quotation of this sentence is seldom its speaker; nor is who is named in what he says without
marks: "The Lund camp is tired of Hale, she said"."""

SPEAKS_FOR: Final = 0.5
"""What is left of a lawyer for the pronouns of his own sentence: "Her lawyer said she would appeal"."""

WINDOW: Final = 80
"""How many events back a pronoun is looked for: no sentence of sane length has so many."""

LEAST: Final = 0.3
"""A candidate below this is too far away."""
CLEAR: Final = 0.75
"""The next best candidate must have no more than this share of the best one's score."""


def _by_first_letter(words: Iterable[str]) -> Iterator[str]:
    """Alternatives for a regular expression, one for each first letter: "s(?:aid|ays)"."""
    for letter, group in groupby(sorted(words), key=itemgetter(0)):
        yield f"{letter}(?:{'|'.join(word[1:] for word in group)})"


# These run over the whole text: each begins with a character that is consumed, which `re` can search for at once, and
# looks back afterwards.
_PRONOUN: Final = re.compile(r"[HhSs](?<![\w'’-].)(?:(?<=[Hh])(?:e|im|is|er)|(?<=[Ss])he)(?![\w-])")
_VERBS: Final = "|".join(sorted(lexicon.SPEECH_VERBS))
_SAYING: Final = re.compile(rf" (?:{'|'.join(_by_first_letter(lexicon.SPEECH_VERBS))})\b")
_SPEAKING_BEFORE: Final = re.compile(
    r"(?:^|[\s(])((?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er) (?:[\w'’.-]+ ){0,5}[a-z][\w-]*) $"
)
_SPEAKING_AFTER: Final = re.compile(
    r" ((?:the|an?|one|another|his|her) (?:[\w'’.&-]+ ){0,6}?[a-z][\w-]*)(?=[,.;]| (?:who|in|of|at|from|with|for|on)\b)"
)
_NEXT: Final = re.compile(
    r"(?: \([^)\n]{1,40}\))?(?:, \d{1,3}(?:,|(?= )))?(?:, [^,.;\n]{3,110},)?(?:,? who [^,.;\n]{3,80},)?,? "
    r"(?:(?:also|later|then|once|now|never|still|has|had|\w+ly) )?([a-z][\w’'-]*)"
)
_SAID_BY: Final = re.compile(rf"[Ss]?[Hh]e(?: \w+ly| also| later| then)? (?:{_VERBS})\b(?! that\b)(?=[,.: ]|$)")
"""A pronoun whose words are before it: "…, she says."; `_CLOSED` must stand before the pronoun."""
_SAYS: Final = re.compile(rf"[Ss]?[Hh]e(?: \w+ly| also| later| then| has| had)? (?:{_VERBS})\b")
_DEFINITE: Final = re.compile(r"he (?<=[Tt]he )(?<!\w[Tt]he )((?:[a-z][a-z-]*(?: |(?=[,.;'’]))){1,4})(['’]s)?")
_CLOSED: Final = frozenset(",.!?”\"'’…—\ufffc")
_AT_ONCE: Final = re.compile(rf", (?:{_VERBS})\b")
_JOINED_AFTER: Final = re.compile(r",? (?:and|or) (?:[A-Z][\w]+|[A-Z][a-z]+\.)(?! \w+s\b)")
_ATTRIBUTIVE: Final = words(
    "campaign administration supporters supporter camp aides spokesman spokeswoman voters team allies rally presidency "
    "donors backers fans foundation organization campaign's era family staff adviser advisers surrogate"
)


@dataclass(slots=True)
class Event:
    """A place where somebody is spoken of: one entity, several that it may be, or none that has a name."""

    start: int
    entities: tuple[Entity, ...]
    weight: float
    sentence: int
    paragraph: int
    region: int | None
    gender: Gender | None = None
    speaks_for: bool = False
    """Whether this is somebody's lawyer or spokesman, who speaks of that one: "Her lawyer said she …"."""


_start: Final = attrgetter("start")
_FURTHEST: Final = len(DECAY)
_NOBODY_NAMED: Final[Sequence[tuple[Entity | None, float]]] = ((None, 1.0),)


class Salience:
    """The course of an article: who is spoken of where, pronouns included."""

    def __init__(self, flow: Flow, occurrences: Sequence[Occurrence], entities: Entities) -> None:
        self._flow = flow
        self._fitting: dict[tuple[Gender, tuple[Entity, ...]], Sequence[tuple[Entity, float]]] = {}
        """Those of some entities whom a pronoun of a gender may stand for, each with how well it does."""
        self._most = max((one.count for one in entities.all if one.kind == "person"), default=1) or 1
        named = [self._named(one, entities.of[one.start]) for one in occurrences if one.listed]
        told = [*self._sources(entities), *self._described(entities)]
        taken = {one.start for one in told}
        events = sorted([*filter(None, named), *told], key=_start)
        self._speaking = {one.start for one in events if one.weight >= SPEAKER}
        _lower_embedded(events)
        events += [one for one in self._unnamed(occurrences, entities) if one.start not in taken]
        events.sort(key=_start)
        self._events = self._with_pronouns(events)
        self._starts = [event.start for event in self._events]

    def pronoun(
        self, start: int, gender: Gender, *, added: Iterable[Event] = (), barred: Set[int] = frozenset()
    ) -> Entity | None:
        """Whom a pronoun at `start` stands for; None where candidates tie.

        `added` are events that tell better than those found here who is spoken of, made for this call (their weights
        are changed); `barred` has the starts of mentions whose entities are out of the question.
        """
        at = bisect_left(self._starts, start)
        first = max(0, at - WINDOW)
        if not barred:
            first = max(first, bisect_left(self._starts, self.since(start)))
        events = self._events[first:at]
        extra = {one.start: one for one in added}
        if extra:
            for one in events:
                if (
                    one.start in extra and extra[one.start].entities
                ):  # that nobody named is a source only the asker knows
                    extra[one.start].weight = one.weight
            events = [one for one in events if one.start not in extra]
            events += extra.values()
            events.sort(key=_start)
        events = [one for one in events if one.entities or one.start not in barred] if barred else events
        out = {entity for one in events if one.start in barred for entity in one.entities} if barred else set()
        return self._pick(events, start, gender, out)

    def since(self, start: int) -> int:
        """Where the text starts in which who is spoken of may tell whom a pronoun at `start` stands for."""
        return self._flow.since(start, len(DECAY) - 1)

    def event(self, start: int, entity: Entity | None, weight: float = SPEAKER, gender: Gender | None = None) -> Event:
        """An event outside quotations."""
        found = (entity,) if entity else ()
        return Event(start, found, weight, self._flow.sentence(start), self._flow.paragraph(start), None, gender)

    def speakers_in(self, paragraph: int) -> frozenset[int]:
        """The starts of the mentions of those who speak in a paragraph."""
        return self._speakers.get(paragraph, frozenset())

    @cached_property
    def _speakers(self) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for event in self._events:
            if event.region is None and event.weight >= SUBJECT:
                found[event.paragraph].add(event.start)
        # where somebody says something, who only does something else is no speaker
        return {paragraph: frozenset(starts & self._speaking or starts) for paragraph, starts in found.items()}

    def _named(self, one: Occurrence, entities: tuple[Entity, ...]) -> Event | None:
        found = _people(entities)
        if not found and not (one.evidence > 0 and len(one.words) == 1):
            return None  # a single name that says something may be somebody, or a company: it only competes
        flow = self._flow
        region = flow.region(one.start)
        weight = _weight(flow, one) if region is None else SUBJECT
        return Event(one.start, found, weight, flow.sentence(one.start), flow.paragraph(one.start), region)

    def _sources(self, entities: Entities) -> Iterator[Event]:
        """The sources without a name, "a resident said", and those that a role tells, "the mayor said"."""
        text = self._flow.masked
        for match in _SAYING.finditer(text):
            start = match.start() + 1
            begin = max(0, start - 80, self._flow.sentence_start(start) - 1)
            found = _SPEAKING_BEFORE.search(text, begin, start) or _SPEAKING_AFTER.match(text, match.end())
            if found and role_head(found[1]):
                definite = found[1][:4].lower() == "the "
                who = described(found[1], entities, found.start(1)) if definite else None
                noun = found[1].rpartition(" ")[2].lower()
                weight = SPEAKER if who or not definite else OBJECT
                event = self.event(found.start(1), who, weight, lexicon.ROLE_NOUNS.get(noun))
                event.speaks_for = noun in lexicon.REPRESENTATIVES and found[1][:4].lower() in ("his ", "her ")
                yield event

    def _described(self, entities: Entities) -> Iterator[Event]:
        """The people of the article by their roles, other than as sources: "the mayor left"."""
        nouns = entities.people_by_role.keys() & lexicon.ROLE_NOUNS.keys()
        if not nouns:
            return
        flow = self._flow
        for match in _DEFINITE.finditer(flow.masked):
            words = match[1].split()
            at = next((at for at, word in enumerate(words) if word in nouns), None)
            if at is None or (at + 1 < len(words) and words[at + 1] in lexicon.SPEECH_VERBS):
                continue  # "the mayor said" is among the sources
            start = match.start() - 1
            who = described(" ".join(words[: at + 1]), entities, start)
            if who:
                owner = match[2] is not None and at + 1 == len(words)
                opens = start == flow.sentence_start(start)
                yield self.event(start, who, OWNER if owner else SUBJECT if opens else OBJECT)

    def _unnamed(self, occurrences: Sequence[Occurrence], entities: Entities) -> Iterator[Event]:
        """The people without names, other than as sources: "a man was arrested"."""
        text = self._flow.masked
        for one in find_unnamed(self._flow, occurrences, entities):
            before = text[max(0, one.start - 15) : one.start].split()
            if not one.new:
                weight = OBJECT
            elif one.acts:
                weight = SUBJECT
            else:
                aside = bool(before) and (before[-1].lower() in lexicon.PREPOSITIONS or before[-1] in ("and", "or"))
                weight = OBLIQUE if aside else INTRODUCED
            yield self.event(one.start, None, weight, one.gender)

    def _with_pronouns(self, named: list[Event]) -> list[Event]:
        """The events with those of pronouns: each is resolved with what stands before it."""
        events: list[Event] = []
        somebody = any(event.entities for event in named)
        at = 0
        for match in _PRONOUN.finditer(self._flow.masked):
            start = match.start()
            while at < len(named) and named[at].start < start:
                events.append(named[at])
                at += 1
            word = match.group().lower()
            entity = self._pick(events, start, PRONOUNS[word], frozenset()) if somebody else None
            subject = word in ("he", "she")
            if entity or subject:
                events.append(self.event(start, entity, SUBJECT if subject else OWNER, PRONOUNS[word]))
        events += named[at:]
        return events

    def _pick(self, events: Sequence[Event], start: int, gender: Gender, barred: Set[Entity]) -> Entity | None:
        scores = self._scores(events, start, gender, barred)
        if not scores or max(scores.values()) < LEAST:
            return None
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0].start if item[0] else -1))
        if len(ranked) > 1 and ranked[1][1] > CLEAR * ranked[0][1]:
            return None
        return ranked[0][0]

    def _scores(
        self, events: Sequence[Event], start: int, gender: Gender, barred: Set[Entity]
    ) -> dict[Entity | None, float]:
        """The score of each candidate; None stands for whoever has no name."""
        here, region, paragraph = self._flow.sentence(start), self._flow.region(start), self._flow.paragraph(start)
        best: dict[Entity | None, float] = defaultdict(float)
        total: dict[Entity | None, float] = defaultdict(float)
        spoken_of: set[Entity] = set()
        saying = region is None and _SAYS.match(self._flow.masked, start) is not None
        closing = saying and self._closes_speech(start)
        going_on = saying and (closing or start == self._flow.sentence_start(start))
        for event in reversed(events[-WINDOW:]):
            distance = here - event.sentence if event.sentence < here else 0
            if distance >= _FURTHEST:
                break
            fitting: Sequence[tuple[Entity, float]] = ()
            if event.entities:
                fitting = self._who_fit(event.entities, gender)
                if barred:
                    fitting = [one for one in fitting if one[0] not in barred]
                if not fitting:
                    continue
            elif event.gender is not None and event.gender != gender:
                continue
            weight = event.weight
            if going_on and distance == 1 and weight >= SPEAKER and event.region is None:
                weight *= GOES_ON
            elif event.speaks_for and distance == 0 and not closing:
                weight *= SPEAKS_FOR
            weight *= DECAY[distance]
            if paragraph - event.paragraph > 1:
                weight *= FAR
            if event.region is not None and event.region != region:
                if distance == 0:
                    spoken_of.update(one for one, _ in fitting)
                weight *= QUOTED
            elif closing and distance == 0 and event.weight < SPEAKER:
                spoken_of.update(one for one, _ in fitting)
            for one, likely in fitting or _NOBODY_NAMED:
                value = weight * likely / len(fitting) if fitting else weight
                total[one] += value
                if value > best[one]:
                    best[one] = value
        return {
            one: (score + min(REPEATED * (total[one] - score), REPEATED_MOST) + self._topic(one))
            * (SPOKEN_OF if one in spoken_of else 1.0)
            for one, score in best.items()
        }

    def _who_fit(self, entities: tuple[Entity, ...], gender: Gender) -> Sequence[tuple[Entity, float]]:
        key = (gender, entities)
        if key not in self._fitting:
            fitting = [one for one in entities if one.gender is None or one.gender == gender]
            self._fitting[key] = [(one, _likely(one, gender)) for one in fitting]
        return self._fitting[key]

    def _closes_speech(self, start: int) -> bool:
        """Whether a pronoun names the speaker of the words before it in its sentence: "…, she says"."""
        text = self._flow.masked
        before = text[max(0, start - 2) : start]
        return before[-1:] == " " and before[:1] in _CLOSED and _SAID_BY.match(text, start) is not None

    def _topic(self, one: Entity | None) -> float:
        return TOPIC * one.count / self._most if one else 0.0


def _people(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    if len(entities) == 1:  # as nearly always
        return entities if entities[0].kind == "person" else ()
    return tuple([one for one in entities if one.kind == "person"])


def _weight(flow: Flow, one: Occurrence) -> float:
    """How much a name stands out, by its place in the clause as far as the characters tell."""
    text = flow.masked
    opening = one.phrase - flow.sentence_start(one.start)
    if text[one.end : one.end + 1] in ("'", "’"):
        return TOPICAL if 0 < opening < OPENING else OWNER
    words = text[max(0, one.phrase - 80) : one.phrase].split()
    before = words[-1].lower() if words else ""
    if (before in ("and", "or") and words[-2:-1] and words[-2][0].isupper()) or _JOINED_AFTER.match(text, one.end):
        return JOINED
    if _AT_ONCE.match(text, one.end):
        return SPEAKER
    following = _NEXT.match(text, one.end, min(len(text), one.end + 200))
    word = following[1] if following else ""
    if word in _ATTRIBUTIVE and following is not None and following[0].count(" ") == 1:
        return MODIFIER
    if _says_before(words):
        return SPEAKER
    if before == "the" and words[-2:-1]:
        before = words[-2].lower()
    if before in ("than", "unlike"):
        return OBLIQUE
    if before in lexicon.PREPOSITIONS and before not in ("after", "before", "since", "than"):
        return TOPICAL if opening < OPENING else OBLIQUE
    if before == "that":
        return SUBJECT * EMBEDDED
    if word in lexicon.SPEECH_VERBS:
        return SPEAKER
    if opening == 0 or (word and word not in lexicon.PREPOSITIONS and word not in lexicon.CONJUNCTIONS):
        return SUBJECT
    return OBJECT


def _says_before(words: Sequence[str]) -> bool:
    """Whether the words before a name end in a verb of speech after a quotation or a comma: `…, said mayor` Lund."""
    if lexicon.SPEECH_VERBS.isdisjoint(words[-9:]):
        return False
    for at in range(len(words) - 1, max(len(words) - 9, 0), -1):
        word = words[at]
        if word in lexicon.SPEECH_VERBS:
            return words[at - 1][-1] in _BEFORE_INVERSION
        if not (word[-1].isalnum() or word[-1] == "."):
            return False
    return False


_BEFORE_INVERSION: Final = frozenset(",.?!”\"'’…—\ufffc")


def _lower_embedded(events: Sequence[Event]) -> None:
    """Lower the weight of every subject but the first of its sentence."""
    seen: set[int] = set()
    for event in events:
        if event.region is None and event.weight >= SUBJECT:
            if event.sentence in seen:
                event.weight *= EMBEDDED
            seen.add(event.sentence)


def _likely(one: Entity, gender: Gender) -> float:
    """How well somebody's gender goes with a pronoun's."""
    if one.gender == gender:
        return 1.0
    if one.share is None:
        return UNKNOWN_GENDER
    return max(one.share if gender == "female" else 1 - one.share, LEAST_LIKELY)
