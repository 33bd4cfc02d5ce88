"""Decisions told by "voted" and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.reading.numbers.lexicon import TENS, UNITS
from onrecord_votes.decisions.complements import COMPLEMENT, COMPLEMENT_REACH, put_so
from onrecord_votes.decisions.decision import Decision, Outcome
from onrecord_votes.lexicon import words
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VOTE_FORMS: Final = frozenset({"votes", "voted", "vote"})
_REPEATED: Final = re.compile(
    r"\s(?:more\sthan\s|over\s|nearly\s|at\sleast\s|some\s)?(?:[\d,]+|[a-z]+|dozens\sof|scores\sof)\stimes\b|\s(?:repeatedly|consistently|often|regularly)\b"
)
"""A habit rather than a vote: "voted more than 50 times to repeal it"."""


def find_by_vote(span: Span, text: str) -> Iterator[Decision]:
    """ "votes 13-5 to …", "voted against …": by the complement, which may stand behind the tally."""
    for token in span:
        if token.lower_ not in VOTE_FORMS or _is_noun(token, span) or is_unreal(text, span.start_char, token.idx):
            continue
        end = token.idx + len(token)
        if text[token.idx - 1 : token.idx] in _QUOTED:
            continue  # the deputies had "voted against the dead"
        if _REPEATED.match(text, end):
            continue
        stop = min(span.end_char, end + COMPLEMENT_REACH)
        outcome: Outcome | None = None
        complement = None
        for match in COMPLEMENT.finditer(text, end, stop):
            if re.search(r"[;:]|,\s(?:but|and|while|after|which)\b", text[end : match.start()]):
                break
            if match["verb"] in UNITS or match["verb"] in TENS:  # "voted six to one"
                continue
            if match["against"] and re.match(r"\s\d", text[match.end() : match.end() + 2]):
                continue
            outcome, complement = put_so(text, match, stop)
            break
        yield Decision("vote_verb", outcome, token.idx, end, token.i, complement=complement)


_QUOTED: Final = frozenset('“"‘')


def elliptic(text: str, start: int, end: int, previous: Decision) -> Decision | None:
    """What a part of a sentence decides that has only a score and an infinitive: "… and 90-9 to borrow money".

    `previous` is the decision of the part before, whose "voted" stands for both.
    """
    score = _SCORE_AND_INFINITIVE.match(text, start, end) if previous.rule in ("vote_verb", "vote_again") else None
    if score is None:
        return None
    match = COMPLEMENT.match(text, score.end(), end)
    outcome, complement = put_so(text, match, end) if match else ("adopted", score.end())
    return Decision("vote_again", outcome, score.start("score"), score.end(), previous.token, complement=complement)


_SCORE_AND_INFINITIVE: Final = re.compile(
    r",?\s?(?:also\s|then\s|and\s)?(?P<score>[\d,]+\s?[-–—‑]\s?[\d,]+)(?=\s(?:not\s)?to\s[a-z])\s"
)


def _is_noun(token: Token, span: Span) -> bool:
    """Whether "vote" or "votes" is the noun. The tagger is asked last: it takes "Senate votes 5-4" for nouns."""
    if token.lower_ == "voted":
        return False
    before = token.nbor(-1) if token.i > span.start else None
    after = token.nbor(1) if token.i + 1 < span.end else None
    if (
        before is not None
        and before.pos_ == "PROPN"
        and after is not None
        and after.text == ","
        and token.lower_ == "votes"
    ):
        return False
    if before is not None and (
        before.like_num or before.pos_ in ("DET", "ADJ", "NUM") or before.lower_ in _BEFORE_NOUN
    ):
        return True
    if token.lower_ == "vote" and _COUNT_AND_WAY.match(span.doc.text, token.idx + len(token)):
        return False  # "lawmakers in Tarn vote by 66 to 12 to strip him of it"
    if after is not None and after.lower_ in _AFTER_VERB:
        return token.lower_ == "vote" and token.pos_ == "NOUN" and after.lower_ not in ("to",)
    if after is not None and (after.like_num or after.text == "(" or after.text[0].isdigit()):
        return False
    return token.pos_ != "VERB"


_COUNT_AND_WAY: Final = re.compile(
    r",?\s(?:by\s)?\d[\d,]*\s?(?:[-–—‑]|(?:votes\s)?to\s)\s?\d[\d,]*(?:,?\swith\s[^.;]{1,30}?abstentions?)?,?\s"
    r"(?:(?:not\s)?to\s[a-z]|in\sfavou?r\b|against\s|for\s)"
)
"""What makes "vote" a verb that the tagger takes for a noun: a count with what it was for."""
_BEFORE_NOUN: Final = frozenset(
    {"of", "the", "a", "in", "by", "line", "party", "after", "'s", "’s", "confidence", "no"}
)
_AFTER_VERB: Final = words(
    "to by against unanimously overwhelmingly narrowly down nearly almost in for along with not through"
)
