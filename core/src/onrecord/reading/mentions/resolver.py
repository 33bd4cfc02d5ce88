"""Mentions: whom a name, a description or a pronoun of an article stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from spacy.tokens import Span, Token

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.descriptions import described, role_head
from onrecord.reading.mentions.entities import Entities, Entity
from onrecord.reading.mentions.flow import Flow
from onrecord.reading.mentions.mention import Mention
from onrecord.reading.mentions.names import Occurrence, find_names
from onrecord.reading.mentions.salience import PRONOUNS, SUBJECT, Event, Salience

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS: Final = frozenset({"dobj", "pobj", "dative", "iobj"})
_INDEFINITE: Final = frozenset({"a", "an", "one", "another"})
_DETERMINERS: Final = _INDEFINITE | {"", "the", "his", "her", "its", "their"}
_PLURAL: Final = frozenset({"NNS", "NNPS"})


class Mentions:
    """The people, organisations and places of one article."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._entities = Entities(flow.text, find_names(flow))
        self._occurrences = self._entities.occurrences
        self._starts = [one.start for one in self._occurrences]
        self._salience = Salience(flow, self._occurrences, self._entities)

    def resolve(self, span: Span, speakers: Sequence[tuple[Span, Mention | None]] = ()) -> Mention | None:
        """Whom a span stands for; None where nobody is named ("officials") or candidates tie.

        `span` is a name, a noun phrase with a name in it, a description by role, or a pronoun (a Span of one token),
        in a paragraph that the asker has parsed. `speakers` are the attributions that whoever asks has already made:
        for each the source as written and what it resolved to (None: an unnamed source, such as "a resident", which
        a later "he" may well be), in order of place. Only those before `span` are looked at. They decide many a
        pronoun: "he added" is very often the speaker before.
        """
        span = _trimmed(span)
        if len(span) == 0:
            return None
        if len(span) == 1 and (word := span[0].lower_) in PRONOUNS:
            return self._pronoun(span[0], speakers)
        if len(span) == 1 and word == "it":
            return self._organisation_before(span[0])
        return self._name(span) or self._description(span)

    def _name(self, span: Span) -> Mention | None:
        """The name at the head of a span, or beside it: "Ada Lund, the mayor"; "the mayor, Ada Lund"."""
        inside = self._within(span.start_char, span.end_char)
        if not inside:
            return None
        root = span.root
        heads = [root, *(one for one in root.children if one.dep_ == "appos" and span.start <= one.i < span.end)]
        for head in heads:
            for one in inside:
                if one.start <= head.idx < one.end:
                    return None if _joined(head, span) else self._mention_of(one, head)
        text = span.doc.text
        first, last = inside[0], inside[-1]
        lead = text[span.start_char : first.phrase].strip().lower()
        if lead in ("", "the") and text[first.end : span.end_char].lstrip()[:1] in ("", ",", "(", "—", "–"):
            listed = len(inside) > 1 and text[first.end : inside[1].phrase] in (", ", " and ", ", and ")
            return None if listed else self._mention_of(first, root)
        if last.role and last.end >= span.end_char - 2:
            role = text.find(last.role, span.start_char, last.start)
            if role >= 0 and text[span.start_char : role].strip().lower() in _DETERMINERS:
                return self._mention_of(last, root)
        return None

    def _mention_of(self, one: Occurrence, head: Token) -> Mention | None:
        found = self._entities.of[one.start]
        if len(found) != 1:
            return None
        if len(one.words) == 1 and found[0].count < 2 and found[0].kind == "other" and head.pos_ != "PROPN":
            return None  # a capital that comes from its place in the sentence
        return _mention(found[0], one.role)

    def _within(self, start: int, end: int) -> list[Occurrence]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        if first and self._occurrences[first - 1].end > start:
            first -= 1
        return self._occurrences[first:last]

    def _description(self, span: Span) -> Mention | None:
        """Who is described by role ("the mayor"), or what a name and a noun make ("the Lund campaign")."""
        root = span.root
        if root.tag_ in _PLURAL or root.pos_ != "NOUN":
            return None
        start = span[1] if len(span) > 1 and span[0].lower_ in ("the", "a", "an") else span[0]
        if root.lower_ in lexicon.INSTITUTION_NOUNS and self._within(start.idx, root.idx):
            end = root.idx + len(root)
            name = span.doc.text[start.idx : end]
            return None if "\n" in name else Mention(name, None, "organisation", start.idx, end)
        if span[0].lower_ != "the":
            return None
        entity = described(span.text, self._entities, span.start_char)
        return _mention(entity, None) if entity else None

    def _pronoun(self, token: Token, speakers: Sequence[tuple[Span, Mention | None]]) -> Mention | None:
        gender = PRONOUNS[token.lower_]
        added = [*self._spoken(speakers, token.idx), *self._ahead(token)]
        entity = self._salience.pronoun(token.idx, gender, added=added, barred=self._barred(token))
        return _mention(entity, None) if entity else None

    def _spoken(self, speakers: Sequence[tuple[Span, Mention | None]], before: int) -> list[Event]:
        """The sources that whoever asks has found, as events."""
        events = []
        for source, mention in speakers:
            if source.start_char >= before:
                break
            entity = self._entity_of(mention) if mention else None
            start = source.start_char
            for one in self._within(start, source.end_char):
                if entity and entity in self._entities.of[one.start]:
                    start = one.start
                    break
            if entity and entity.kind == "person":
                events.append(self._salience.event(start, entity))
            elif mention is None and source[0].lower_ in _INDEFINITE and source.root.tag_ not in _PLURAL:
                head = role_head(source.text)
                if head:
                    events.append(self._salience.event(start, None, gender=lexicon.ROLE_NOUNS.get(head)))
        return events

    def _entity_of(self, mention: Mention) -> Entity | None:
        return next((one for one in self._entities.all if (one.start, one.name) == (mention.start, mention.name)), None)

    def _ahead(self, token: Token) -> list[Event]:
        """The subject that follows a clause in front: "Though she never named him, Lund …"."""
        clause = token.head
        if token.dep_ not in _SUBJECTS or clause.dep_ not in ("advcl", "pcomp") or clause.i > clause.head.i:
            return []
        main = clause.head if clause.dep_ == "advcl" else clause.head.head
        for one in main.children:
            if one.dep_ in _SUBJECTS and one.i > token.i:
                for name in self._within(one.idx, one.idx + 1):
                    found = self._entities.of[name.start]
                    if len(found) == 1 and found[0].kind == "person":
                        return [self._salience.event(token.idx, found[0], SUBJECT)]
        return []

    def _barred(self, token: Token) -> set[int]:
        """The starts of mentions that a pronoun can't stand for.

        Not the subject for an object of the same clause ("Lund accused him"), and inside a quotation not the speaker.
        """
        starts: set[int] = set()
        if token.dep_ in _OBJECTS:
            verb = token.head
            while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
                verb = verb.head
            for one in verb.children:
                if one.dep_ in _SUBJECTS and one.i < token.i:
                    starts.add(one.idx)
                    starts.update(name.start for name in self._within(one.idx, one.idx + 1))
        if self._flow.region(token.idx) is not None:
            starts |= self._salience.speakers_in(self._flow.paragraph(token.idx))
        return starts

    def _organisation_before(self, token: Token) -> Mention | None:
        """The one organisation or country that is a subject in this sentence or the one before it."""
        if self._flow.region(token.idx) is not None or token.dep_ not in _SUBJECTS:
            return None
        here = self._flow.sentence(token.idx)
        found: dict[Entity, None] = {}
        for one in reversed(self._occurrences[: bisect_left(self._starts, token.idx)]):
            if self._flow.sentence(one.start) < here - 1:
                break
            for entity in self._entities.of[one.start]:
                if entity.kind in ("organisation", "place") and self._flow.region(one.start) is None:
                    found[entity] = None
        if len(found) != 1:
            return None
        entity = next(iter(found))
        return _mention(entity, None) if entity.kind == "organisation" else None


def _trimmed(span: Span) -> Span:
    """A span without white space and marks around it."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return doc[start:end]


def _joined(head: Token, span: Span) -> bool:
    """Whether a name is one of several: "Lund and Hale"."""
    return any(one.dep_ == "conj" and one.i < span.end and one.pos_ in ("PROPN", "NOUN") for one in head.children)


def _mention(entity: Entity, role: str | None) -> Mention:
    stands_for = lexicon.METONYMS.get(entity.name.lower().replace("’", "'"))
    if stands_for:
        return Mention(entity.name, stands_for, "organisation", entity.start, entity.end)
    return Mention(entity.name, role or entity.role, entity.kind, entity.start, entity.end)


def read_mentions(reading: Reading) -> Mentions:
    """The mentions of an article."""
    return Mentions(Flow(reading.text, reading.all_paragraphs, reading.quoted))
