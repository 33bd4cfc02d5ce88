"""Voters by their names: runs of proper nouns, without titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord_votes.lexicon import entries, one_of, words
from onrecord_votes.voters.titles import TITLES
from onrecord_votes.voters.voter import PARTY_NOUN, Voter

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OF_PARTY: Final = re.compile(
    r"\s?['’]s?\s(?:own\s|entire\s|(?:\d+|[a-z]+)\s)?"
    rf"(?:{one_of(one for one in entries('members') if one.islower() and ' ' not in one)}|members)(?![\w-])"
)
"""What makes a party's members of its name: "the Sea Party's two deputies"."""
_JOINTS: Final = frozenset({"de", "da", "van", "von", "bin", "al", "el", "la", "di", "du", "der"})


def find_names(span: Span, taken: set[int]) -> list[Voter]:
    """Runs of proper nouns, without their titles."""
    found = []
    at = span.start
    while at < span.end:
        if at in taken or not is_name_part(span.doc[at]):
            at += 1
            continue
        first = at
        while at < span.end and at not in taken and (is_name_part(span.doc[at]) or _joins(span, at, taken)):
            at += 1
        if at < span.end and at not in taken and span.doc[at].is_title and span.doc[at].pos_ in ("ADV", "ADJ"):
            at += 1  # "Nate Early"
        titles = [one for one in range(first, at - 1) if _is_title(span, one, at)]
        first = titles[-1] + 1 if titles else first  # "Energy Minister Bo Karst"
        while first < at and _is_title(span, first, at):
            first += 1
        if first + 1 == at and PARTY_NOUN.fullmatch(span.doc[first].text):
            first = _named_before(span, first)
            if first + 1 == at:
                continue  # "the Party" names none
        if first < at:
            name = span.doc[first:at]
            at = _with_members(name, _with_home(at, span), span)
            found.append(Voter(name.text, name.start_char, name.end_char, first, at))
    return found


def _named_before(span: Span, first: int) -> int:
    """The first token of a party's name that the tagger doesn't know for one: "the Peasants' Party"."""
    while first - 1 > span.start and (span.doc[first - 1].tag_ == "POS" or span.doc[first - 1].is_title):
        first -= 1
    return first + 1 if span.doc[first].lower_ == "the" else first


def _is_title(span: Span, first: int, after: int) -> bool:
    """Whether the first word of a name is a title (or the mark in one) rather than a part of "Labour Party"."""
    word = span.doc[first].text
    if not word[0].isalnum():
        return first == span.start or span.doc[first - 1].whitespace_ != ""  # a mark, but not that in "Min-ji Park"
    if first + 1 < after and PARTY_NOUN.match(span.doc[first + 1].text):
        return False
    is_party = word in _PARTIES and first + 2 == after and span.doc[first + 1].tag_ == "NNPS"  # "Democratic Unionists"
    return word in TITLES and not is_party


_PARTIES: Final = words("Democratic Republican Labour Conservative Liberal Independent")


_HOME: Final = re.compile(
    r"\s?(?:\([^()]{1,40}\)|,\s(?:R|D|I|Ind|Lab|Con)\.?[-–‑ ][\w .]{2,20}(?=,|\sand\b)|"
    r",\s(?:an?\s)?[A-Z]\w+\s(?:of|from)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z]\w+)*,?|"
    r"of\s[A-Z][\w.]+(?:\s[A-Z]\w+)*)"
)


def _with_home(at: int, span: Span) -> int:
    """The token after what says where the one named right before `at` is from."""
    if at >= span.end:
        return at
    home = _HOME.match(span.text, span.doc[at - 1].idx + len(span.doc[at - 1]) - span.start_char)
    if home is None:
        return at
    while at < span.end and span.doc[at].idx - span.start_char < home.end():
        at += 1
    return at


def _with_members(name: Span, at: int, span: Span) -> int:
    """The token after a party's members that stand for it: "the Sea Party's two deputies"."""
    if not PARTY_NOUN.search(name.text) or at >= span.end:
        return at
    members = _OF_PARTY.match(span.text, name.end_char - span.start_char)
    while members is not None and at < span.end and span.doc[at].idx - span.start_char < members.end():
        at += 1
    return at


_NAMES_TOO: Final = frozenset({"ADP", "X", "AUX", "VERB", "INTJ", "ADV"})
"""What the tagger may take a first name for: "Per Lund", "Will Stone"."""


def is_name_part(token: Token) -> bool:
    if token.text[0].islower():
        return False
    return (
        (token.pos_ == "PROPN" or _is_first_name(token))
        and (token.text[0].isupper() or not token.text[0].isascii())
        and token.is_alpha | ("-" in token.text or "." in token.text or "'" in token.text or "’" in token.text)
    )


def _is_first_name(token: Token) -> bool:
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        token.pos_ in _NAMES_TOO
        and token.is_title
        and not token.is_sent_start
        and after is not None
        and after.pos_ == "PROPN"
        and after.is_title
    )


def _joins(span: Span, at: int, taken: set[int]) -> bool:
    token = span.doc[at]
    if at >= span.start + 2 and token.is_lower and span.doc[at - 1].text == "-" and span.doc[at - 1].whitespace_ == "":
        return span.doc[at - 2].whitespace_ == "" and is_name_part(span.doc[at - 2])  # "Min-ji Park"
    if token.text == "-" and not token.whitespace_ and at + 2 < span.end and span.doc[at + 1].is_lower:
        named = is_name_part(span.doc[at + 2]) or (span.doc[at + 1].pos_ == "PROPN" and is_name_part(span.doc[at - 2]))
        return not span.doc[at - 1].whitespace_ and named  # "Min-ji Park", "Park Min-ji"
    follows = at + 1 < span.end and at + 1 not in taken and is_name_part(span.doc[at + 1])
    return follows and (
        token.lower_ in _JOINTS
        or (token.text == "-" and not token.whitespace_)
        or (token.tag_ == "POS" and PARTY_NOUN.match(span.doc[at + 1].text) is not None)  # "the Farmers' League"
    )
