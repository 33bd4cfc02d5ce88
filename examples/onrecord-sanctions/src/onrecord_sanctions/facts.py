"""Sanction: the fact that this plugin reads."""

from __future__ import annotations

from typing import ClassVar, Literal

from onrecord import Fact


class Sanction(Fact):
    """Who imposes, extends, eases or lifts sanctions, on whom, and for what."""

    headline: ClassVar[str] = "[{imposer}: ]{measure} {action}[ on {target}][ for {reason}]"

    action: Literal["imposed", "extended", "eased", "lifted", "planned"]
    measure: str
    imposer: str | None = None
    imposer_mention: str | None = None
    target: str | None = None
    reason: str | None = None
