"""Votes as the means of what a sentence tells: "by five votes to two", "in a voice vote"."""

from __future__ import annotations

import re
from typing import Final

from onrecord_votes.counts import NUMBER

COUNTED: Final = re.compile(r"\d\s?[-–—‑]\s?\d|\d\sto\s\d|\bvotes\sto\b|\bunanimously\b")
"""Without a count a committee that recommends something need not have voted."""


BY_VOTE: Final = re.compile(
    r"\b(?:by|on|in|with|via)\s(?:a|an|the)\s(?:[\w-]+\s){0,3}?(?:\d+\s?(?:[-–—‑]|-?to-?|\sto\s)\s?\d+\s(?:[\w-]+\s){0,2}?"
    r"(?:vote|majority|margin|decision|ballot)\b|(?:unanimous|split|party-line|voice|recorded|roll-call)\s(?:voice\s)?vote\b|"
    r"(?:vote|margin|tally|count|majority)\sof\s[\w,]+\s?(?:[-–—‑]|to\s))|\bunanimously\b|\bby\s(?:a\s)?show\sof\shands\b|"
    rf"\bwith\s{NUMBER}\s(?:of\s(?:the\s)?{NUMBER}\s)?votes\b|"
    rf"(?<!from\s)\b[Bb]y\s{NUMBER}\s(?:votes?\s)?to\s(?:{NUMBER}|none|nil)\b|,\svoting\s(?:by\s)?\d+\s?[-–—‑]\s?\d+|"
    r"\bwithout\s(?:a|putting\sit\sto\sa)\svote\b|;\s[^;.]{1,60}\bin\sfavou?r\b|,\s(?:by\s)?\d+\s?(?:[-–—‑]|\sto\s)\s?\d+(?=[,.;])"
)
"""A vote as the means of what a sentence tells."""


BY_VOTES_TO: Final = re.compile(rf"\sby\s{NUMBER}\svotes\sto\s{NUMBER}")
