"""Quotes: turns the attributions of the speech layer into facts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, ClassVar, Final

from pydantic import BaseModel, ConfigDict, Field

from onrecord import Extractor
from onrecord_quotes.facts import Quote

if TYPE_CHECKING:
    from onrecord.reading import Attribution, Reading

MARKS: Final = "\"'“”„‟«»‘’‛`"


class QuotesConfig(BaseModel):
    """The table `[extractors.quotes]`."""

    model_config = ConfigDict(extra="forbid")

    min_confidence: float = Field(0.5, ge=0, le=1, description="quotes less likely than this are left out")


class Quotes(Extractor[QuotesConfig, Quote]):
    """Reads who said what: one fact per attribution."""

    name = "quotes"
    fact_model = Quote
    schema_version = 1
    config_model = QuotesConfig
    requires: ClassVar[Set[str]] = frozenset({"parse", "speech"})
    triggers: ClassVar[Set[str]] = frozenset({"according to"})

    def extract(self, reading: Reading) -> Iterator[Quote]:
        for attribution in reading.speech:
            if attribution.confidence >= self.config.min_confidence:
                yield _fact(attribution, reading)


def _fact(attribution: Attribution, reading: Reading) -> Quote:
    evidence = [reading.evidence("quotation", start, end) for start, end in attribution.contents]
    main = evidence[0].start, evidence[-1].end
    if attribution.speaker is not None:
        evidence.append(reading.evidence("speaker_mention", attribution.speaker))
    if attribution.cue is not None:
        evidence.append(reading.evidence("cue", attribution.cue))
    return Quote(
        rule=attribution.rule,
        confidence=attribution.confidence,
        start=main[0],
        end=main[1],
        evidence=evidence,
        quotation=" ".join(_unmarked(reading.text[start:end]) for start, end in attribution.contents),
        kind=attribution.kind,
        speaker=attribution.speaker_name,
        speaker_mention=attribution.speaker.text if attribution.speaker is not None else None,
        speaker_role=attribution.speaker_role,
        cue=attribution.cue.text if attribution.cue is not None else None,
        reported_by=attribution.reported_by,
        modality=attribution.modality,
    )


def _unmarked(fragment: str) -> str:
    """A fragment without the marks around it; marks inside it stay."""
    if fragment[:1] in MARKS and fragment[-1:] in MARKS:
        return fragment.strip(MARKS)
    return fragment
