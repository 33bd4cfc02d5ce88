"""The outbox: which records come of an article, and in which order."""

from __future__ import annotations

import json

from onrecord.article import Article
from onrecord.errors import ArticleError
from onrecord.outcome import Extraction, FactRecord, Failure, Outcome
from onrecord.pool import ExtractorInfo
from onrecord_streams.deadletters import VALUE_LEFT_OUT
from onrecord_streams.decoding import Withdrawn
from onrecord_streams.ledger import Entry
from onrecord_streams.outbox import Outbox, Results
from onrecord_streams.records import Arrival
from onrecord_streams.settings import StreamSettings
from onrecord_streams.topics import Topics

VOTES = ExtractorInfo("votes", "0.1.0", 1, "vote", ("body",))
QUOTES = ExtractorInfo("quotes", "0.2.0", 2, "quote", ("speaker",))
TOPICS = Topics.named(StreamSettings(), {"votes": 1, "quotes": 2})
ARRIVAL = Arrival("onrecord.articles", 1, 5, b"story", b"...")
ARTICLE = Article.from_text("The council voted.", id="story", version=4)
OUTBOX = Outbox(TOPICS, [VOTES, QUOTES], "a-model 1", largest=1_000_000)


def fact(number: int, size: int = 10) -> FactRecord:
    return FactRecord(f"f{number}", b'{"id": "%d"%s}' % (number, b" " * size))


def entries(results: Results) -> dict[str, Entry]:
    return {entry.extractor: entry for entry in (Entry.model_validate_json(one.value or b"") for one in results.ledger)}


def failure(stage: str = "extract") -> Failure:
    return Failure("story", "votes", stage, "ValueError", "no such body")  # type: ignore[arg-type]


def test_a_fact_goes_to_its_extractors_topic_by_its_id_and_its_article() -> None:
    outcome = Outcome("story", [Extraction("votes", [fact(1)]), Extraction("quotes", [fact(2)])])
    first, second = OUTBOX.read(ARRIVAL, ARTICLE, outcome).records
    assert (first.topic, first.key, first.place) == ("onrecord.votes.v1", b"f1", b"story")
    assert (second.topic, second.value) == ("onrecord.quotes.v2", fact(2).value)
    assert dict(second.headers)["ce_type"] == b"org.onrecord.quote.v2"


def test_for_kafka_connect_facts_go_in_envelopes_and_entries_as_ever() -> None:
    schema = {"properties": {"id": {"type": "string"}, "votes": {"type": "integer"}}}
    info = ExtractorInfo("votes", "0.1.0", 1, "vote", schema=schema)
    outbox = Outbox(TOPICS, [info], "a-model 1", largest=1_000_000, connect=True)
    results = outbox.read(
        ARRIVAL, ARTICLE, Outcome("story", [Extraction("votes", [FactRecord("f1", b'{"id": "f1"}')])])
    )
    made = json.loads(results.records[0].value or b"")
    assert made["payload"] == {"id": "f1", "votes": None}
    assert [one["type"] for one in made["schema"]["fields"]] == ["string", "int64"]
    assert results.records[0].key == b"f1"
    assert entries(results)["votes"].facts == ["f1"]


def test_the_entry_of_an_extractor_names_its_facts_and_versions() -> None:
    outcome = Outcome("story", [Extraction("votes", [fact(1), fact(2)]), Extraction("quotes")])
    results = OUTBOX.read(ARRIVAL, ARTICLE, outcome)
    entry = entries(results)["votes"]
    assert (entry.status, entry.facts) == ("read", ["f1", "f2"])
    assert (entry.article_sha256, entry.article_version) == (ARTICLE.sha256, 4)
    assert (entry.extractor_version, entry.fact_schema_version, entry.model) == ("0.1.0", 1, "a-model 1")
    assert (entry.topic, entry.partition, entry.offset) == ("onrecord.articles", 1, 5)
    assert entries(results)["quotes"].facts == []


def test_an_entry_is_keyed_by_extractor_and_article() -> None:
    results = OUTBOX.read(ARRIVAL, ARTICLE, Outcome("story", [Extraction("votes")]))
    assert (results.ledger[0].key, results.ledger[0].place) == (b"votes:story", b"story")


def test_a_failure_is_a_dead_letter_and_an_entry_and_leaves_the_others_alone() -> None:
    outcome = Outcome("story", [Extraction("votes", failure=failure()), Extraction("quotes", [fact(2)])])
    results = OUTBOX.read(ARRIVAL, ARTICLE, outcome)
    assert [one.topic for one in results.records] == ["onrecord.deadletters", "onrecord.quotes.v2"]
    entry = entries(results)["votes"]
    assert (entry.status, entry.facts, entry.stage) == ("failed", [], "extract")
    assert entry.reason == "ValueError: no such body"
    assert entries(results)["quotes"].status == "read"


