"""Accusation: the fact that this plugin reads."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from onrecord import Fact

Kind = Literal[
    "accuse",
    "blame",
    "allege",
    "suspect",
    "implicate",
    "criticize",
    "investigate",
    "sue",
    "charge",
    "indict",
    "convict",
]
Status = Literal["alleged", "sued", "charged", "indicted", "convicted", "acquitted", "dropped"]
Modality = Literal["asserted", "negated", "hypothetical"]


class Accusation(Fact):
    """Who accuses whom of what: that it was said, not that it is true."""

    headline: ClassVar[str] = "[{accused}: ][{act} ]({status})[ by {accuser}]"

    accuser: str | None = Field(None, description="who accuses, by the fullest name in the article; null: not stated")
    accuser_mention: str | None = Field(None, description="the accuser as written beside the cue")
    accused: str | None = Field(None, description="who is accused, by the fullest name; null: not stated or not named")
    accused_mention: str | None = Field(None, description="the accused as written beside the cue")
    act: str | None = Field(None, description="what the accused is said to have done or to be, in the article's words")
    cue: str = Field(description="the words that make it an accusation")
    kind: Kind
    status: Status = Field(description="where the matter stands by this passage")
    denied: bool = Field(False, description="the accused denies it, or the article calls it false")
    modality: Modality = Field("asserted", description="negated: said not to be made; hypothetical: not made so far")
    reported_by: str | None = Field(None, description="the source that reports the accusation, where not the accuser")
    plover_event: str | None = Field(None, description="event type of the PLOVER ontology; null: it has none for this")
    plover_mode: str | None = Field(None, description="mode of the PLOVER event type")
