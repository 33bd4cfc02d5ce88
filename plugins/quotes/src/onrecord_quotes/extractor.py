"""Quotes: turns the attributions of the speech layer into facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from onrecord import Extractor
from onrecord_quotes.facts import Quote

if TYPE_CHECKING:
    from onrecord.reading import Attribution, Reading, Region


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
    scoring: ClassVar[str | None] = "onrecord_quotes.scoring:QuoteScoring"

    def extract(self, reading: Reading) -> Iterator[Quote]:
        regions = {one.start: one for one in reading.quoted if one.depth == 0}
        for attribution in reading.speech:
            least = self.config.min_confidence
            if attribution.confidence >= least:
                yield _quote(attribution, reading, regions)
            elif reading.watched:
                why = f"its confidence, {attribution.confidence:.2f}, is under min_confidence ({least:g})"
                reading.refuse(attribution.rule, why, attribution.contents[0][0], attribution.contents[-1][1])


def _quote(attribution: Attribution, reading: Reading, regions: Mapping[int, Region]) -> Quote:
    """The fact for one attribution. `regions` are the outermost quotation regions, by where they begin."""
    evidence = [reading.evidence("quotation", start, end) for start, end in attribution.contents]
    speaker = cue = None
    if attribution.speaker is not None:
        evidence.append(speaker := reading.evidence("speaker_mention", attribution.speaker))
    if attribution.cue is not None:
        evidence.append(cue := reading.evidence("cue", attribution.cue))
    if attribution.reporter is not None:
        evidence.append(reading.evidence("reported_by", attribution.reporter))
    text = reading.text
    unmarked = [part for one in attribution.contents for part in _unmarked(*one, text, regions)]
    return Quote(
        rule=attribution.rule,
        confidence=attribution.confidence,
        start=attribution.contents[0][0],
        end=attribution.contents[-1][1],
        evidence=evidence,
        quotation=" ".join([text[start:end].strip() for start, end in unmarked]),
        kind=attribution.kind,
        speaker=attribution.speaker_name,
        speaker_mention=speaker.exact if speaker is not None else None,
        speaker_role=attribution.speaker_role,
        cue=cue.exact if cue is not None else None,
        reported_by=attribution.reported_by,
        modality=attribution.modality,
    )


def _unmarked(start: int, end: int, text: str, regions: Mapping[int, Region]) -> list[tuple[int, int]]:
    """What stands between the marks of a fragment that is one quotation region after another, else all of it."""
    found, at = [], start
    while at < end:
        region = regions.get(at)
        if region is None or region.end > end:
            return [(start, end)]
        found.append((region.inner_start, region.inner_end))
        at = region.end
        while at < end and text[at].isspace():
            at += 1
    return found
