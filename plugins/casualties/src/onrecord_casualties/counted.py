"""Counted: from a number to what it counts, and to the word that takes part in the clause for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord_casualties.lexicon import GROUPS, PEOPLE, PERSON_ENDINGS, THINGS
from onrecord_casualties.word_frames import STATE_FRAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from onrecord.reading import Quantity

_MODIFIERS: Final = frozenset(
    {"nummod", "amod", "compound", "nmod", "det", "quantmod", "advmod", "npadvmod", "dep", "meta"}
)
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
_BETWEEN_NUMBER_AND_NOUN: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", "PART", "VERB"})
_LONGEST_PHRASE: Final = 8
_WHOLES: Final = frozenset({"all", "both"})
_STATES: Final = frozenset(word for frame in STATE_FRAMES if not frame.needs for word in frame.words)


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with its tokens, the noun that it counts (None: "two killed"), and the head of the whole phrase.

    `node` is the word whose place in the clause is that of the figure: the noun, else the number, else a collective
    ("a family of five"). `of` is True where the noun follows as "of the …", or a number does ("three of the 12 hurt"):
    the figure may be a part of what was mentioned. `first` is the index of the first token with the words that bound
    the number ("at least"), `after` that of the first token behind number and noun. `sentence` is that of the node.
    """

    quantity: Quantity
    span: Span
    node: Token
    noun: Token | None
    of: bool
    first: int
    after: int
    sentence: Span


def counted(doc: Doc, quantity: Quantity) -> Counted | None:
    """What a quantity counts; None where its characters are no tokens."""
    span = doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return None
    bounds = doc.char_span(quantity.start, quantity.end, alignment_mode="expand") or span
    number = _number(span)
    noun, of = _noun(number, span, max(bounds.end, span.end))
    node = number if of or noun is None else noun
    after = noun.i + 1 if noun is not None and (of or noun.i >= span.end) else max(span.end, bounds.end)
    first = bounds.start
    whole = _collective(node, first)
    return Counted(quantity, span, whole, noun, of, first, after, whole.sent)


def is_people(noun: Token | None) -> bool:
    """Whether a counted noun is people: by the lexicons, by its ending, or because it is a name in the plural."""
    if noun is None:
        return True
    lemma, text = noun.lemma_.lower(), noun.lower_
    if lemma in THINGS or text in THINGS:
        return False
    if lemma in PEOPLE or text in PEOPLE or lemma in GROUPS:
        return True
    if noun.text[0].isupper() and noun.i > noun.sent.start:
        return noun.pos_ in ("PROPN", "NOUN", "ADJ")
    return text.endswith(PERSON_ENDINGS)


def _number(span: Span) -> Token:
    """The token of a number that stands for it: the last one whose head is outside."""
    outside = [token for token in span if token.head.i < span.start or token.head.i >= span.end or token.head == token]
    return outside[-1] if outside else span[-1]


def _noun(number: Token, span: Span, behind: int) -> tuple[Token | None, bool]:
    """The counted noun, and whether it follows as "of …"; `behind` is the first token behind "20 or more"."""
    head = number.head
    if head.dep_ == "compound" and head.head.i == head.i + 1 and head.head.pos_ in _NOMINAL:
        head = head.head  # 1,100 quarry workers
    named = head.pos_ in _NOMINAL or (head.pos_ == "VERB" and head.lower_.removesuffix("s") in PEOPLE)  # inmates
    near = span.end <= head.i < span.end + _LONGEST_PHRASE and named
    between = list(span.doc[behind : head.i]) if near else []
    if len(between) == 2 and between[0].lower_ == "and" and between[1].pos_ == "NUM":
        shared = any(token.lower_ == "respectively" for token in number.sent)
        between = between[1:] if shared else between  # 11 and seven people were killed, respectively
    if near and number.dep_ in _MODIFIERS and all(token.pos_ in _BETWEEN_NUMBER_AND_NOUN for token in between):
        return head, False
    if span[-1].lower_ == "of" and span.end < len(span.doc):
        return _next_noun(span, span.end), False
    if span.end < len(span.doc) and span.doc[span.end].lower_ == "of":
        preposition = span.doc[span.end]
        noun = _state_before(preposition) or next((one for one in preposition.children if one.dep_ == "pobj"), None)
        return (noun if noun is None or noun.pos_ != "NUM" else None), True  # three of the 12 wounded
    return _next_noun(span, behind), False


def _state_before(of: Token) -> Token | None:
    """`22 of the injured needed surgery`: the injured, where the parser made "injured needed" adjectives."""
    words = of.doc[of.i + 1 : min(of.i + 4, of.sent.end)]
    if len(words) < 3 or words[0].lower_ not in ("the", "those") or words[1].lower_ not in _STATES:
        return None
    return words[1] if words[2].pos_ in ("VERB", "AUX", "ADP", "PUNCT") else None


def _next_noun(span: Span, start: int) -> Token | None:
    """The noun of a phrase that the parser did not join to its number: the last noun right behind it."""
    found = None
    for token in span.doc[start : start + _LONGEST_PHRASE]:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif found is not None or not (token.pos_ == "ADJ" or token.dep_ in ("amod", "compound")):
            break
    return found


def _collective(node: Token, first: int) -> Token:
    """The collective over a figure: "a family of five" takes part in the clause, not "five"; and so do "a handful of
    people" and "all of the 18 people". `first` is the first token of the figure with its bounds."""
    preposition = node.head
    if node.dep_ != "pobj" or preposition.lower_ != "of":
        return node
    over = preposition.head
    bounding = first <= over.i < node.i or over.lower_ in _WHOLES
    return over if bounding or over.lemma_.lower() in GROUPS else node
