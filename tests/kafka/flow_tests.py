"""What must hold on every broker: one worker, bad records among good ones, and everything that comes of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from bad_input import BAD, GERMAN_TEXT, GOOD_TEXT, Bad, article
from flow import Flow, Out, Sent, context

from onrecord.article import Article
from onrecord.config import Settings
from onrecord.engine import Engine
from onrecord.host import Host
from onrecord.reading import Model
from onrecord_streams.records import partition_of

EXTRACTORS = ("quotes", "votes")
TRACE = ("traceparent", b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
HEADERS = [("origin", b"wire"), ("origin", b"\xff\x00 binary"), TRACE]


@dataclass
class Run:
    """What was sent, where it went, and what came out."""

    flow: Flow
    out: Out
    places: dict[str, tuple[int, int]]
    exit_code: int


class FlowTests:
    """Subclasses give the fixture `brokers`, of class scope, and may override `settings`."""

    settings: dict[str, Any] = {}  # noqa: RUF012

    @pytest.fixture(scope="class")
    def run(self, brokers: str) -> Run:
        flow = Flow(brokers, **self.settings)
        sent: dict[str, Sent] = {}
        for number, bad in enumerate(BAD):
            one = bad.record
            sent[bad.name] = Sent(one.value, one.key, HEADERS, one.partition)
            sent[f"good-{number}"] = Sent(article(f"good-{number}"), f"good-{number}".encode(), HEADERS)
        sent["german"] = Sent(article("german", GERMAN_TEXT), b"german")
        sent["gone"] = Sent(None, b"gone")
        revised = GOOD_TEXT.replace("7 to 2", "8 to 2")
        story = [article("story", version=1), article("story", revised, version=2), None]
        for number, value in enumerate(story):
            sent[f"story-{number}"] = Sent(value, b"story")
        articles = len(BAD) + 5
        with flow.worker("--only", ",".join(EXTRACTORS)) as worker:
            places = dict(zip(sent, flow.send(sent.values()), strict=True))
            out = flow.collect(lambda out: _complete(out, articles))
            return Run(flow, out, places, worker.stop())

    @pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
    def test_a_bad_record_becomes_a_dead_letter_with_a_reason(self, run: Run, bad: Bad) -> None:
        about = context(run.out.letter_for(run.places[bad.name]))
        assert (about["stage"], about["reason"], about["attempt"]) == ("decode", bad.reason, "1")
        assert about["message"]

    @pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
    def test_a_dead_letter_has_key_value_and_headers_as_they_came(self, run: Run, bad: Bad) -> None:
        letter = run.out.letter_for(run.places[bad.name])
        assert (letter.key, letter.value) == (bad.record.key, bad.record.value)
        assert letter.headers[: len(HEADERS)] == HEADERS

    def test_the_articles_among_bad_records_are_read(self, run: Run) -> None:
        read = {entry["article_id"] for entry in run.out.entries() if entry["status"] == "read"}
        assert read == {f"good-{number}" for number in range(len(BAD))} | {"story"}

    def test_nothing_else_is_a_dead_letter(self, run: Run) -> None:
        assert len(run.out.deadletters) == len(BAD)

    def test_the_ledger_has_an_entry_of_every_extractor(self, run: Run) -> None:
        keys = [one.key.decode() for one in run.out.ledger]
        assert len(keys) == len(EXTRACTORS) * (len(BAD) + 5)
        assert all(f"{extractor}:good-0" in keys for extractor in EXTRACTORS)

    def test_the_ledger_names_the_facts_that_are_out(self, run: Run) -> None:
        named = {id for entry in run.out.entries() for id in entry["facts"]}
        assert named == run.out.fact_ids() != set()

    def test_another_language_is_skipped_with_an_entry_that_says_so(self, run: Run) -> None:
        entries = [entry for entry in run.out.entries() if entry["article_id"] == "german"]
        assert [(entry["status"], entry["facts"]) for entry in entries] == [("skipped", [])] * len(EXTRACTORS)
        assert entries[0]["reason"].startswith("language:")

    def test_a_tombstone_withdraws_an_article(self, run: Run) -> None:
        entries = [entry for entry in run.out.entries() if entry["article_id"] == "gone"]
        assert [(entry["status"], entry["facts"]) for entry in entries] == [("withdrawn", [])] * len(EXTRACTORS)

    def test_versions_of_an_article_are_dealt_with_in_order(self, run: Run) -> None:
        entries = [
            entry for entry in run.out.entries() if (entry["article_id"], entry["extractor"]) == ("story", "votes")
        ]
        assert [entry["status"] for entry in entries] == ["read", "read", "withdrawn"]
        assert [entry["article_version"] for entry in entries] == [1, 2, None]

    def test_facts_are_those_of_the_same_articles_without_kafka(self, run: Run, model: Model) -> None:
        engine = Engine(Host(Settings()).loaded(EXTRACTORS), model, soft_deadline=None)
        outcome = engine.process(Article.from_json(article("good-3")))
        facts = [one.value for one in run.out.facts if json.loads(one.value)["article_id"] == "good-3"]
        assert sorted(facts) == sorted(fact.value for fact in outcome.facts) != []

    def test_facts_are_keyed_by_id_and_described_by_cloud_events(self, run: Run) -> None:
        for record in run.out.facts:
            fact, headers = json.loads(record.value), dict(record.headers)
            assert record.key == headers["ce_id"] == fact["id"].encode()
            assert headers["ce_specversion"] == b"1.0"
            assert headers["ce_type"] == f"org.onrecord.{fact['type']}.v1".encode()
            assert headers["content-type"] == b"application/json"

    def test_the_trace_of_an_article_is_carried_on(self, run: Run) -> None:
        fact = next(one for one in run.out.facts if json.loads(one.value)["article_id"] == "good-0")
        entry = next(one for one in run.out.ledger if one.key == b"votes:good-0")
        assert TRACE in fact.headers
        assert TRACE in entry.headers

    def test_everything_of_an_article_stands_in_the_partition_of_its_id(self, run: Run) -> None:
        for record in [*run.out.facts, *run.out.ledger]:
            place = json.loads(record.value)["article_id"].encode()
            assert record.partition == partition_of(place, run.flow.settings.partitions)

    def test_the_worker_ends_in_peace_on_sigterm(self, run: Run) -> None:
        assert run.exit_code == 0


def _complete(out: Out, articles: int) -> bool:
    named = {id for entry in out.entries() for id in entry["facts"]}
    return (
        len(out.ledger) >= articles * len(EXTRACTORS) and len(out.deadletters) >= len(BAD) and named <= out.fact_ids()
    )
