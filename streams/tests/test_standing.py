"""Which facts stand, and which of those that don't may be taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from onrecord_streams.facts import SOURCE
from onrecord_streams.ledger import Entry, Status
from onrecord_streams.overwriting import TAKEN_BACK
from onrecord_streams.retract import RETRACTED, FactFound, found, judge, settled_after
from onrecord_streams.settings import StreamSettings, TopicNames
from onrecord_streams.standing import Source, Standing, source_of, topic_of

STREAMS = StreamSettings()
VOTES = "onrecord.votes.v1"


@dataclass
class Read:
    """A record as kafka-python gives it."""

    key: bytes
    value: bytes | None
    topic: str = "onrecord.ledger"
    partition: int = 0
    offset: int = 0
    timestamp: int = 1_000
    headers: list[tuple[str, bytes]] = field(default_factory=list)


def entry(extractor: str, offset: int, *facts: str, text: str | None = "t1", partition: int = 0, **more: Any) -> Entry:
    status: Status = "read" if text else "withdrawn"
    return Entry(
        article_id="a1",
        extractor=extractor,
        facts=list(facts),
        article_sha256=text,
        topic="articles",
        partition=partition,
        offset=offset,
        **{"status": status, "extractor_version": "1", "fact_schema_version": 1, "model": "m", **more},
    )


def standing(*entries: Entry | bytes, partition: int = 0) -> Standing:
    """By a ledger with these entries, in this order; bytes are the key of one that is taken back."""
    return Standing(
        Read(one, None, partition=partition, offset=offset)
        if isinstance(one, bytes)
        else Read(one.key, one.model_dump_json().encode(), partition=partition, offset=offset)
        for offset, one in enumerate(entries)
    )


def named(of: Standing, extractor: str) -> set[str] | None:
    ruling = of.of(extractor, "a1")
    return None if ruling is None else set(ruling.facts)


class TestWhatStands:
    def test_the_last_entry_of_each_pair_names_the_facts(self) -> None:
        of = standing(entry("votes", 1, "f1"), entry("quotes", 1, "q1"), entry("votes", 5, "f2", text="t2"))
        assert named(of, "votes") == {"f2"}

    def test_a_pair_without_an_entry_has_no_ruling(self) -> None:
        one = entry("votes", 1, "f1")
        assert named(standing(one), "quotes") is None
        assert named(standing(one, one.key), "votes") is None

    @pytest.mark.parametrize("text", ["t2", None], ids=["revised", "withdrawn"])
    def test_an_extractor_that_no_longer_runs_has_nothing_of_an_article_that_has_changed(
        self, text: str | None
    ) -> None:
        of = standing(entry("votes", 1, "f1"), entry("quotes", 5, text=text))
        assert named(of, "votes") == set()
        assert str(of.of("votes", "a1")) == f"{'read' if text else 'withdrawn'} at articles 0:5"
        assert [one.extractor for one in of.entries()] == ["quotes"]

    def test_the_same_text_read_again_by_one_extractor_leaves_the_others_alone(self) -> None:
        of = standing(entry("votes", 1, "f1"), entry("quotes", 5, "q1", text="t1"))
        assert named(of, "votes") == {"f1"}

    def test_an_older_version_overrules_nothing(self) -> None:
        of = standing(entry("votes", 5, "f1", text="t2"), entry("quotes", 1, text="t1"))
        assert named(of, "votes") == {"f1"}

    def test_what_was_written_before_overrules_nothing_as_after_the_articles_topic_was_made_anew(self) -> None:
        of = standing(entry("quotes", 5_000, text="t1"), entry("votes", 3, "f1", text="t2"))
        assert named(of, "votes") == {"f1"}

    def test_offsets_of_another_partition_say_nothing(self) -> None:
        of = standing(entry("votes", 1, "f1"), entry("quotes", 5, text="t2", partition=1))
        assert named(of, "votes") == {"f1"}

    def test_the_topic_of_an_entry_is_that_of_its_schema_version(self) -> None:
        assert topic_of(entry("votes", 1, fact_schema_version=3), STREAMS) == "onrecord.votes.v3"
        own = StreamSettings(topics=TopicNames(facts={"votes": "ballots"}))
        assert topic_of(entry("votes", 1, fact_schema_version=3), own) == "ballots"


def test_the_source_of_a_fact_is_read_back_from_its_header() -> None:
    assert source_of([("ce_id", b"f1"), (SOURCE, b"a:b:3:70")]) == Source("a:b", 3, 70)
    assert source_of([(SOURCE, b"articles:0")]) is None
    assert source_of([]) is source_of(None) is None


def fact(id: str = "f1", *, at: int | None = 1, time: int = 1_000, topic: str = VOTES, **more: Any) -> FactFound:
    source = None if at is None else Source("articles", 0, at)
    return FactFound(id, topic, 0, 7, time, "a1", "votes", source, **more)


def verdict(one: FactFound, of: Standing, *, before: int = 0) -> str | None:
    judged = judge(one, of, STREAMS, before)
    return judged and judged.verdict


class TestWhatIsTakenBack:
    def test_a_fact_that_is_named_is_left_alone(self) -> None:
        assert verdict(fact(), standing(entry("votes", 1, "f1"))) is None

    def test_a_fact_that_is_named_is_left_alone_on_older_topics_too(self) -> None:
        of = standing(entry("votes", 5, "f1", fact_schema_version=2))
        assert verdict(fact(at=1), of, before=5_000) is None

    def test_a_fact_that_the_ledger_has_left_behind_is_taken_back_at_once(self) -> None:
        assert verdict(fact(at=1), standing(entry("votes", 5, text="t2"))) == "retract"
        assert verdict(fact(at=1), standing(entry("votes", 1, "f1"), entry("quotes", 5, text=None))) == "retract"

    @pytest.mark.parametrize("at", [5, 6, None], ids=["the same record", "a later one", "nobody knows"])
    def test_a_fact_whose_entry_may_be_to_come_is_left_until_it_can_not(self, at: int | None) -> None:
        of = standing(entry("votes", 5, "f2"))
        assert verdict(fact(at=at, time=1_000), of, before=999) == "recent"
        assert verdict(fact(at=at, time=1_000), of, before=1_000) == "retract"

    def test_a_fact_of_another_partition_is_not_known_to_be_older(self) -> None:
        assert verdict(fact(at=1), standing(entry("votes", 5, partition=1))) == "recent"

    def test_a_fact_without_an_entry_is_never_taken_back(self) -> None:
        assert verdict(fact(at=1, time=0), standing(entry("quotes", 9)), before=10_000) == "no_entry"

    def test_what_was_taken_back_and_does_not_stand_is_done(self) -> None:
        assert verdict(fact(at=1, retracted=True), standing(entry("votes", 5))) is None
        assert verdict(fact(at=1, retracted=True), standing()) is None

    def test_what_was_taken_back_and_stands_is_restored_if_it_is_the_value_that_the_entry_is_about(self) -> None:
        of = standing(entry("votes", 5, "f1"))
        assert verdict(fact(at=5, retracted=True), of) == "restore"
        assert verdict(fact(at=1, retracted=True), of) is None
        assert verdict(fact(at=5, retracted=True, topic="onrecord.votes.v2"), of) is None

    def test_a_fact_is_settled_when_neither_it_nor_its_entry_can_still_be_on_the_way(self) -> None:
        assert settled_after(StreamSettings(delivery_timeout=30)) == 60


def value(id: str, **more: Any) -> bytes:
    return json.dumps({"id": id, "article_id": "a1", "extractor": "votes", **more}).encode()


class TestFactsOnTheirTopics:
    def test_of_each_fact_the_last_value_counts(self) -> None:
        first = Read(b"f1", value("f1"), VOTES, offset=1, headers=[(SOURCE, b"articles:0:1")])
        second = Read(b"f1", value("f1", word="x"), VOTES, offset=4, timestamp=9, headers=[(SOURCE, b"articles:0:3")])
        assert found([first, second]) == [FactFound("f1", VOTES, 0, 4, 9, "a1", "votes", Source("articles", 0, 3))]

    def test_what_we_took_back_is_known_and_what_others_took_back_is_theirs(self) -> None:
        values = [Read(id, value(id.decode()), VOTES) for id in (b"f1", b"f2", b"f3")]
        ours = Read(b"f1", None, VOTES, headers=[(TAKEN_BACK, f"{RETRACTED}: read at x".encode())])
        erased = Read(b"f2", None, VOTES, headers=[(TAKEN_BACK, b"erased")])
        theirs = Read(b"f3", None, VOTES)
        assert [(one.id, one.retracted) for one in found([*values, ours, erased, theirs])] == [("f1", True)]

    def test_what_is_written_again_after_it_was_taken_back_counts(self) -> None:
        ours = Read(b"f1", None, VOTES, headers=[(TAKEN_BACK, RETRACTED.encode())])
        assert [one.retracted for one in found([Read(b"f1", value("f1"), VOTES), ours])] == [True]
        again = Read(b"f1", value("f1"), VOTES, offset=9)
        assert [one.retracted for one in found([Read(b"f1", value("f1"), VOTES), ours, again])] == [False]

    @pytest.mark.parametrize(
        "raw", [b"no json", b"7", b"[]", b'{"id": "f1"}', value("other"), value("f1", article_id=3)]
    )
    def test_what_is_no_fact_of_ours_is_passed_over(self, raw: bytes) -> None:
        assert found([Read(b"f1", raw, VOTES)]) == []