def test_facts_that_passed_the_check_are_out_beside_the_dead_letter_of_the_others() -> None:
    outcome = Outcome("story", [Extraction("votes", [fact(1)], failure("check"))])
    results = OUTBOX.read(ARRIVAL, ARTICLE, outcome)
    assert [one.topic for one in results.records] == ["onrecord.votes.v1", "onrecord.deadletters"]
    assert (entries(results)["votes"].status, entries(results)["votes"].facts) == ("partial", ["f1"])


def test_a_fact_that_no_broker_would_take_is_a_failure_of_its_extractor() -> None:
    outcome = Outcome("story", [Extraction("votes", [fact(1), fact(2, 2_000_000)])])
    results = OUTBOX.read(ARRIVAL, ARTICLE, outcome)
    assert [one.topic for one in results.records] == ["onrecord.votes.v1", "onrecord.deadletters"]
    entry = entries(results)["votes"]
    assert (entry.status, entry.stage, entry.facts) == ("partial", "publish", ["f1"])


def test_facts_that_are_too_many_for_an_entry_are_not_sent_and_a_failure_of_their_extractor() -> None:
    many = [FactRecord(f"{number:064}", b"{}") for number in range(20_000)]
    outcome = Outcome("story", [Extraction("votes", many), Extraction("quotes", [fact(2)])])
    results = OUTBOX.read(ARRIVAL, ARTICLE, outcome)
    assert [one.topic for one in results.records] == ["onrecord.deadletters", "onrecord.quotes.v2"]
    entry = entries(results)["votes"]
    assert (entry.status, entry.stage, entry.facts) == ("failed", "publish", [])
    assert "20,000 facts" in (entry.reason or "")


def test_an_article_that_is_skipped_has_entries_that_say_why() -> None:
    results = OUTBOX.read(ARRIVAL, ARTICLE, Outcome("story", skipped="language:de"))
    assert results.records == []
    assert {(one.status, one.reason) for one in entries(results).values()} == {("skipped", "language:de")}
    assert set(entries(results)) == {"votes", "quotes"}


def test_an_article_that_is_withdrawn_has_entries_without_facts() -> None:
    results = OUTBOX.withdrawn(ARRIVAL, Withdrawn("story", 5))
    assert results.records == []
    assert {(one.status, tuple(one.facts), one.article_version) for one in entries(results).values()} == {
        ("withdrawn", (), 5)
    }


def test_a_record_that_is_no_article_has_a_dead_letter_and_no_entry() -> None:
    results = OUTBOX.undecodable(ARRIVAL, ArticleError("nul", "a NUL"))
    assert [one.topic for one in results.records] == ["onrecord.deadletters"]
    assert results.ledger == []


def test_a_reason_of_any_length_and_kind_fits_an_entry() -> None:
    long = Failure("story", "votes", "extract", "ValueError", "\ud83d" + "x" * 100_000)
    results = OUTBOX.read(ARRIVAL, ARTICLE, Outcome("story", [Extraction("votes", failure=long)]))
    assert len(json.loads(results.ledger[0].value or b"")["reason"]) < 600


def test_of_an_article_for_some_extractors_the_others_have_no_entry() -> None:
    results = OUTBOX.read(ARRIVAL, ARTICLE, Outcome("story", skipped="language:de"), ["votes"])
    assert set(entries(results)) == {"votes"}
    results = OUTBOX.read(ARRIVAL, ARTICLE, Outcome("story", [Extraction("votes")]), ["votes"])
    assert set(entries(results)) == {"votes"}


def test_of_names_those_count_that_run_here() -> None:
    assert OUTBOX.running(["quotes", "verdicts"]) == ("quotes",)


def test_without_text_no_dead_letter_has_the_articles_bytes() -> None:
    outbox = Outbox(TOPICS, [VOTES], "a-model 1", largest=1_000_000, text=False)
    [letter] = outbox.read(ARRIVAL, ARTICLE, Outcome("story", [Extraction("votes", failure=failure())])).records
    [other] = outbox.undecodable(ARRIVAL, ArticleError("nul", "a NUL")).records
    assert [(one.key, one.value, VALUE_LEFT_OUT in dict(one.headers)) for one in (letter, other)] == [
        (b"story", None, True)
    ] * 2
    tombstone = Arrival("onrecord.articles", 1, 5, b"", None)
    [bare] = outbox.undecodable(tombstone, ArticleError("no_key", "no key")).records
    assert VALUE_LEFT_OUT not in dict(bare.headers)
