"""Quote: the fact that this plugin reads."""

from __future__ import annotations

from typing import ClassVar, Literal

from onrecord import Fact


class Quote(Fact):
    """Who said what."""

    headline: ClassVar[str] = "[{speaker}: ]{quotation}"

    quotation: str
    kind: Literal["direct", "mixed", "indirect"]
    speaker: str | None = None
    speaker_mention: str | None = None
    speaker_role: str | None = None
    cue: str | None = None
    reported_by: str | None = None
    modality: Literal["asserted", "negated", "hypothetical"] = "asserted"
