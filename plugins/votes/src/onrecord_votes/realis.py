"""Realis: whether a vote took place, or is planned, asked for, feared, denied or supposed."""

from __future__ import annotations

import re
from typing import Final

_AHEAD: Final = re.compile(
    r"\b(?:will|would|wo|ca|could|should|may|might|must|can|cannot|shall|if|unless|whether|until|expected|scheduled|due|"
    r"plan(?:s|ned|ning)?|poised|likely|unlikely|ready|prepar\w+|want(?:s|ed)?|hop(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|"
    r"ask(?:s|ed|ing)?|vow(?:s|ed)?|pledg\w+|threaten\w*|need(?:s|ed)?|has to|have to|had to|consider\w*|seek(?:s|ing)?|"
    r"demand(?:s|ed|ing)?|intend\w*|refus\w+|about to|going to|call(?:s|ed|ing)? (?:on|for|upon)|ahead of|upcoming|"
    r"promis\w+|encourag\w+|press(?:es|ed|ing)|push(?:es|ed|ing)? for|persuad\w+|attempt\w*|tr(?:y|ies|ied|ying)|"
    r"willing|predict\w*|suppos\w+|unable|instead of|"
    r"not|n['’]t|never|yet to|set to|how)\b",
    re.IGNORECASE,
)
_CLAUSE_BREAK: Final = re.compile(r"[,;:()—–“”\"]|\b(?:after|because|when|since|as|but|who|which|that|where|and)\b")
_REACH: Final = 70


def is_unreal(text: str, start: int, at: int) -> bool:
    """Whether the predicate at offset `at` is not told as done, by the words before it in its own clause.

    `start` is where its sentence (or part of one) begins. "The senate will vote 5-4": unreal.
    """
    clause = text[max(start, at - _REACH) : at]
    breaks = list(_CLAUSE_BREAK.finditer(clause))
    own = clause[breaks[-1].end() :] if breaks else clause
    if not own.strip() and breaks:  # a break right before the predicate ("and passed") leaves the clause open
        own = clause[breaks[-2].end() if len(breaks) > 1 else 0 : breaks[-1].start()]
        return bool(re.search(r"\b(?:will|would|could|should|may|might)\b", own))
    return bool(_AHEAD.search(own))
