"""The rules of the conformance kit, in the order in which they are looked at."""

from __future__ import annotations

from typing import Final

from onrecord.testing.checks.awkward import BeyondTheBmp, ControlCharacters, EmptyText, HugeText, RightToLeft
from onrecord.testing.checks.check import Check, NotShown
from onrecord.testing.checks.declared import Config, Metadata
from onrecord.testing.checks.given import Evidence, Gold, Records
from onrecord.testing.checks.published import Schema
from onrecord.testing.checks.reading import Requires, Triggers
from onrecord.testing.checks.running import Outside, Speed
from onrecord.testing.checks.steady import Company, Determinism

__all__ = ["CHECKS", "Check", "NotShown"]

CHECKS: Final[tuple[Check, ...]] = (
    Metadata(),
    Config(),
    Schema(),
    Gold(),
    Evidence(),
    Records(),
    Determinism(),
    Company(),
    Triggers(),
    Requires(),
    EmptyText(),
    HugeText(),
    BeyondTheBmp(),
    RightToLeft(),
    ControlCharacters(),
    Outside(),
    Speed(),
)
