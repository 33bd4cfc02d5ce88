"""Clauses: what the circumstances of a figure have in common: noun phrases, and the verbs over and beside one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord_casualties.grammar import SUBJECTS
from onrecord_casualties.lexicon import NAMES_OF_TIME
from onrecord_casualties.predicates import STATES
from onrecord_casualties.word_frames import NOUN_FRAMES

if TYPE_CHECKING:
    from spacy.tokens import Token

Offsets = tuple[int, int]
NAMES_OF_HARM: Final = frozenset(noun for frame in NOUN_FRAMES for noun in frame.nouns)
STATE_WORDS: Final = frozenset(STATES)
PLACE_PREPOSITIONS: Final = frozenset(
    {"in", "near", "at", "outside", "inside", "around", "off", "across", "throughout", "along", "on", "under", "within"}
)
VAGUE_SUBJECTS: Final = frozenset(
    {"it", "they", "he", "she", "this", "we", "i", "you", "there", "another", "one", "others", "some"}
)
_PARTICIPLES: Final = frozenset(
    {"killed", "injured", "wounded", "hurt", "displaced", "trapped", "evacuated", "rescued"}
)
_NUMBERED: Final = frozenset({"no", "nos"})
SAYING: Final = frozenset({"say", "report", "tell", "announce", "confirm"})
_OF_THE_SEARCH: Final = frozenset({"find", "recover", "discover", "pull", "retrieve", "die", "succumb", "revise"})
"""After these a toll rises, but they are no cause: "rose to 40 after more bodies were found"."""


def led_by(predicate: Token) -> Iterator[Token]:
    """The clause that a participle goes with: `a tunnel collapsed at the mine, killing five`."""
    token = predicate
    while token.tag_ == "VBG" and token.dep_ in ("advcl", "conj") and token.head.pos_ == "VERB":
        token = token.head
        if token.dep_ != "conj":
            yield token


def name_end(word: Token) -> int:
    """The index of the last token of a name: `Pit No. 4` goes on behind the point of "No.", `Block 14` and `magnitude
    6.1` with the numeral, unless that counts what follows."""
    behind = word.doc[word.i + 1 : min(word.i + 3, word.sent.end)]
    number = len(behind) == 2 and behind[0].text == "." and behind[1].text[0].isdigit()
    if number and word.lower_ in _NUMBERED:
        return word.i + 2
    named = word.text[0].isupper() or word.lower_ == "magnitude"
    digits = len(behind) > 0 and behind[0].text[0].isdigit() and behind[0].head.i <= behind[0].i
    return word.i + 1 if named and digits and word.lower_ not in NAMES_OF_TIME else word.i


def object_after(preposition: Token) -> Token | None:
    """What a preposition governs."""
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def verbs_over(predicate: Token) -> Iterator[Token]:
    """The verbs that a complement or a coordinated participle leans on."""
    token = predicate
    for _ in range(3):
        leans = token.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "conj", "attr", "dobj", "nsubjpass")
        apart = token.dep_ == "conj" and _stands_apart(token)
        if not leans or apart or token.head == token or token.head.lemma_ in SAYING:
            return
        token = token.head
        yield token


def with_those_beside(predicate: Token) -> Iterator[Token]:
    """A predicate and those beside it: `ten were killed and 20 hurt when …`."""
    yield predicate
    for child in predicate.children:
        if child.dep_ == "conj" and child.i > predicate.i and not _stands_apart(child):
            said = (child, *(one for one in child.children if one.dep_ in ("acomp", "attr")))
            if any(one.lower_ in STATE_WORDS | _PARTICIPLES for one in said):
                yield child


def _stands_apart(verb: Token) -> bool:
    """Whether a coordinated clause has a subject of its own behind a comma: `…, and six died when …`."""
    first = verb.left_edge
    after_comma = any(word.text in (",", ";") for word in verb.doc[max(verb.sent.start, first.i - 2) : first.i])
    return after_comma and any(child.dep_ in SUBJECTS for child in verb.children)


def tells_cause(clause: Token) -> bool:
    """Whether a clause tells of what did it: `when a wall fell`, `after the dam burst`."""
    if clause.dep_ != "advcl" or clause.lemma_ in _OF_THE_SEARCH:
        return False
    opening = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod") and child.i < clause.i}
    if "when" in opening:
        return True
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    told = subject is not None and subject.lower_ not in VAGUE_SUBJECTS
    return "after" in opening and told and clause.lemma_ not in SAYING


def phrase(head: Token) -> Offsets:
    """Offsets of a noun with what stands before it, quotation marks left off, and with an "of" behind it."""
    first, last, doc = head.left_edge.i, head.i, head.doc
    while first < head.i and (doc[first].pos_ in ("PUNCT", "CCONJ", "ADP") or doc[first].lower_ in ("late", "early")):
        first += 1
    for child in head.children:
        target = object_after(child)
        if (
            child.lower_ in ("of", "on", "at", "by")
            and child.i == head.i + 1
            and target is not None
            and target.i - last < 6
            and target.lower_ not in NAMES_OF_TIME
        ):
            last = target.i
    last = name_end(doc[last])
    return doc[first].idx, doc[last].idx + len(doc[last])
