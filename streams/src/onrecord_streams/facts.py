"""Facts as records: keyed by their id, placed by their article, with CloudEvents headers."""

from __future__ import annotations

from onrecord.outcome import FactRecord
from onrecord.pool import ExtractorInfo
from onrecord_streams.records import Arrival, Record, cloud_event


def fact_record(fact: FactRecord, info: ExtractorInfo, article_id: str, topic: str, arrival: Arrival) -> Record:
    """The record of a fact that `info`'s extractor found in an article."""
    kind = f"org.onrecord.{info.fact_type}.v{info.schema_version}"
    headers = cloud_event(kind, fact.id, f"/onrecord/{info.name}", article_id, arrival)
    return Record(topic, article_id.encode(), fact.id.encode(), fact.value, headers)
