"""Erasure: what there is of an article, and how long brokers keep it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from bad_input import article
from flow import Flow, Sent

from onrecord_streams import clients
from onrecord_streams.deadletters import PREFIX
from onrecord_streams.erase import Eraser, Found, Traces
from onrecord_streams.keeping import kept, kept_by
from onrecord_streams.records import Header, partition_of
from onrecord_streams.tail import existing

NOW = datetime(2026, 5, 1, tzinfo=UTC)
DAY = 86_400_000
FOR_EVER = str(2**63 - 1)


class TestHowLongItIsKept:
    def test_retention_counts_from_the_end_of_the_segment(self) -> None:
        config = {"cleanup.policy": "delete", "retention.ms": str(7 * DAY), "segment.ms": str(DAY)}
        found = kept_by(config, int(NOW.timestamp() * 1_000), NOW + timedelta(days=3))
        assert (found.until, found.by) == (NOW + timedelta(days=8), "retention")

    def test_compaction_counts_from_now_on(self) -> None:
        config = {"cleanup.policy": "compact", "max.compaction.lag.ms": str(2 * DAY), "retention.ms": str(DAY)}
        found = kept_by(config, 0, NOW)
        assert (found.until, found.by) == (NOW + timedelta(days=2), "compaction")

    @pytest.mark.parametrize(
        ("config", "words"),
        [
            ({"cleanup.policy": "compact", "max.compaction.lag.ms": FOR_EVER}, "max.compaction.lag.ms is not set"),
            ({"cleanup.policy": "delete", "retention.ms": "-1", "segment.ms": str(DAY)}, "has no bound"),
            ({}, "the broker does not tell"),
        ],
    )
    def test_what_nothing_bounds_is_said(self, config: dict[str, str | None], words: str) -> None:
        found = kept_by(config, 0, NOW)
        assert found.until is None
        assert words in found.by


@pytest.mark.kafka
class TestOnKafka:
    @pytest.fixture
    def flow(self, kafka_brokers: str) -> Flow:
        return Flow(kafka_brokers, extractors={"votes": 1, "quotes": 1})

    @pytest.fixture
    def eraser(self, flow: Flow) -> Eraser:
        return Eraser(flow.topics, flow.topics.facts.values(), flow.settings)

    def put(self, flow: Flow, topic: str, key: str | None, value: bytes | None, *headers: Header) -> None:
        with clients.producer(flow.settings) as producer:
            producer.send(topic, value, key.encode() if key is not None else None, list(headers), partition=0).get(10)

    def fact(self, flow: Flow, extractor: str, id: str, of: str) -> None:
        self.put(flow, flow.topics.facts[extractor], id, json.dumps({"id": id, "article_id": of}).encode())

    def letter(self, flow: Flow, key: str | None, value: bytes | None, **context: str) -> None:
        headers = [(PREFIX + name, text.encode()) for name, text in {"stage": "extract", **context}.items()]
        self.put(flow, flow.topics.deadletters, key, value, *headers)

    def look(self, flow: Flow, eraser: Eraser, *ids: str) -> Found:
        with clients.consumer(flow.settings) as client:
            return eraser.look(client, ids)

    def seen(self, flow: Flow, eraser: Eraser, id: str) -> dict[str, tuple[int, int]]:
        """How many records there are of an article on each topic, and how many places there are to take back."""
        traces: list[Traces] = self.look(flow, eraser, id)[id]
        return {one.topic.removeprefix(f"{flow.prefix}."): (one.records, len(one.places)) for one in traces}

    def test_everything_of_an_article_is_found_and_nothing_of_another(self, flow: Flow, eraser: Eraser) -> None:
        flow.send([Sent(article("pier"), b"pier", partition=0), Sent(article("pier"), partition=1)])
        flow.send([Sent(article("ferry"), b"ferry")])
        self.fact(flow, "votes", "f1", "pier")
        self.fact(flow, "votes", "f1", "pier")
        self.fact(flow, "quotes", "f2", "pier")
        self.fact(flow, "quotes", "f3", "ferry")
        self.put(flow, flow.topics.facts["quotes"], "f4", b"no json")
        for key in ("votes:pier", "quotes:pier", "votes:ferry", "votes:pier:2"):
            self.put(flow, flow.topics.ledger, key, b"{}")
        self.letter(flow, "pier", b"{no json")
        self.letter(flow, "pier", None)
        self.letter(flow, None, article("pier"))
        self.letter(flow, None, b"{no json", article="pier")
        self.letter(flow, "ferry", b"{no json")
        expected = {
            "articles": (2, 2),
            "votes.v1": (2, 1),
            "quotes.v1": (1, 1),
            "ledger": (2, 2),
            "deadletters": (4, 1),
        }
        assert self.seen(flow, eraser, "pier") == expected

    def test_what_was_taken_back_is_not_taken_back_again(self, flow: Flow, eraser: Eraser) -> None:
        self.fact(flow, "votes", "f1", "pier")
        self.fact(flow, "votes", "f2", "pier")
        self.put(flow, flow.topics.ledger, "votes:pier", b"{}")
        self.letter(flow, None, article("pier"))
        assert eraser.take_back(self.look(flow, eraser, "pier")) == 4
        assert self.seen(flow, eraser, "pier") == {"votes.v1": (2, 0), "ledger": (1, 0), "deadletters": (1, 0)}
        assert eraser.take_back(self.look(flow, eraser, "pier")) == 0
        self.fact(flow, "votes", "f2", "pier")
        assert self.seen(flow, eraser, "pier")["votes.v1"] == (3, 1)

    def test_the_ledger_is_taken_back_before_the_facts(
        self, flow: Flow, eraser: Eraser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.fact(flow, "votes", "f1", "pier")
        self.put(flow, flow.topics.ledger, "votes:pier", b"{}")
        self.letter(flow, "pier", b"{no json")
        written: list[str] = []
        monkeypatch.setattr(Eraser, "_write", lambda _, records: written.extend(one.topic for one in records) or {})
        eraser.take_back(self.look(flow, eraser, "pier"))
        assert written == [flow.topics.ledger, flow.topics.facts["votes"], flow.topics.deadletters]

    def test_an_article_is_withdrawn_once_wherever_it_has_records(self, flow: Flow, eraser: Eraser) -> None:
        home = partition_of(b"pier", 2)
        flow.send([Sent(article("pier"), b"pier", partition=1 - home)])
        first = eraser.withdraw(self.look(flow, eraser, "pier", "mill"), 2)
        assert (first.sent, dict(first.last)) == (2, {home: 0, 1 - home: 1})
        assert eraser.withdraw(self.look(flow, eraser, "pier", "mill"), 2).sent == 0
        assert dict(eraser.withdraw(self.look(flow, eraser, "pier"), 2).last) == dict(first.last)
        flow.send([Sent(article("pier"), b"pier")])
        again = eraser.withdraw(self.look(flow, eraser, "pier"), 2)
        assert (again.sent, dict(again.last)) == (1, {home: 2, 1 - home: 1})
        with clients.consumer(flow.settings) as client:
            nulls = [one for one in existing(client, [flow.topics.articles]) if one.value is None]
        assert [one.key for one in nulls] == [b"pier"] * 3

    def test_where_nobody_is_at_work_there_is_no_waiting(self, flow: Flow, eraser: Eraser) -> None:
        flow.send([Sent(article("pier"), b"pier")])
        withdrawals = eraser.withdraw(self.look(flow, eraser, "pier"), 2)
        assert not eraser.wait_until_read(withdrawals, 3600)

    def test_topics_that_we_create_bound_how_long_anything_is_kept(self, flow: Flow) -> None:
        names = flow.topics
        found = kept({names.ledger: 0, names.articles: 0, names.facts["votes"]: 0}, flow.settings, NOW)
        assert found[names.ledger].until == found[names.facts["votes"]].until == NOW + timedelta(days=7)
        assert found[names.articles].until == datetime.fromtimestamp(0, UTC) + timedelta(days=14)
