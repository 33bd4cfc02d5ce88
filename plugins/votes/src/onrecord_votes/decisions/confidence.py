"""Motions of confidence and no confidence, told by the fate of a government or its leader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord_votes.decisions.decision import Decision, Outcome, token_at
from onrecord_votes.lexicon import present
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span

_NO_CONFIDENCE: Final = (
    r"(?:(?:no[-\s]confidence|non[-\s]confidence|no[-\s]trust|censure|impeachment|removal)\s(?:vote|motion|ballot|resolution|bid)s?"
    r"|(?:vote|motion|ballot)s?\sof\s(?:no[-\s]confidence|non[-\s]confidence|censure))"
)
_CONFIDENCE: Final = (
    r"(?:(?:vote|motion|ballot)s?\sof\sconfidence|(?<!no.)(?<!non.)confidence\s(?:vote|motion|ballot)s?|"
    r"leadership\s(?:vote|ballot|spill))"
)
_GAP: Final = r"(?:\s[\w'’-]+){0,5}?\s"


@dataclass(frozen=True, slots=True)
class Frame:
    """A phrase that tells the fate of a motion of (no) confidence, by the government's or leader's fate."""

    name: str
    outcome: Outcome
    pattern: re.Pattern[str]
    example: str


def _frame(name: str, outcome: Outcome, pattern: str, example: str) -> Frame:
    filled = pattern.replace("{no}", _NO_CONFIDENCE).replace("{yes}", _CONFIDENCE).replace("{gap}", _GAP)
    return Frame(name, outcome, re.compile(rf"\b{filled}", re.IGNORECASE), example)


_SURVIVES: Final = (
    r"(?:surviv(?:es|ed|ing)|s(?:ees|aw|een)\soff|withst(?:ands|ood)|defeat(?:s|ed)|overc(?:omes|ame)|"
    r"beats|w(?:ins|on))"
)
_FALLS: Final = (
    r"(?:los(?:es|t|ing)|f(?:alls|ell|allen)\s(?:in|to|after|following|on)|(?:brought\sdown|toppled|ousted|removed|unseated|"
    r"deposed|forced\sout|dismissed|defeated|collapse[sd]|collapsed)\s(?:by|in|through|after|following|on|with))"
)

CONFIDENCE_FRAMES: Final = (
    _frame(
        "survives_no_confidence", "rejected", rf"{_SURVIVES}{{gap}}{{no}}", "The premier survived a no-confidence vote."
    ),
    _frame(
        "survives_such_no_confidence",
        "rejected",
        r"surviv(?:es|ed|ing)\s(?:[\w-]+\s){0,3}such\s(?:motion|vote|ballot)s?(?=\W)",
        "The premier survived two such motions.",
    ),
    _frame(
        "falls_in_no_confidence", "adopted", rf"{_FALLS}{{gap}}{{no}}", "The cabinet fell in a no-confidence motion."
    ),
    _frame(
        "voted_out_no_confidence",
        "adopted",
        r"vot(?:es|ed)\s(?:[\w'’]+\s){1,4}out\sof\s(?:office|power)\b",
        "Parliament voted the cabinet out of office.",
    ),
    _frame("wins_confidence", "adopted", rf"{_SURVIVES}{{gap}}{{yes}}", "The cabinet won a vote of confidence 61-59."),
    _frame("loses_confidence", "rejected", rf"{_FALLS}{{gap}}{{yes}}", "The party leader lost a vote of confidence."),
    _frame(
        "no_confidence_carried",
        "adopted",
        r"(?:pass(?:es|ed)|approve[sd]|adopt(?:s|ed)|carrie[sd]|back(?:s|ed)){gap}{no}",
        "Parliament passed a no-confidence motion.",
    ),
    _frame(
        "no_confidence_rejected",
        "rejected",
        r"(?:reject(?:s|ed)|vote[sd]\s(?:down|against)){gap}{no}",
        "Parliament rejected a motion of no confidence.",
    ),
)

_ABOUT_CONFIDENCE: Final = frozenset(
    {"surviv", "out of ", "confidence", "trust", "censure", "impeach", "removal", "leadership"}
)
"""Without one of these no frame can match."""
_ELLIPSIS: Final = re.compile(
    rf"\b{_SURVIVES}\s(?:its|his|her|their)(?:\sown)?\sconfidence\b(?!\s(?:vote|motion|ballot))"
)


def find_by_confidence(span: Span, text: str) -> Iterator[Decision]:
    """Decisions by a frame of confidence, and by an ellipsis of the same kind in the same sentence."""
    polarity: Outcome | None = None
    if not present(_ABOUT_CONFIDENCE, text[span.start_char : span.end_char].lower()):
        return
    for frame in CONFIDENCE_FRAMES:
        for match in frame.pattern.finditer(text, span.start_char, span.end_char):
            if not is_unreal(text, span.start_char, match.start()) and (
                frame.name.endswith("such_no_confidence") or not match.group().endswith("s")
            ):
                polarity = "rejected"
                yield Decision(frame.name, frame.outcome, match.start(), match.end(), token_at(span, match.start()))
    if polarity:  # "… fell on a censure motion, while another survived its confidence": the same kind of motion
        for match in _ELLIPSIS.finditer(text, span.start_char, span.end_char):
            yield Decision("survives_ellipsis", polarity, match.start(), match.end(), token_at(span, match.start()))
