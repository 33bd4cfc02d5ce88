"""The parts that rules for counts are put together from, as regular expressions."""

from __future__ import annotations

from typing import Final

from onrecord_votes.counts import NUMBER
from onrecord_votes.lexicon import entries, one_of

DASH: Final = r"\s?[-–—‑−]\s?"

GROUP: Final = (
    r"(?:(?:other|remaining|of\sthe\s\d+|council|board|committee|assembly|parliament|commission|panel|member|city|present)\s)*"
    r"(?:votes?|ballots?|members?|countries|country|nations?|states?|lawmakers?|legislators?|senators?|deput(?:y|ies)|"
    r"MPs?|MEPs?|TDs?|parliamentarians?|delegates?|delegations|ministers|judges?|justices?|councill?ors?|commissioners?|"
    r"others|people|peers|bishops|representatives|governors|trustees|supervisors|directors|regents|aldermen|shareholders|"
    r"clergy|priests|cardinals|jurors|parishes|dioceses|churches|parties|governments|provinces|cantons|regions|districts|"
    r"municipalities|associations|federations|unions|clubs|branches|owners)\b(?:\spresent\b)?"
    rf"(?:\s(?:of|in|from)\s(?:the\s|its\s)(?:[\w-]+\s){{0,2}}?"
    rf"(?i:{one_of(('bloc', 'body', *entries('bodies')))})\b"
    r"(?:\sof\s(?:the\s)?[A-Z][\w'’-]+(?:\s(?:of\s)?[A-Z][\w'’-]+)*)?"
    r"(?:\spresent\b)?)?"
)
"""Whom a count of votes counts."""

_LISTED: Final = r"(?:(?!\b(?:vot(?:ed|ing)|while|whereas|but|abstain\w*|oppos\w+|who|which)\b)[^.;:()]){3,120}?"
NAMED: Final = (
    rf"(?:\s[-–—]\s[A-Z]{_LISTED}\s[-–—]|\s?[–—][A-Z]{_LISTED}[–—]|\s\([A-Z][^()]{{2,120}}\)|"
    rf",\s(?:(?:including|among\s(?:them|whom|these)|such\sas|namely)\s(?:(?:the|its|their|his|her)\s)?(?:[a-z]+\s){{0,2}}"
    rf"[A-Z]|[A-Z][\w-]+(?:\s|,)){_LISTED}(?:,\s(?:who|which)\s[^,.;:]{{3,60}})?,|"
    r",\s[\w-]+\s(?:more|fewer)\sthan\s(?:[a-z]+\s?){1,4},)?"
)
"""Who they are, between a count and its side: "five, among them Ordain, abstained"."""
OF_WHOLE: Final = (
    r"(?:\s(?:out\s)?of\s(?:(?:the|its|their|a\spossible)\s)?"
    rf"(?:(?:[\w-]+\s){{0,3}}?[\w-]+['’]s?\s)?{NUMBER}|\sof\sthem|\sof\s(?:its|their|the)(?=\s))?"
)
WHEN: Final = (
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:night|evening))?|"
    r"\stoday|\syesterday|\sagain|\slater)?"
)
SITTING: Final = rf"(?:\s(?:in|at|on)\s(?:the\s)?[A-Z]{_LISTED},?)?"
"""Where those sit who are counted: "93 countries in the General Assembly vote to suspend it"."""
MOTION: Final = (
    r"(?:it|them|the\s(?:[\w-]+\s){0,2}?(?:bill|motion|plan|proposal|measure|resolution|text|deal|budget|amendment|law|treaty|"
    r"government|cabinet|nomination|sale|ban|reform|change))\b"
)
CAST: Final = (
    r"(?:,?\s(?:who|which|that))?"
    r"(?:\s(?:had|have|has|were|was|being|are|came|came\sout|cast|been|voting|voted|vote|votes))*"
)
"""What may stand between those counted and "in favour" or "against"."""
