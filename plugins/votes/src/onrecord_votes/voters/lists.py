"""The lists that voters stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_votes.lexicon import entries, words
from onrecord_votes.voters.by_lexicon import PARTISAN_WORDS
from onrecord_votes.voters.titles import MEMBER_OPENINGS, TITLES, TITLES_SAID
from onrecord_votes.voters.voter import Voter

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LINKS: Final = frozenset({",", "and", "&", "the", "both", "plus", "also", "all", "then", "or"})
_GROUP_LINKS: Final = frozenset(
    {"as", "well", "-", "of", "members", "member", "council", "board", "committee", "fellow"}.union(entries("members"))
)


def list_around(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The whole list that the voter over token `at` stands in: "Brell, Tarn and the Isles"."""
    seat = next((place for place, voter in enumerate(voters) if voter.first <= at < voter.after), None)
    if seat is None:
        return []
    first = last = seat
    while first > 0 and _linked(voters[first - 1], voters[first], span):
        first -= 1
    while last + 1 < len(voters) and _linked(voters[last], voters[last + 1], span):
        last += 1
    return voters[first : last + 1]


def list_from(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The list that begins at token `at`, articles and titles aside."""
    for voter in voters:
        if voter.first >= at:
            between = span.doc[at : voter.first]
            described = 0 < len(between) <= _APPOSED_WORDS and _describes_name(between[0], voter, span)
            if all(_is_filler(token) for token in between) or _apposed(between) or described:
                around = list_around(voters, voter.first, span)
                return [one for one in around if one.first >= at]
            break
    return []


def list_behind(offset: int, voters: list[Voter], span: Span) -> list[Voter]:
    """The list of voters that begins at an offset of the article."""
    after = next((token.i for token in span if token.idx >= offset), None)
    if after is None:
        return []
    owner = next((one for one in voters if one.first >= after), None)
    if owner is not None and owner.after < span.end and span.doc[owner.after].tag_ == "POS" and owner.after - after < 6:
        after = owner.after + 1  # "the support of President Lund's Civic Alliance"
    return list_from(voters, after, span)


def _apposed(words_before: Span) -> bool:
    """Whether the words before a list say what those in it are: "two former ministers, Ada Pell and Bo Olm"."""
    said = [token for token in words_before if not _is_filler(token)]
    comma = any(token.text == "," for token in words_before)
    return (
        comma
        and len(said) <= _APPOSED_WORDS
        and all(token.like_num or (token.is_lower and token.pos_ in ("NOUN", "ADJ")) for token in said)
    )


_APPOSED_WORDS: Final = 4


def list_before(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The list that ends right before token `at`."""
    for voter in reversed(voters):
        if voter.after <= at:
            if all(_is_filler(span.doc[token]) for token in range(voter.after, at)):
                listed = [one for one in list_around(voters, voter.first, span) if one.after <= at]
                return [] if _is_beside(listed[0], span) else listed
            break
    return []


def _is_beside(voter: Voter, span: Span) -> bool:
    """Whether a name is only said with the noun before it: "the clubs, led by Tarn United, voted against"."""
    at = voter.first - 1
    while at > span.start and (span.doc[at].text in TITLES or span.doc[at].lower_ == "the"):
        at -= 1
    return at >= span.start and span.doc[at].lower_ in ("by", "to", "against", "behind", "under", "in", "at", "near")


def _is_filler(token: Token) -> bool:
    return (
        token.text in TITLES
        or token.lower_ in TITLES_SAID
        or token.text in PARTISAN_WORDS
        or token.lower_ in ("the", "both", ",", "(", ")", "-", "–", "all", "only", "just", "also", "each")
        or (token.pos_ in ("ADV", "AUX") and token.lower_ not in ("not", "n't", "n’t", "never"))
    )


def _linked(left: Voter, right: Voter, span: Span) -> bool:
    between = [span.doc[at] for at in range(left.after, right.first)]
    if [token.lower_ for token in between] == [",", "both"]:
        return False  # "Ash and Bly, both Greens"
    return (
        0 < len(between) <= 7
        and any(token.lower_ in (",", "and", "&", "plus", "or") or token.lower_ == "well" for token in between)
        and all(
            token.lower_ in _LINKS
            or token.text in TITLES
            or token.lower_ in _GROUP_LINKS
            or token.like_num
            or _describes_name(token, right, span)
            for token in between
        )
    )


_SIDES: Final = words("abstain abstained abstaining against favour favor opposed for")
"""Words of a side, which end a list whatever the tagger takes them for."""


def _describes_name(token: Token, name: Voter, span: Span) -> bool:
    """Whether a common noun or adjective says what the one named next is: "student trustee Ada Pell"."""
    return all(
        one.text in TITLES
        or one.text == ","
        or one.lower_ in MEMBER_OPENINGS
        or one.text in PARTISAN_WORDS
        or (one.is_lower and one.pos_ in ("NOUN", "ADJ", "PROPN") and one.lower_ not in _SIDES)
        for one in span.doc[token.i : name.first]
    )
