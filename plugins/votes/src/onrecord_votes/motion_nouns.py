"""The nouns for what bodies decide on."""

from __future__ import annotations

import re
from typing import Final

_MOTION_NOUN: Final = re.compile(
    r"\b(?:bills?|acts?|resolutions?|motions?|amendments?|laws?|legislation|budgets?|measures?|deals?|treat(?:y|ies)|"
    r"agreements?|proposals?|nominations?|nominees?|packages?|plans?|ordinances?|constitutions?|reforms?|pacts?|accords?|"
    r"texts?|declarations?|charters?|mandates?|rules?|petitions?|appeals?|programmes?|programs?|policy|policies|drafts?|"
    r"calls?|timetables?|propositions?|bans?|referrals?|articles of impeachment|veto(?:es)?|requests?|applications?|"
    r"bids?|objections?|statements?|vote|offers?|attempts?|moves?|clauses?|levy|levies|contracts?|permits?|licen[cs]es?)\b",
    re.IGNORECASE,
)


def motion_noun(text: str) -> re.Match[str] | None:
    """The first noun in a stretch of text for something that bodies decide on."""
    return _MOTION_NOUN.search(text)


def names_motion(text: str) -> bool:
    """Whether a stretch of text has a noun for something that bodies decide on."""
    return motion_noun(text) is not None
