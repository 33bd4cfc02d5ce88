"""Finding the positions that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord_votes.positions.by_demonym import by_demonym
from onrecord_votes.positions.by_list import by_list
from onrecord_votes.positions.by_subject import by_subject
from onrecord_votes.positions.held import Held, Stance
from onrecord_votes.positions.hints import hinted
from onrecord_votes.positions.list_frames import LIST_FRAMES
from onrecord_votes.positions.verb_frames import VERB_FRAMES
from onrecord_votes.voters import Voter, list_behind

if TYPE_CHECKING:
    from spacy.tokens import Span

_AS_DID: Final = re.compile(
    r"\b(?:as\s(?:did|do|does)|[Ss]o\s(?:did|do|does)|(?:along|together)\swith|(?:was\s)?joined\sby)\s"
)


def opens_alike(span: Span) -> bool:
    """Whether a sentence begins with "So did" or the like, about the position told before it."""
    return _OPENS_ALIKE.match(span.text) is not None


_OPENS_ALIKE: Final = re.compile(r"(?:So|As|Neither|Nor)\s(?:too\s)?(?:did|does|do)\s")


def find_positions(span: Span, text: str, voters: list[Voter], stance: Stance | None = None) -> list[Held]:
    """The positions that a sentence tells as taken, by place of the voter; one for each voter and place.

    `stance` is the position that the sentence before told last.
    """
    found: list[Held] = []
    told = [*by_list(span, text, voters), *by_subject(span, text, voters), *by_demonym(span, text)]
    told.sort(key=lambda held: _rank(held, text))
    if stance and opens_alike(span):
        after = list_behind(span[1].idx + len(span[1]), voters, span)
        told += [Held(voter, stance, False, span.start_char) for voter in after]
    for held in (*_alike(span, text, voters, told), *told):
        if not any(held.voter.start == other.voter.start for other in found):
            found.append(held)
    return sorted(found, key=lambda held: held.voter.start)


def _rank(held: Held, text: str) -> tuple[bool, bool, bool, bool]:
    """What is told outright comes first: "all but Pell, which abstained", "Ordain, which had backed it, abstained"."""
    return (
        held.excepted,
        held.stance in ("prefers", "beside"),
        text.endswith("had ", 0, held.at),
        held.stance != "veto",
    )


def holds(span: Span, text: str) -> bool:
    """Whether any frame's words are in a sentence, whoever the voters: a quick look before those are found."""
    start, end = span.start_char, span.end_char
    lower = text[start:end].lower()
    return (
        "veto" in lower
        or any(frame.pattern.search(text, start, end) for frame in hinted(VERB_FRAMES, lower))
        or any(frame.pattern.search(text, start, end) for frame in hinted(LIST_FRAMES, lower))
    )


def _alike(span: Span, text: str, voters: list[Voter], told: list[Held]) -> Iterator[Held]:
    """ "…, as did Ordain and Pell": the position that was told last before."""
    for match in _AS_DID.finditer(text, span.start_char, span.end_char):
        before = [held for held in told if held.at < match.start()]
        if before:
            stance = max(before, key=lambda held: held.at).stance
            for voter in list_behind(match.end(), voters, span):
                yield Held(voter, stance, False, match.start())
