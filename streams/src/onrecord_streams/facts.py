"""Facts as records: keyed by their id, placed by their article, with CloudEvents headers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from onrecord.facts import record_in
from onrecord.outcome import FactRecord
from onrecord.pool import ExtractorInfo
from onrecord_streams.records import Arrival, Header, Record, cloud_event

SOURCE: Final = "onrecord.source"
"""The header that says where the article stood that a fact was read from: topic, partition and offset, with colons.

The value can't say it: the same article gives the same bytes wherever it stands. Who takes facts back needs it, to tell
a fact that an entry of the ledger has left behind from one whose entry is still to come.
"""


def fact_in(value: bytes | None) -> dict[str, Any] | None:
    """The fact that the value of a record is; None where it is none that can be shown."""
    try:
        found = record_in(value or b"")
    except ValueError:
        return None
    return found if all(isinstance(found.get(name), kind) for name, kind in _SHOWN.items()) else None


_SHOWN: Final[Mapping[str, type | tuple[type, ...]]] = {
    "id": str,
    "type": str,
    "article_id": str,
    "exact": str,
    "confidence": (int, float),
}


def fact_record(fact: FactRecord, info: ExtractorInfo, article_id: str, topic: str, arrival: Arrival) -> Record:
    """The record of a fact that `info`'s extractor found in an article."""
    kind = f"org.onrecord.{info.fact_type}.v{info.schema_version}"
    headers = cloud_event(kind, fact.id, f"/onrecord/{info.name}", article_id, arrival)
    source: Header = (SOURCE, f"{arrival.topic}:{arrival.partition}:{arrival.offset}".encode())
    return Record(topic, article_id.encode(), fact.id.encode(), fact.value, [*headers, source])
