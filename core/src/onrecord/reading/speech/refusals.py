"""Refusals: what the rules for speech looked at and did not take, with the reason, for whoever watches a reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.reading.speech.candidate import Candidate
from onrecord.reading.speech.lexicon import LEMMAS
from onrecord.reading.speech.passage import Passage
from onrecord.reading.speech.selection import THRESHOLD, Selected, probability

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading
    from onrecord.reading.speech.assembly import Statement


def refuse_candidates(
    passage: Passage,
    proposed: Sequence[Candidate],
    selected: Sequence[Selected],
    kept: Sequence[Selected],
    reading: Reading,
) -> None:
    """The cues of a paragraph for which no rule proposed anything, and the proposals that do not stand.

    `selected` are those that stand by their likelihood, `kept` those of them that count in this paragraph.
    """
    for at in passage.cue_forms:
        if not any(one.cue[0] <= at <= one.cue[1] or one.anchor == at for one in proposed):
            reading.refuse("cue", _why_no_cue(at, passage), passage.syntax.start[at], passage.syntax.end[at])
    standing, counting = {one.candidate for one in selected}, {one.candidate for one in kept}
    for one in proposed:
        if one not in counting:
            start, end = min(one.offset, one.contents[0][0]), one.contents[-1][1]
            reading.refuse(one.rule, _why_not(one, one in standing), start, end)


def _why_no_cue(at: int, passage: Passage) -> str:
    syntax = passage.syntax
    word = syntax.lower[at]
    if passage.is_quoted(at):
        return "it stands inside a quotation"
    if LEMMAS.get(word) is None or syntax.pos[at] in ("VERB", "AUX"):
        return "nothing stands with it that could be said"
    return f"it is no verb here ({syntax.pos[at]}), nor a noun with a clause"


def _why_not(candidate: Candidate, stands: bool) -> str:
    if stands:
        return "a line without an end mark is a heading, of which only quotations and who says so in a headline count"
    likely = probability(candidate)
    if likely < THRESHOLD:
        return f"its likelihood, {likely:.2f}, is under {THRESHOLD}"
    return f"another reading of these words stands, by its likelihood or since this one (of {likely:.2f}) is inside it"


def refuse_labels(statements: Iterable[Statement], reading: Reading) -> None:
    """Statements behind a colon that nobody makes."""
    for one in statements:
        (start, _), (_, end) = one.contents[0], one.contents[-1]
        reading.refuse(one.rule, "what stands before the colon is nobody who can speak", start, end)


def refuse_quotations(passage: Passage, statements: Sequence[Statement], reading: Reading) -> None:
    """Quotations that belong to no statement."""
    for start, end in _left_over(passage, statements):
        why = "it has no cue, and is too short for speech or part of another's words: a title, a term, scare quotes"
        reading.refuse("quotation", why, start, end)


def _left_over(passage: Passage, statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    taken = [span for one in statements for span in one.contents]
    for quoted in passage.quoted:
        start, end = quoted.region.start, quoted.region.end
        if not any(first < end and start < last for first, last in taken):
            yield start, end
