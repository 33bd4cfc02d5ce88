"""Vote: the fact that this plugin reads."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, Field

from onrecord import Fact


class Position(BaseModel):
    """One voter's position, and where the voter stands in the text."""

    voter: str
    position: Literal["for", "against", "abstain", "absent", "veto"]
    start: int
    end: int


class Vote(Fact):
    """How a body voted."""

    headline: ClassVar[str] = (
        "[{body}][ {outcome}][: {motion}][, {votes_for} for][, {votes_against} against][, {abstentions} abstaining]"
    )

    body: str | None = None
    motion: str | None = None
    outcome: Literal["adopted", "rejected", "vetoed"] | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    absent: int | None = None
    positions: list[Position] = Field(default_factory=list)
    date_text: str | None = None
