"""Accusation: the fact that this plugin reads."""

from __future__ import annotations

from typing import Literal

from onrecord import Fact


class Accusation(Fact):
    """Who accuses whom of what."""

    accuser: str | None = None
    accuser_mention: str | None = None
    accused: str | None = None
    accused_mention: str | None = None
    act: str | None = None
    cue: str
    kind: Literal["accuse", "blame", "allege", "suspect", "implicate", "criticize", "investigate", "sue", "charge", "indict", "convict"]
    status: Literal["alleged", "sued", "charged", "indicted", "convicted", "acquitted", "dropped"]
    denied: bool = False
    modality: Literal["asserted", "negated", "hypothetical"] = "asserted"
    reported_by: str | None = None
    plover_event: str | None = None
    plover_mode: str | None = None
