"""Refusals: cues that no accusation came of, for whoever watches a reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from onrecord_accusations.claim import Claim
from onrecord_accusations.cues import CueIndex

if TYPE_CHECKING:
    from onrecord.reading import Reading

_WHY: Final = "no frame of it fits: nobody is told to be accused here, or the word means something else"


def refuse_cues(reading: Reading, index: CueIndex, claims: Iterable[Claim]) -> None:
    """Note each word that frames ask for and that no claim hangs on, shows or takes in."""
    used = {token.i for claim in claims for token in (claim.anchor, *claim.cue, *(claim.denial or ()), *claim.consumed)}
    for sentence in reading.sentences:
        cues = index.cues(sentence.start, sentence.end)
        for token in cues.either if cues is not None else ():
            if token.i not in used:
                reading.refuse("cue", _WHY, token)
