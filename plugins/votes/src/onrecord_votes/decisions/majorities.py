"""Majorities that were enough, or not: "fell short of the two-thirds needed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord_votes.counts import NUMBER, count
from onrecord_votes.decisions.decision import Decision, token_at
from onrecord_votes.lexicon import words
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span

_SHORTFALL: Final = re.compile(
    r"\bvotes?\sshy\b|\bshy\sof\s(?:the|a|an|its|what|two|three|\d)|\bfewer\sthan\s(?:(?:the\s)?[\w-]+\s(?:votes\s)?)?(?:(?:that\s)?(?:it|he|she|they|were|was)\s)?(?:need(?:ed|s)|require[ds])\b|"
    r"\b(?:f(?:a|e)ll(?:s|en|ing)?(?:\s\w+){0,3}\sshort|(?:votes?\s)?short\sof\s(?:the|a|an|its|what|two|three|\d)|"
    r"fail(?:s|ed|ing)?\sto\s(?:pass|win|secure|reach|get|gain|muster|garner|obtain|achieve|attain|advance|deliver|override|"
    r"convict|approve|clear|carry|collect|receive|agree|adopt|be\s(?:adopted|approved|passed|elected))|"
    r"(?:(?:miss(?:es|ed|ing)|lack(?:s|ed|ing)(?=[^.;]{1,50}(?:needed|required|necessary)))\s(?:out\son\s)?(?:the|a|its)\s(?:\w+[\s-]){0,4}(?:majority|threshold|quorum|votes))|"
    r"(?:majority|threshold)(?:\s\w+){0,4}\s(?:was\snot|were\snot|wasn['’]t|not)\s(?:reached|met|achieved|attained)|"
    r"(?:majority|threshold)(?:\s\w+){0,4}\smissed|"
    r"(?:neither|no)\s(?:candidate|contender|nominee|side|of\sthe\scandidates)\s(?:w[io]ns?|obtain(?:s|ed)|g[eo]ts?|received?s?|"
    r"reache[sd]|secure[sd]|gain(?:s|ed)|muster(?:s|ed))\s(?:the|a|an|enough)|"
    r"(?:below|under|less\sthan)\sthe\s(?:[\w-]+\s){1,3}?(?:(?:that\s)?(?:it|they|he|she|was|were)\s)?(?:needed|required)\b|"
    r"c(?:a|o)mes?\s(?:up\s)?[\w-]+\s(?:votes?\s)?short\b|votes?\stoo\sfew\b|"
    r"do(?:es)?(?:\snot|n['’]t)\s(?:get|reach|win|receive|secure|obtain|achieve)\s(?:the|enough)|"
    r"did(?:\snot|n['’]t)\s(?:(?:get|reach|win|receive|secure|obtain|achieve)\s(?:the|enough|a)|"
    r"have\s(?:enough|the\s(?:needed|required|necessary)))|not\senough\svotes)\b",
    re.IGNORECASE,
)
"""A majority that was not enough: "fell short of the two-thirds majority", "did not get enough votes"."""


OF_MAJORITIES: Final = words(
    "short shy fewer fail fails failed failing miss misses missed missing lack lacks lacked lacking majority threshold "
    "need needs needed needing required enough below under less get reach win receive secure obtain achieve have mark "
    "minimum bar hurdle"
)


_NEEDED: Final = re.compile(
    rf"\bneed(?:s|ed|ing)\s(?P<least>{NUMBER})\s(?:votes?|ayes)\s(?:[^.;,]{{1,40}}\s)?,?(?:but|and)\s(?:only\s|just\s)?"
    rf"(?:got|received|won|secured|mustered)\s(?:only\s|just\s)?(?P<given>{NUMBER})(?![\w-])",
    re.IGNORECASE,
)
"""How many votes were needed, and how many there were."""
_OF_NEEDED: Final = re.compile(
    rf"\b(?:g[eo]ts?|receive[sd]|w[io]ns?|secure[sd]|garner(?:s|ed)|obtain(?:s|ed)|dr[ae]ws?|muster(?:s|ed)|collect(?:s|ed))\s"
    rf"(?:only\s|just\s)?(?P<given>{NUMBER})\sof\sthe\s(?P<least>{NUMBER})\s(?:votes\s)?(?:that\s)?(?:(?:he|she|it|were|was|are)\s)?"
    r"(?:need(?:ed|s)|require[sd]|necessary)\b"
)
"""How many there were of those that were needed: "gets 283 of the 289 votes it needs"."""
_SURPLUS: Final = re.compile(
    r"\b(?:more|above|over|beyond|exceed(?:ed|s|ing)|clear(?:ed|s|ing)|reach(?:ed|es|ing)|surpass(?:ed|es|ing)|pass(?:ed|es|ing))\s"
    r"(?:than\s)?(?:the\s)?(?:(?:[\w-]+\s){1,3}?(?:(?:that\s|which\s)?(?:it|they|he|she|was|were|is)\s)?(?:needed|required)|(?:it|they|he|she)\sneeded|"
    r"(?:two-thirds|three-fifths|three-quarters|\d+-vote)\s(?:majority|threshold|mark|minimum|bar|hurdle))\b",
    re.IGNORECASE,
)
"""A majority that was enough: "seven votes more than she needed"."""


_NOT_MORE: Final = re.compile(r"\b(?:no|not|n['’]t|need(?:s|ed)?|requir\w+|without|never)\s(?:\w+\s){0,2}$")


def find_by_majority(span: Span, text: str) -> Iterator[Decision]:
    """Decisions by a majority that was, or was not, enough."""
    for match in (
        *_NEEDED.finditer(text, span.start_char, span.end_char),
        *_OF_NEEDED.finditer(text, span.start_char, span.end_char),
    ):
        short = count(match["given"]) < count(match["least"])
        token = token_at(span, match.start())
        if short:
            yield Decision("shortfall", "rejected", match.start(), match.end(), token, supermajority=True)
        else:
            yield Decision("surplus", "adopted", match.start(), match.end(), token)
    for match in _SURPLUS.finditer(text, span.start_char, span.end_char):
        before = text[max(span.start_char, match.start() - 24) : match.start()]
        if not is_unreal(text, span.start_char, match.start()) and not _NOT_MORE.search(before):
            yield Decision("surplus", "adopted", match.start(), match.end(), token_at(span, match.start()))
    for match in _SHORTFALL.finditer(text, span.start_char, span.end_char):
        before = text[span.start_char : match.start()]
        if not re.search(r"\b(?:will|would|could|may|might|if)\s(?:\w+\s)?$", before):
            token = token_at(span, match.start())
            yield Decision("shortfall", "rejected", match.start(), match.end(), token, supermajority=True)
