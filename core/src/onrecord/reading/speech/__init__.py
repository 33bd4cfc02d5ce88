"""Speech: attributions, that is who says what, shared by every extractor that needs a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from spacy.tokens import Span

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

NEEDS: Final = frozenset({"parse", "lemmas", "quoted", "mentions"})
TRIGGERS: Final = frozenset({'"', "“", "”", "said", "says"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source saying one thing.

    `contents` are half-open ranges of offsets, in order: the fragments of what is said, marks included. `speaker` is
    the source as written, None where nobody is named; `reported_by` the source behind a stacked attribution.
    `source` is the outer one whose report this is.
    """

    kind: Literal["direct", "mixed", "indirect"]
    contents: tuple[tuple[int, int], ...]
    cue: Span | None
    speaker: Span | None
    speaker_name: str | None
    speaker_role: str | None
    reported_by: str | None
    modality: Literal["asserted", "negated", "hypothetical"]
    rule: str
    confidence: float


def read_speech(reading: Reading) -> list[Attribution]:
    """The attributions in the paragraphs of a reading, by place."""
    return []
