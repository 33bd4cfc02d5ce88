"""The ledger: what became of every article under every extractor.

One record per pair, the latest of which counts (the topic is compacted): it proves that nothing was lost, and names
the facts that stand, so that whoever keeps facts can drop those of an article that was revised or withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord_streams.records import Arrival, Record, cloud_event

KIND: Final = "org.onrecord.ledger.v1"

Status = Literal["read", "partial", "failed", "skipped", "withdrawn"]


class Entry(BaseModel):
    """What became of one article under one extractor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = 1
    article_id: str
    extractor: str
    status: Status = Field(
        description="read: its facts are out; partial: some were refused; failed: none are out, there is a dead "
        "letter; skipped: not read, for `reason`; withdrawn: the article no longer stands"
    )
    facts: list[str] = Field([], description="ids of the facts that stand")
    stage: str | None = Field(None, description="where it failed, as in the dead letter")
    reason: str | None = Field(None, description="why there is a failure or a skip")
    article_sha256: str | None = Field(None, description="of the text that was read")
    article_version: str | int | None = None
    extractor_version: str
    fact_schema_version: int
    model: str
    topic: str = Field(description="where the article stood: with `partition` and `offset`")
    partition: int
    offset: int

    @property
    def key(self) -> bytes:
        """The record's key."""
        return f"{self.extractor}:{self.article_id}".encode()


def article_of(key: bytes | None) -> str | None:
    """The id of the article that the key of an entry names; None for what is no such key."""
    return (key or b"").decode(errors="replace").partition(":")[2] or None


def ledger_record(entry: Entry, topic: str, arrival: Arrival) -> Record:
    """An entry as a record: placed by its article, as the facts are, so that it comes after them."""
    event = f"{entry.topic}:{entry.partition}:{entry.offset}:{entry.extractor}"
    headers = cloud_event(KIND, event, "/onrecord/ledger", entry.article_id, arrival)
    return Record(topic, entry.article_id.encode(), entry.key, entry.model_dump_json().encode(), headers)


def latest(records: Iterable[Any]) -> dict[bytes, Entry]:
    """The entries that count, by key: of each pair the last, none where its record was taken back by a tombstone.

    `records` are those of the ledger topic, in order within each partition, with `key` and `value`.
    """
    entries: dict[bytes, Entry] = {}
    for record in records:
        if record.value is None:
            entries.pop(record.key, None)
        else:
            entries[record.key] = Entry.model_validate_json(record.value)
    return entries
