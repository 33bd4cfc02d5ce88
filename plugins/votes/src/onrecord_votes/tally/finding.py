"""Finding the scores and the labelled counts in a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.reading.numbers.lexicon import TENS, UNITS
from onrecord_votes.counts import NUMBER, count, has_number
from onrecord_votes.lexicon import present, runs, words
from onrecord_votes.tally.label_rules import LABEL_RULES
from onrecord_votes.tally.rules import Label, Score
from onrecord_votes.tally.score_rules import SCORE_RULES

_WHOLE: Final = re.compile(
    rf"\s(?:[\w-]+\s)?(?:out\s)?of\s(?:(?:the|its|their|a\spossible)\s)?(?:(?:[\w-]+\s){{0,3}}?[\w-]+['’]s?\s)?(?P<whole>{NUMBER})"
)


_TWO_NUMBERS: Final = re.compile(
    rf"\d[^.;]{{0,30}}?\d|[-\s]all\b|-to-|(?:{NUMBER})[^.;]{{0,30}}?\b(?:to|against|versus|vs|each|apiece|all)\b",
    re.IGNORECASE,
)
_SECOND_NUMBER: Final = re.compile(
    r"\d\s?[-–—‑−]\s?\d|(?:\sto\s|-to-|(?:against|versus|vs\.?)\s)"
    rf"(?:\d|a\s|none|nil|{'|'.join(sorted({*UNITS, *TENS}))})|\b(?:each|apiece)\b|[-\s]all\b"
)
_NOBODY: Final = words("none nobody no without")
"""Looks ahead, the second at text in lower case: without these no rule can match."""


def find_scores(text: str, start: int = 0, end: int | None = None) -> list[Score]:
    """The scores in a stretch of text, by place; offsets are those of `text`."""
    stop = len(text) if end is None else end
    found: list[Score] = []
    lower = text[start:stop].lower()
    rules = [rule for rule in SCORE_RULES if any(hint in lower for hint in rule.hints)]
    if not rules or not has_number(runs(text[start:stop])):
        return found
    if not _SECOND_NUMBER.search(lower) or not _TWO_NUMBERS.search(text, start, stop):
        return found
    for rule in rules:
        for match in rule.pattern.finditer(text, start, stop):
            first, second = count(match["a"]), count(match["b"])
            if _looks_like_years(match["a"], first, second) or _taken(match.start(), match.end(), found):
                continue
            third = match.groupdict().get("c")
            found.append(Score(first, second, int(third) if third else None, match.start(), match.end(), rule.name))
    return sorted(found, key=lambda score: score.start)


def find_labels(text: str, start: int = 0, end: int | None = None) -> list[Label]:
    """The labelled counts in a stretch of text, by place. What lies within a score is not read a second time."""
    stop = len(text) if end is None else end
    lower = text[start:stop].lower()
    said = runs(text[start:stop])
    numeral = has_number(said)
    if not numeral and _NOBODY.isdisjoint(said):
        return []
    labels = list(_labels_in(text, start, stop, lower, numeral))
    if not labels:
        return []
    scores = find_scores(text, start, stop)
    return sorted(
        (label for label in labels if not _taken(label.start, label.end, scores)),
        key=lambda label: (label.start, label.side),
    )


_HINTS: Final[frozenset[str]] = frozenset().union(*(rule.hints for rule in LABEL_RULES))


def _labels_in(text: str, start: int, end: int, lower: str, numeral: bool) -> Iterator[Label]:
    """`lower` is the stretch in lower case; `numeral` tells whether it has a number, without which only fixed counts
    can be there."""
    found = present(_HINTS, lower)
    for rule in LABEL_RULES:
        if (rule.fixed is None and not numeral) or rule.hints.isdisjoint(found):
            continue
        for match in rule.pattern.finditer(text, start, end):
            if rule.fixed is not None:
                yield Label(rule.side, rule.fixed, match.start(), match.end(), rule.name)
            elif not _is_part(text, match):
                whole = _WHOLE.match(text, match.end("n"), match.end())
                of = count(whole["whole"]) if whole else None
                yield Label(rule.side, count(match["n"]), match.start(), match.end(), rule.name, of)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether the count is of a part of a side only, as in "Brell and three others"."""
    before = text[max(0, match.start() - 20) : match.start()]
    if re.search(
        r"\b(?:(?:including|another|among them|expected|but|except(?: for)?|save)\s(?:an\s)?|[Nn]one of (?:the|its) )$",
        before,
    ):
        return True
    if re.match(r"(?i:one|two|three)\sof\s", match.group()) and re.search(r"\b(?:is|was|are|were|be)\s$", before):
        return True  # "she was one of four who opposed it"
    return " others" in match.group() and bool(re.search(r"\b(?:and|plus|by)\s$", before))


def _looks_like_years(written: str, first: int, second: int) -> bool:
    return "," not in written and 1800 <= first <= 2100 and (second < 100 or 1800 <= second <= 2100)


def _taken(start: int, end: int, found: list[Score]) -> bool:
    return any(start < score.end and score.start < end for score in found)
