"""Decisions told by a noun: "the council's 6-5 vote to close the pool", "the 90-60 rejection of the treaty"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord_votes.decisions.complements import COMPLEMENT, put_so
from onrecord_votes.decisions.decision import Decision, token_at
from onrecord_votes.lexicon import words
from onrecord_votes.realis import is_foreseen, is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span

_NOUN_VOTE: Final = re.compile(
    r"(?:\bunanimous|\b[Nn]ear-unanimous|(?<![\w-])\d+\s?(?:[-–—‑]|-?to-?|\sto\s)\s?\d+)\s(?:[a-z][\w-]*\s)?(?P<noun>vote|decision|resolution)\s"
    r"(?=(?:not\s|never\s)?to\s[a-z]|against\s|for\s(?:the|a|an|its|his|her)\s|in\sfavou?r\sof\s)"
)
_TAKEN: Final = re.compile(
    r"\b(?:(?P<no>[Rr]ejection|[Dd]efeat)|[Dd]ecision|[Aa]pproval|[Pp]assage|[Aa]doption|[Rr]atification|[Ee]ndorsement|"
    r"[Cc]onfirmation)\b,?\s(?:of\s[^.;,]{1,60}?\s)?(?:which\s|that\s)?(?:was\s|had\sbeen\s)?"
    r"(?P<noun>taken|made|reached|passed|carried|approved|given|won|came|comes|followed)"
    r"(?=\b[^;\n]{0,70}?\b(?:by|on|in)\s(?:an?\s)?[\w-]+(?:\svotes?)?(?:\sto\s|\s?[-–—‑]\s?)\w)"
)
"""A decision that is told as such, with its count: "the decision, taken late on Monday by nine votes to eight"."""
_NOUN_DEED: Final = re.compile(
    r"(?<![\w-])\d+\s?(?:[-–—‑]|-?to-?|\sto\s)\s?\d+\s(?:(?P<no>rejection|defeat)|(?:approval|passage|adoption|ratification|endorsement|confirmation))\s(?=of\s)"
)
_NOUN_COUNT: Final = re.compile(
    r"\b(?:[Vv]ote|[Tt]ally|[Cc]ount|[Rr]esult)\s(?P<noun>was)\s(?:by\s)?\d+\s?(?:[-–—‑]|to\s)\s?\d+,?\s"
    r"(?=against\s(?!\d)|in\sfavou?r\b|for\s(?:the|a|an)\s|to\s(?!\d)[a-z])"
)
"""Votes told by a noun: "the council's 6-5 vote to close the pool", "the 90-60 rejection of the treaty"."""


OF_NOUNS: Final = words(
    "vote decision resolution tally count result rejection defeat approval passage adoption ratification endorsement "
    "confirmation"
)


def find_by_noun(span: Span, text: str) -> Iterator[Decision]:
    """Decisions by a noun and its count; `complement` is what was put, where the noun is followed by it."""
    for pattern in (_NOUN_VOTE, _NOUN_COUNT):
        for match in pattern.finditer(text, span.start_char, span.end_char):
            put = COMPLEMENT.match(text, match.end())
            if put is None or is_foreseen(text, span.start_char, match.start("noun")):
                continue
            outcome, complement = put_so(text, put, span.end_char)
            token = token_at(span, match.start("noun"))
            yield Decision("vote_noun", outcome, match.start("noun"), match.end(), token, complement=complement)
    for match in _TAKEN.finditer(text, span.start_char, span.end_char):
        if not is_unreal(text, span.start_char, match.start("noun")):
            at = match.start("noun")
            outcome = "rejected" if match["no"] else "adopted"
            yield Decision("decision_taken", outcome, at, match.end("noun"), token_at(span, at))
    for match in _NOUN_DEED.finditer(text, span.start_char, span.end_char):
        if not is_foreseen(text, span.start_char, match.start()):
            at = text.rindex(" ", match.start(), match.end() - 1) + 1
            outcome = "rejected" if match["no"] else "adopted"
            yield Decision("vote_noun", outcome, at, match.end(), token_at(span, at), complement=match.end())
