"""Finding: one thing that was looked at, how it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warning", "wrong", "skipped"]
"""`wrong`: something will not work; `warning`: it works, and somebody should know; `skipped`: it was not looked at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one subject of a check: `found` says how it is, `fix` what to do, None where nothing is."""

    check: str
    subject: str | None
    state: State
    found: str
    fix: str | None = None
