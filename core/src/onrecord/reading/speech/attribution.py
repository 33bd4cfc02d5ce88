"""Attribution: one source saying one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Span

Kind = Literal["direct", "mixed", "indirect"]
Modality = Literal["asserted", "negated", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source saying one thing.

    `contents` are half-open ranges of offsets, in order: the fragments of what is said, marks included. `kind` is
    direct where all of it stands in quotation marks, indirect where nothing does, else mixed. `speaker` is the source
    as written, None where nobody is named; `speaker_name` and `speaker_role` say who that is: the fullest name in the
    article, else the words as written, None where a pronoun can't be resolved. `reported_by` is the source behind a
    stacked attribution ("…, Ames said, according to the report"), and `reporter` is that one as written. `rule` names
    what found it, `confidence` is the probability that the contents are right.
    """

    kind: Kind
    contents: tuple[tuple[int, int], ...]
    cue: Span | None
    speaker: Span | None
    speaker_name: str | None
    speaker_role: str | None
    reported_by: str | None
    reporter: Span | None
    modality: Modality
    rule: str
    confidence: float
