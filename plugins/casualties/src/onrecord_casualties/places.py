"""Places: where a figure is from, as the sentence says it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord_casualties.clauses import (
    PLACE_PREPOSITIONS,
    SAYING,
    Offsets,
    led_by,
    name_end,
    object_after,
    tells_cause,
    with_those_beside,
)
from onrecord_casualties.counted import is_people
from onrecord_casualties.grammar import SUBJECTS
from onrecord_casualties.harm import behind_parenthesis
from onrecord_casualties.lexicon import EVENTS, NAMES_OF_TIME, PLACES
from onrecord_casualties.predicates import STATES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord_casualties.counted import Counted

_NAMED_ONLY: Final = frozenset({"around", "across", "throughout", "on", "along", "under", "within"})
_BESIDE: Final = frozenset({"and", "people", "others", "more"})
_STAYS: Final = frozenset({"hospital", "prison", "jail", "school", "church", "camp", "camps", "port"})
_SETTLEMENTS: Final = frozenset({"city", "town", "village", "province", "district", "region", "island", "state"})
_STRIKING: Final = frozenset(
    {"hit", "strike", "attack", "shake", "rock", "bomb", "shell", "storm", "raid", "target", "sweep", "devastate"}
)
_POLICING: Final = frozenset(
    {"arrest", "detain", "charge", "sentence", "convict", "jail", "try", "acquit", "extradite", "question", "capture"}
    | {"say", "tell", "speak", "announce", "meet", "testify"}
)
"""Where these are done is not where it happened."""


def place_of(sentence: Span, predicate: Token) -> Offsets | None:
    """The place nearest to the predicate: a name or a noun for a place after "in", "near", "at" and the like."""
    if (before := _where(predicate)) is not None:
        return _extended(before)
    found = list(_places(sentence))
    named = [
        one for one in found if (one.pos_ == "PROPN" or _is_of_name(one)) and not _stands_elsewhere(one, predicate)
    ]
    below = [one for one in found if _belongs(one, predicate)]
    for over in (*led_by(predicate), *_clause_of_subject(predicate)):
        below = below or [one for one in found if _belongs(one, over)]
    for over in with_those_beside(predicate):  # ten drowned and dozens are missing after a ferry sank off …
        below = below or [one for one in found if _belongs(one, over) and any(map(tells_cause, one.ancestors))]
    pool = below or [one for one in named if one.i > predicate.i] or named
    if not pool:
        return _struck(predicate) or _named_settlement(sentence)
    best = min(pool, key=lambda one: (abs(one.i - predicate.i), one.i))
    around = next((one for one in pool if one != best and one in (best.head.head, best.head.head.head.head)), best)
    return _extended(around)  # "a quarry in Tobet", though Tobet is nearer


def own_place_of(one: Counted) -> Offsets | None:
    """The place right behind a figure: `12 in Lisk`, `four, all of them cousins, in the port of Amble`; or right before
    it: `in Lisk, with 12 dead and 30 hurt`."""
    if (leading := _leading_place(one)) is not None:
        return _extended(leading)
    after = behind_parenthesis(one)
    if after >= one.sentence.end or one.span.doc[after].lower_ not in PLACE_PREPOSITIONS:
        return None
    preposition = one.span.doc[after]
    place = next((found for found in _places(one.sentence) if found.head == preposition), None)
    return _extended(place) if place is not None else None


def _leading_place(one: Counted) -> Token | None:
    """The place before ", with" and the figures that follow it."""
    doc, at = one.span.doc, one.first - 1
    while at > one.sentence.start and (doc[at].pos_ == "NUM" or doc[at].lower_ in _BESIDE or doc[at].lower_ in STATES):
        at -= 1
    if at - 2 <= one.sentence.start or doc[at].lower_ != "with" or doc[at - 1].text != ",":
        return None
    return next((place for place in _places(one.sentence) if place.i == at - 2), None)


def _belongs(place: Token, predicate: Token) -> bool:
    """Whether a place stands under the predicate, and not in a clause with a subject of its own."""
    for over in place.ancestors:
        if over == predicate:
            return True
        apart = over.dep_ in ("conj", "advcl", "ccomp") and any(child.dep_ in SUBJECTS for child in over.children)
        if apart and not tells_cause(over):
            return False
    return False


def _is_of_name(place: Token) -> bool:
    """`the southern town of Tobet`"""
    of = next((child for child in place.children if child.lower_ == "of"), None)
    name = object_after(of) if of is not None else None
    return name is not None and name.pos_ == "PROPN"


def _stands_elsewhere(place: Token, predicate: Token) -> bool:
    """Whether a place stands in a relative clause about something else; not so `three, whose car fell off the Orr`."""
    over_predicate = {predicate.i, *(one.i for one in predicate.ancestors)}
    held = place.head.head
    if held.lemma_ in _POLICING and held != predicate:
        return True  # arrested in Lisk over the attack
    for over in place.ancestors:
        if over.i in over_predicate:
            return False
        if over.dep_ == "relcl" and over.head.lemma_.lower() not in EVENTS:
            return not (is_people(over.head) and any(word.lower_ == "whose" for word in over.subtree))
    return False


def _clause_of_subject(predicate: Token) -> Iterator[Token]:
    """The verb of a noun: `40 of the deaths were in Karsk, …`."""
    over = next((one for one in predicate.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if predicate.pos_ == "NOUN" and over is not None and over.lemma_ == "be":
        yield over


def _where(predicate: Token) -> Token | None:
    """`Tobet, where four people died`: what the relative clause of the predicate is about."""
    for verb in (predicate, *islice(predicate.ancestors, 2)):
        if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
            return verb.head if verb.head.pos_ == "PROPN" or verb.head.lemma_.lower() in PLACES else None
    return None


def _places(sentence: Span) -> Iterator[Token]:
    for token in sentence:
        if token.dep_ != "pobj" or token.head.lower_ not in PLACE_PREPOSITIONS:
            continue
        if token.pos_ == "PROPN":
            event = any(part.lemma_.lower() in EVENTS for part in (token, *token.lefts))
            if token.lower_ not in NAMES_OF_TIME and token.text[0].isupper() and not event:
                yield token
        elif (
            token.lemma_.lower() in PLACES
            and token.lower_ != "seas"
            and not _is_bare(token)
            and token.head.lower_ not in _NAMED_ONLY
            and not _is_owned(token)
        ):
            yield token


def _is_bare(noun: Token) -> bool:
    """`died in hospital`, `in prison`: no place that anybody could find."""
    return noun.lower_ in _STAYS and not any(True for _ in noun.lefts)


def _is_owned(noun: Token) -> bool:
    """`in their homes`, `in our country`, `at each base`: no place that the sentence names."""
    return any(child.tag_ == "PRP$" or child.lower_ in ("each", "every") for child in noun.lefts)


def _extended(place: Token) -> Offsets:
    """A place with the larger ones behind it: `a mosque in northern Varsia`, `Tarn Gate, East Sallow`."""
    doc, last, sentence = place.doc, place.i, place.sent
    first = place.left_edge.i
    while last + 2 < sentence.end:
        link, following = doc[last + 1], doc[last + 2]
        if link.lower_ in ("of", "in", "near") and (target := object_after(link)) is not None:
            fits = (target.pos_ == "PROPN" and target.lower_ not in NAMES_OF_TIME) or target.lemma_.lower() in PLACES
            if not fits or target.i - last > 6:
                break
            if link.lower_ == "of" and target.pos_ == "PROPN" and doc[last].lemma_.lower() in _SETTLEMENTS:
                first = target.left_edge.i
            last = target.i
        elif link.text == "," and following.pos_ == "PROPN" and following.lower_ not in NAMES_OF_TIME:
            end = last + 2
            while end + 1 < sentence.end and doc[end + 1].pos_ == "PROPN":
                end += 1
            if end + 1 < sentence.end and doc[end + 1].lemma_ in SAYING:
                break  # at Pike High School, Sheriff Ada Lund said
            last = end
        else:
            break
    last = name_end(doc[last])
    return doc[first].idx, doc[last].idx + len(doc[last])


def _struck(predicate: Token) -> Offsets | None:
    """What was struck, where that is a place: `missiles hit residential areas of Sarn, killing nine`."""
    for verb in (predicate, *islice(predicate.ancestors, 2)):
        if verb.lemma_ in _STRIKING:
            hit = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
            named = hit is not None and hit.pos_ == "PROPN" and hit.text[0].isupper()
            if (
                hit is not None
                and (named or hit.lemma_.lower() in PLACES)
                and not _is_owned(hit)
                and not is_people(hit)
            ):
                return _extended(hit)
    return None


def _named_settlement(sentence: Span) -> Offsets | None:
    """`The city of Mirova was …`: the place that a sentence is about."""
    for token in sentence:
        if token.lemma_.lower() in _SETTLEMENTS:
            for child in token.children:
                name = object_after(child) if child.lower_ == "of" else None
                if name is not None and name.pos_ == "PROPN":
                    return name.left_edge.idx, name.idx + len(name)
    return None
