"""The ledger as a table: of each pair the last entry counts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord_streams.ledger import Entry, latest


@dataclass
class Read:
    key: bytes
    value: bytes | None


def entry(extractor: str, offset: int, *facts: str) -> Entry:
    return Entry(
        article_id="a1",
        extractor=extractor,
        status="read",
        facts=list(facts),
        extractor_version="1",
        fact_schema_version=1,
        model="m",
        topic="articles",
        partition=0,
        offset=offset,
    )


def record(entry: Entry) -> Read:
    return Read(entry.key, entry.model_dump_json().encode())


def test_of_each_pair_the_last_entry_counts() -> None:
    first, second, other = entry("votes", 0, "f1"), entry("votes", 5, "f2", "f3"), entry("quotes", 0, "q1")
    assert latest(map(record, (first, other, second))) == {second.key: second, other.key: other}


def test_a_pair_that_was_taken_back_has_none() -> None:
    one = entry("votes", 0, "f1")
    assert latest([record(one), Read(one.key, None)]) == {}
    assert latest([record(one), Read(one.key, None), record(one)]) == {one.key: one}
