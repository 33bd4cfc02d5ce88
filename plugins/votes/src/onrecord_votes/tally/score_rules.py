"""Scores: two or three counts in a row whose sides only the outcome tells, a table with an example each."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.numbers.lexicon import UNITS
from onrecord_votes.counts import IN_WORDS, NUMBER
from onrecord_votes.tally.grammar import DASH, GROUP
from onrecord_votes.tally.rules import ScoreRule

_FEW: Final = rf"(?:\d{{1,3}}|(?:{'|'.join(sorted(UNITS, key=len, reverse=True))}))"
_NOT_BEFORE: Final = (
    r"(?<![\d.,$€£¥#/A-Za-z–—-])(?<!from )(?<!between )(?<!aged )(?<!ages )(?<!ection )(?<!rticle )(?<!hapter )"
    r"(?<!No\. )(?<!Resolution )(?<!olls )"
)
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4})"
_NOT_AFTER: Final = (
    r"(?![\d/A-Za-z°%]|[.,:]\d|[-–]\w|\s(?:percent|per cent|points?|years?|months?|weeks?|days?|hours?|minutes|million|"
    r"billion|miles|km|seats?|tie\b|deadlock|split\sin\sthe))"
)

_NOT_BROKEN: Final = "".join(f"(?<!{verb} a )" for verb in ("broke", "break", "breaks", "breaking"))
"""A tie that somebody broke is not how the vote ended."""

SCORE_RULES: Final = (
    ScoreRule(
        "score_tied",
        ("tie", "deadlock", "stalemate"),
        re.compile(
            rf"(?:(?<=\ba )|(?<=\ban )){_NOT_BROKEN}(?P<a>{_DIGITS}){DASH}(?P<b>(?P=a))"
            r"(?=\s(?:tie|deadlock|stalemate)\b(?!-|\sbreak))"
        ),
        "The vote in Tarn ended in a 9-9 tie.",
        (9, 9),
    ),
    ScoreRule(
        "score_each",
        ("each", "apiece"),
        re.compile(
            rf"\b(?:tie|tied|deadlock|deadlocked|split|level)\s(?:at|of|with|on)\s(?=(?P<b>{NUMBER}))(?P<a>{NUMBER})(?:\s{GROUP})?"
            r"\s(?:each|apiece)\b"
        ),
        "It was a tie of 201 votes each.",
        (201, 201),
    ),
    ScoreRule(
        "score_all",
        ("all",),
        re.compile(
            rf"\b(?:tie|tied|deadlock|deadlocked|split|divided|level)\s(?:(?:at|of|with|on)\s)?(?=(?P<b>{_FEW}))(?P<a>{_FEW})(?:-|\s)all\b"
        ),
        "Members split ten-all.",
        (10, 10),
    ),
    ScoreRule(
        "score_dash",
        tuple("-–—‑−"),
        re.compile(
            rf"{_NOT_BEFORE}(?P<a>{_DIGITS}){DASH}(?P<b>{_DIGITS})(?:{DASH}(?P<c>\d{{1,3}}))?(?!\svotes\sto\s){_NOT_AFTER}"
        ),
        "The Landtag of Brell voted 13-0 for the canal.",
        (13, 0),
    ),
    ScoreRule(
        "score_to",
        ("to",),
        re.compile(
            rf"{_NOT_BEFORE}(?P<a>{NUMBER})(?:\s(?:{GROUP}))?(?:\sto\s|-to-)(?P<b>{NUMBER}|none|nil)(?:\s(?:{GROUP}))?{_NOT_AFTER}"
        ),
        "The bill passed by 300 votes to 240.",
        (300, 240),
    ),
    ScoreRule(
        "score_hyphened",
        ("-to-",),
        re.compile(rf"(?<![\w-])(?P<a>{IN_WORDS})-to-(?P<b>{IN_WORDS}|none|nil)(?![\w-])"),
        "In an eight-to-three ruling the court struck it down.",
        (8, 3),
    ),
    ScoreRule(
        "score_against",
        ("against", "vs", "versus"),
        re.compile(
            rf"{_NOT_BEFORE}(?P<a>{NUMBER})(?:\s{GROUP}(?:,(?=\sagainst\s))?)?\s(?:as\s)?(?:against|versus|vs\.?)\s(?P<b>{NUMBER})(?:\s{GROUP})?"
            rf"(?!\s(?:votes\s)?(?:needed|required|necessary)){_NOT_AFTER}"
        ),
        "The Tarn council kept the toll by 12 votes against nine.",
        (12, 9),
    ),
)
"""In the order in which they are tried; what one has taken, the next leaves."""
