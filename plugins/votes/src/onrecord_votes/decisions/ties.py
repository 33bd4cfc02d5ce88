"""Ties, splits and who broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.reading.numbers.lexicon import TENS, UNITS
from onrecord_votes.clauses import subject_of
from onrecord_votes.decisions.decision import Decision, Outcome, token_at
from onrecord_votes.lexicon import entries, one_of, words
from onrecord_votes.motion_nouns import names_motion
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span

_COUNT_WORDS: Final = "|".join(sorted({*UNITS, *TENS}))
_TIE: Final = re.compile(
    r"\b(?:(?:end(?:s|ed)?|result(?:s|ed)?|finish(?:es|ed)?)\sin\s(?:a|an)\s(?:[\d–—‑-]+\s)?(?:tie|deadlock|stalemate)|"
    r"(?:ties|tied|deadlocks|deadlocked|splits?)(?=,?\s(?:at\s)?(?:(\d+)\s?[-–—‑]\s?\1\b|"
    rf"(?:\d+|{_COUNT_WORDS})(?:\s(?:\w+\s)?(?:each|apiece)|[-\s]all))))\b"
)
"""As many for as against: what came of it is another predicate's to tell."""
_SPLIT: Final = re.compile(r"\b(?:split|divided?|divides)(?=,?\s(?:by\s)?(?:\d+\s?[-–—‑]\s?\d+\b|\d+\sto\s\d))")
"""A count without what came of it: "commissioners split 3-2"."""
_DIVIDED: Final = re.compile(
    rf"votes?|voting|ballots?|count|tally|division|result|{one_of((*entries('bodies'), *entries('members')))}",
    re.IGNORECASE,
)
"""What ends in a tie of votes; games do, too."""
OF_TIES: Final = words(
    "tie ties tied deadlock deadlocks deadlocked stalemate split splits divided divide divides broke breaks break "
    "breaking cast casts casting used"
)
"""Without one of these words no tie can be told."""
_TIE_BROKEN: Final = re.compile(
    r"\b(?:(?:cast(?:s|ing)?|used)\s(?:the|a|an|her|his|their)\s(?:\w+\s){0,2}?(?:tie-?\s?breaking|deciding|casting)\svote|"
    r"(?:then\s)?br(?:oke|eaks|eaking)\s(?:the|a)\s(?:tie|deadlock))\s"
    r"(?:(?:on\s)?\w+day\s)?(?:(?P<put>against|for|in\sfavou?r\sof)\s(?=(?:the|an?|his|her|its)\s|\w+ing\b)|(?P<alone>against|in\sfavou?r)(?=[.,;]))"
)


def find_broken_ties(span: Span, text: str) -> Iterator[Decision]:
    """Who broke a tie, and for which side: the outcome is that side's."""
    for match in _TIE_BROKEN.finditer(text, span.start_char, span.end_char):
        if not is_unreal(text, span.start_char, match.start()):
            outcome: Outcome = "rejected" if "against" in (match["put"], match["alone"]) else "adopted"
            token = token_at(span, match.start())
            yield Decision("tie_broken", outcome, match.start(), match.end(), token, complement=match.end())


def find_ties(span: Span, text: str) -> Iterator[Decision]:
    """Ties and splits of a body's votes, which leave open what was decided."""
    for match in _TIE.finditer(text, span.start_char, span.end_char):
        token = token_at(span, match.start())
        subject = subject_of(span.doc[token], span)
        if subject is None or is_unreal(text, span.start_char, match.start()):
            continue
        if _DIVIDED.fullmatch(subject.text) or names_motion(subject.text) or subject.lower_ == "it":
            yield Decision("tie", None, match.start(), match.end(), token)
    for match in _SPLIT.finditer(text, span.start_char, span.end_char):
        token = token_at(span, match.start())
        subject = subject_of(span.doc[token], span)
        tied = _TIE.match(text, match.start(), span.end_char)
        if subject is not None and not tied and _DIVIDED.fullmatch(subject.text):
            yield Decision("split", None, match.start(), match.end(), token)
