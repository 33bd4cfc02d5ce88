"""Mentions: whom a name, a description or a pronoun of an article stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.descriptions import NEAR, body_described, described
from onrecord.reading.mentions.entities import Entities, Entity
from onrecord.reading.mentions.flow import Flow
from onrecord.reading.mentions.mention import Mention
from onrecord.reading.mentions.names import Occurrence, find_names
from onrecord.reading.mentions.roles import is_role_noun, role_head
from onrecord.reading.mentions.salience import PRONOUNS, SUBJECT, Event, Salience

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading.paragraphs import Paragraph
    from onrecord.reading.quoted import Region
    from onrecord.reading.reading import Reading

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS: Final = frozenset({"dobj", "pobj", "dative", "iobj"})
_INDEFINITE: Final = frozenset({"a", "an", "one", "another"})
_DEFINITE: Final = frozenset({"the", "his", "her", "its", "their"})
_DETERMINERS: Final = _INDEFINITE | _DEFINITE | {""}
_BY_THEMSELVES: Final = frozenset(
    {"congress", "senate", "parliament", "cabinet", "knesset", "duma", "taliban", "treasury"}
)
"""Bodies that have no other name than their noun, which others have too."""
_SPEAKERS: Final = 25
"""How many speakers before a pronoun may tell whom it stands for."""
_FEW: Final = 40
"""How many names back an "it" is looked for."""
_SMALL_WORD: Final = re.compile(r"(?<![\w'’-])[a-z][\w'’-]*")
_BODIES: Final = "|".join(sorted(map(re.escape, lexicon.ORGANISATION_NOUNS | lexicon.ORGANISATION_KINDS)))
_BODY_OPENING: Final = re.compile(rf"The (?:[a-z]+ ){{0,2}}?(?:{_BODIES})(?= [a-z])")
_OWNED_BODY: Final = re.compile(
    r"((?:(?:[A-Z][\w’'-]*|(?:[A-Z]\.){2,4})[ \xa0]){1,4})" rf"({'|'.join(sorted(lexicon.UNLISTED_BODIES))})\b"
)
"""A body in small letters after a name: "the Lund campaign", "the U.S. government"."""
_PLURAL: Final = frozenset({"NNS", "NNPS"})


class Mentions:
    """The people, organisations and places of one article."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], regions: Sequence[Region]) -> None:
        self._text = text
        self._flow = Flow(text, paragraphs, regions)
        self._entities = Entities(text, find_names(self._flow))
        self._occurrences = self._entities.occurrences
        self._starts = [one.start for one in self._occurrences]
        self._resolved: dict[tuple[int, int], Mention | None] = {}
        """What spans of an article's Doc stand for, pronouns left out: several extractors ask for the same."""

    @cached_property
    def all(self) -> tuple[Mention, ...]:
        """Everyone and everything that the article names, once each, by the place of the fullest name.

        Those named in headlines alone are left out, and single capitals that are nobody's name for certain.
        """
        found = [_mention(one, None) for one in self._entities.all if one.count]
        sure = (one for one in found if one.kind != "other" or " " in one.name)
        return tuple(sorted(sure, key=lambda one: (one.start, one.end)))

    @cached_property
    def _salience(self) -> Salience:
        """Only made for who asks about a pronoun."""
        return Salience(self._flow, self._occurrences, self._entities)

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """The words that the article has without a capital."""
        return frozenset(_SMALL_WORD.findall(self._text))

    @cached_property
    def _entity_at(self) -> Mapping[int, Entity]:
        return {one.start: one for one in self._entities.all}

    def resolve(self, span: Span, speakers: Sequence[tuple[Span, Mention | None]] = ()) -> Mention | None:
        """Whom a span stands for; None where nobody is named ("officials") or candidates tie.

        `span` is a name, a noun phrase with a name in it, a description by role, or a pronoun (a Span of one token),
        in a paragraph that the asker has parsed. `speakers` are the attributions that whoever asks has already made:
        for each the source as written and what it resolved to (None: an unnamed source, such as "a resident", which
        a later "he" may well be), in order of place. Only those before `span` are looked at. They decide many a
        pronoun: "he added" is very often the speaker before.
        """
        span = self._trimmed(span)
        if len(span) == 0:
            return None
        if len(span) == 1:
            token = span[0]
            word = token.lower_
            if word in PRONOUNS:
                return self._pronoun(token, speakers)
            if word == "it":
                return self._organisation_before(token)
        key = (span.start, span.end)
        if key not in self._resolved:
            self._resolved[key] = self._name(span) or self._description(span)
        return self._resolved[key]

    def _trimmed(self, span: Span) -> Span:
        """A span without white space and marks around it."""
        start, end = span.start, span.end
        if start < end and self._text[span.start_char].isalnum() and self._text[span.end_char - 1].isalnum():
            return span  # as nearly all are
        doc = span.doc
        while start < end and (doc[start].is_space or doc[start].is_punct):
            start += 1
        while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
            end -= 1
        return doc[start:end]

    def _name(self, span: Span) -> Mention | None:
        """The name at the head of a span, or beside it: "Ada Lund, the mayor"; "the mayor, Ada Lund"."""
        begin, end = span.start_char, span.end_char
        inside = self._within(begin, end)
        if not inside:
            return None
        root = span.root
        heads = [root, *(one for one in root.children if one.dep_ == "appos" and span.start <= one.i < span.end)]
        for head in heads:
            if (one := self._at(head.idx)) is not None:
                found = None if _joined(head, one, span) else self._mention_of(one, head)
                several = head is not root and root.tag_ in _PLURAL
                return None if several and found and found.kind == "person" else found
        text = self._text
        first, last = inside[0], inside[-1]
        lead = text[begin : first.phrase].strip().lower()
        if lead in ("", "the") and text[first.end : end].lstrip()[:1] in ("", ",", "(", "—", "–"):
            listed = len(inside) > 1 and text[first.end : inside[1].phrase] in (", ", " and ", ", and ")
            return None if listed else self._mention_of(first, root)
        if last.role and last.end >= end - 2:
            role = text.find(last.role, begin, last.start)
            if role >= 0 and text[begin:role].strip().lower() in _DETERMINERS:
                return self._mention_of(last, root)
        return None

    def _mention_of(self, one: Occurrence, head: Token) -> Mention | None:
        found = self._entities.of[one.start]
        if len(found) != 1:
            return None
        entity, word = found[0], one.words[0]
        if len(one.words) == 1 and word in lexicon.ORGANISATION_NOUNS and entity.key == one.words:
            # "the Council" is the Harbour Council; a capital may also come from the place in the sentence
            longer = body_described(f"the {word}", self._entities, one.start, other_than=entity)
            if word not in _BY_THEMSELVES and longer is not None:
                return _mention(longer, one.role)
            return None if word in self._small_words else _mention(entity, one.role)
        if entity.kind == "other" and len(one.words) == 1 and self._is_common(entity, word, head):
            return None
        return _mention(entity, one.role)

    def _is_common(self, entity: Entity, word: str, head: Token) -> bool:
        """Whether a capital comes from its place in the sentence."""
        return (entity.count < 2 and head.pos_ != "PROPN") or word in self._small_words

    def _at(self, offset: int) -> Occurrence | None:
        """The name that a character is in."""
        at = bisect_right(self._starts, offset) - 1
        return self._occurrences[at] if at >= 0 and offset < self._occurrences[at].end else None

    def _within(self, start: int, end: int) -> list[Occurrence]:
        """The names that a range touches."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        if first and self._occurrences[first - 1].end > start:
            first -= 1
        return self._occurrences[first:last]

    def _description(self, span: Span) -> Mention | None:
        """Who is described by role ("the mayor"), or what a name and a noun make ("the Lund campaign")."""
        root = span.root
        if root.tag_ in _PLURAL or not (root.pos_ == "NOUN" or _is_hyphened_role(root)):
            return None
        start = span[1] if len(span) > 1 and span[0].lower_ in ("the", "a", "an") else span[0]
        noun = root.lower_
        if noun in lexicon.INSTITUTION_NOUNS and self._within(start.idx, root.idx):
            end = root.idx + len(root)
            name = self._text[start.idx : end]
            return None if "\n" in name else Mention(name, None, "organisation", start.idx, end)
        if span[0].lower_ in _DEFINITE and (beside := self._beside(span)) is not None:
            return beside
        if span[0].lower_ != "the":
            return None
        begin, phrase = span.start_char, self._text[span.start_char : span.end_char]
        if noun in lexicon.ORGANISATION_NOUNS or noun in lexicon.ORGANISATION_KINDS:
            entity = body_described(phrase, self._entities, begin)
            if entity is None and noun in lexicon.UNLISTED_BODIES and len(span) == 2:
                return self._institution_before(noun, begin)
        else:
            entity = described(phrase, self._entities, begin)
        return _mention(entity, None) if entity else None

    def _beside(self, span: Span) -> Mention | None:
        """Whose name follows in apposition to a description: "his wife" of "his wife, Ada Lund," alone."""
        end = span.end_char
        if self._text[end : end + 2] != ", ":
            return None
        name = self._at(end + 2)
        if name is None or name.role is None or not self._text.endswith(name.role, 0, end):
            return None
        found = self._entities.of[name.start]
        return _mention(found[0], name.role) if len(found) == 1 else None

    def _institution_before(self, noun: str, start: int) -> Mention | None:
        """The only body in small letters after a name just before: "the Lund campaign … the campaign"."""
        if self._entities.bodies_by_noun.get(noun):
            return None
        found: dict[str, int] = {}
        for match in _OWNED_BODY.finditer(self._text, max(0, start - NEAR), start):
            name = match[0].removeprefix("The ")
            if match[2] == noun != name:
                found.setdefault(name, match.end() - len(name))
        if len(found) != 1:
            return None
        name, at = next(iter(found.items()))
        return Mention(name, None, "organisation", at, at + len(name))

    def _pronoun(self, token: Token, speakers: Sequence[tuple[Span, Mention | None]]) -> Mention | None:
        gender = PRONOUNS[token.lower_]
        barred = self._barred(token)
        # whoever is barred may be so for an event further away than any that counts
        since = 0 if barred else self._salience.since(token.idx)
        added = [*self._spoken(speakers, since, token.idx), *self._ahead(token)]
        entity = self._salience.pronoun(token.idx, gender, added=added, barred=barred)
        return _mention(entity, None) if entity else None

    def _spoken(self, speakers: Sequence[tuple[Span, Mention | None]], since: int, before: int) -> list[Event]:
        """The sources in a range that whoever asks has found, as events."""
        events = []
        at = bisect_left(speakers, before, key=lambda one: one[0].start_char)
        for source, mention in speakers[max(0, at - _SPEAKERS) : at]:
            end = source.end_char
            if end <= since:
                continue
            entity = self._entity_of(mention) if mention else None
            start = source.start_char
            for one in self._within(start, end) if entity else ():
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
        found = self._entity_at.get(mention.start)
        return found if found is not None and found.name == mention.name else None

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
                    starts.update((one.idx, one.left_edge.idx))
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
        before = bisect_left(self._starts, token.idx)
        for one in reversed(self._occurrences[max(0, before - _FEW) : before]):
            if self._flow.sentence(one.start) < here - 1:
                break
            for entity in self._entities.of[one.start]:
                if entity.kind in ("organisation", "place") and self._flow.region(one.start) is None:
                    found[entity] = None
        if not found and (opening := self._body_opening(token)) is not None:
            found[opening] = None
        if len(found) != 1:
            return None
        entity = next(iter(found))
        return _mention(entity, None) if entity.kind == "organisation" else None

    def _body_opening(self, token: Token) -> Entity | None:
        """The body described at the head of the sentence before: "The ministry closed the port. It said no." """
        start = self._flow.sentence_start(token.idx)
        before = self._flow.sentence_start(start - 1) if start > 0 else start
        match = _BODY_OPENING.match(self._text, before, start)
        return body_described(match[0], self._entities, before) if match else None


def _joined(head: Token, name: Occurrence, span: Span) -> bool:
    """Whether a name is one of several: "Lund and Hale"; not "the Harbour and Tides Board"."""
    return any(
        one.dep_ == "conj" and one.i < span.end and one.pos_ in ("PROPN", "NOUN") and one.idx >= name.end
        for one in head.children
    )


def _is_hyphened_role(root: Token) -> bool:
    """ "the secretary-general", whose last part is tagged as an adjective"""
    before = root.doc[max(0, root.i - 2) : root.i]
    return len(before) == 2 and before[1].text == "-" and is_role_noun(f"{before[0].lower_}-{root.lower_}")


def _mention(entity: Entity, role: str | None) -> Mention:
    stands_for = lexicon.METONYMS.get(entity.name.lower().replace("’", "'"))
    if stands_for and entity.kind != "person":
        return Mention(entity.name, stands_for, "organisation", entity.start, entity.end, stands_for)
    return Mention(entity.name, role or entity.role, entity.kind, entity.start, entity.end)


def read_mentions(reading: Reading) -> Mentions:
    """The mentions of an article."""
    return Mentions(reading.text, reading.all_paragraphs, reading.quoted)
