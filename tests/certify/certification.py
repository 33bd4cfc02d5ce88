"""Certification: how large its tests are, and what they note."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FULL: Final = "ONRECORD_CERTIFY"
"""Set to 1, the tests are run in full."""

Certify = Callable[[str, str], None]
"""Notes a promise and the figures that were found; the table at the end shows them."""


def in_full() -> bool:
    """Whether this run is the long one."""
    return os.environ.get(FULL) == "1"


@dataclass(frozen=True)
class Scale:
    """How large the tests are. Times are in seconds; `delay` is at most between articles that arrive and a kill."""

    full: bool
    articles: int
    kills: int
    delay: float
    outage: float
    patience: float

    @classmethod
    def of_this_run(cls) -> Scale:
        if in_full():
            return cls(full=True, articles=5_000, kills=10, delay=0.5, outage=30, patience=1_500)
        return cls(full=False, articles=60, kills=1, delay=0, outage=1, patience=120)
