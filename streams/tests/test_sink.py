"""What a store shows: the facts that the ledger names, whatever order the records come in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, permutations
from pathlib import Path
from typing import Any

import pytest
from kafka import TopicPartition

from onrecord.dialects.connect import Envelope
from onrecord.store import Store
from onrecord_streams.ledger import Entry, Status
from onrecord_streams.settings import StreamSettings
from onrecord_streams.sink import Keeper
from onrecord_streams.standing import topic_of

LEDGER, VOTES, QUOTES = "onrecord.ledger", "onrecord.votes.v1", "onrecord.quotes.v1"


@dataclass(frozen=True)
class Read:
    """A record as kafka-python gives it."""

    topic: str
    key: bytes
    value: bytes | None
    offset: int = field(default_factory=count().__next__)
    partition: int = 0
    timestamp: int = 1_000
    headers: tuple[Any, ...] = ()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "facts.sqlite") as store:
        store.begin("topics")
        yield store


@pytest.fixture
def keeper(store: Store) -> Keeper:
    return kept(store)


def kept(store: Store) -> Keeper:
    return Keeper(store, LEDGER, lambda entry: topic_of(entry, StreamSettings()))


def fact(id: str, word: str = "w", *, topic: str = VOTES, article: str = "a1", **more: Any) -> Read:
    about = {"id": id, "type": "vote", "article_id": article, "extractor": "votes", "exact": word}
    return Read(topic, id.encode(), json.dumps(about).encode(), **more)


def gone(one: Read) -> Read:
    return Read(one.topic, one.key, None)


def entry(extractor: str, at: int, *facts: str, text: str | None = "t1", version: int = 1) -> Read:
    status: Status = "read" if text else "withdrawn"
    about = {"extractor_version": "1", "model": "m", "topic": "articles", "partition": 0, "offset": at}
    one = Entry(
        article_id="a1",
        extractor=extractor,
        facts=list(facts),
        article_sha256=text,
        status=status,
        fact_schema_version=version,
        **about,
    )
    return Read(LEDGER, one.key, one.model_dump_json().encode())


def take(store: Store, keeper: Keeper, *records: Read) -> dict[str, str]:
    """Take records in, and give what the store shows then."""
    with store.transaction():
        keeper.take(records)
    return shown(store)


def shown(store: Store) -> dict[str, str]:
    return {one["id"]: one["exact"] for one in store.facts()}


def test_a_fact_is_shown_once_the_ledger_names_it(store: Store, keeper: Keeper) -> None:
    assert take(store, keeper, fact("f1")) == {}
    assert take(store, keeper, entry("votes", 1, "f1")) == {"f1": "w"}


def test_an_entry_may_come_before_the_facts_that_it_names(store: Store, keeper: Keeper) -> None:
    assert take(store, keeper, entry("votes", 1, "f1")) == {}
    assert take(store, keeper, fact("f1")) == {"f1": "w"}


def test_a_revised_article_loses_what_its_new_entry_does_not_name(store: Store, keeper: Keeper) -> None:
    take(store, keeper, fact("f1"), fact("f2"), entry("votes", 1, "f1", "f2"))
    assert take(store, keeper, fact("f1", "new"), fact("f3"), entry("votes", 5, "f1", "f3", text="t2")) == {
        "f1": "new", "f3": "w",
    }  # fmt: skip


def test_an_article_that_was_withdrawn_has_no_facts(store: Store, keeper: Keeper) -> None:
    take(store, keeper, fact("f1"), entry("votes", 1, "f1"))
    assert take(store, keeper, entry("votes", 5, text=None)) == {}


def test_another_extractors_entry_about_another_text_takes_facts_out(store: Store, keeper: Keeper) -> None:
    take(store, keeper, fact("f1"), entry("votes", 1, "f1"))
    assert take(store, keeper, entry("quotes", 5, text="t2")) == {}


def test_a_fact_or_an_entry_that_is_taken_back_is_gone(store: Store, keeper: Keeper) -> None:
    one, two, last = fact("f1"), fact("f2"), entry("votes", 1, "f1", "f2")
    assert take(store, keeper, one, two, last, gone(one)) == {"f2": "w"}
    assert take(store, keeper, gone(last)) == {}


def test_the_order_in_which_topics_are_read_changes_nothing(tmp_path: Path) -> None:
    """Facts of a later reading may be known before the entry that they leave behind."""
    facts = [fact("f1", "old"), fact("f2"), fact("f1", "new"), fact("f3")]
    ledger = [entry("votes", 1, "f1", "f2"), entry("votes", 5, text="t2"), entry("votes", 9, "f1", "f3", text="t3")]
    for number, order in enumerate(sorted(set(permutations("FFFFLLL")))):
        sources = {"F": iter(facts), "L": iter(ledger)}
        with Store(tmp_path / f"{number}.sqlite") as store:
            store.begin("topics")
            keeper = kept(store)
            for which in order:
                take(store, keeper, next(sources[which]))
            assert shown(store) == {"f1": "new", "f3": "w"}, order


def test_a_fact_is_taken_from_the_topic_of_its_entrys_schema_version(store: Store, keeper: Keeper) -> None:
    old, new = fact("f1", "old"), fact("f1", "new", topic="onrecord.votes.v2")
    assert take(store, keeper, old, new, entry("votes", 1, "f1")) == {"f1": "old"}
    assert take(store, keeper, entry("votes", 1, "f1", version=2)) == {"f1": "new"}
    assert take(store, keeper, entry("votes", 1, "f1")) == {"f1": "old"}
    assert take(store, keeper, gone(new)) == {"f1": "old"}


def test_of_a_fact_in_two_partitions_the_younger_record_counts(store: Store, keeper: Keeper) -> None:
    young, old = fact("f1", "young", timestamp=2_000), fact("f1", "old", partition=1, timestamp=1_000)
    assert take(store, keeper, young, old, entry("votes", 1, "f1")) == {"f1": "young"}


def test_what_is_not_named_is_held_until_nothing_can_name_it_any_more(store: Store, keeper: Keeper) -> None:
    take(store, keeper, fact("f1", timestamp=1_000), fact("f2", timestamp=3_000), fact("f3"), entry("votes", 1, "f3"))
    with store.transaction():
        assert keeper.memory.let_go_of_old(2_000) == 1
    assert take(store, keeper, entry("votes", 1, "f1", "f2", "f3")) == {"f2": "w", "f3": "w"}


def test_the_offsets_are_those_of_the_batches_that_were_taken_in(store: Store, keeper: Keeper) -> None:
    take(store, keeper, fact("f1", offset=7), fact("f2", offset=3, partition=1))
    with pytest.raises(ZeroDivisionError), store.transaction():
        keeper.take([fact("f3", offset=8)])
        1 / 0  # noqa: B018
    assert kept(store).memory.offsets() == {TopicPartition(VOTES, 0): 8, TopicPartition(VOTES, 1): 4}
    assert keeper.memory.held(VOTES, "f3") is None


def test_facts_in_envelopes_for_kafka_connect_are_shown_as_facts(store: Store, keeper: Keeper) -> None:
    plain = fact("f1", "in an envelope")
    fields = {name: {"type": "string"} for name in json.loads(plain.value or b"")}
    value = Envelope("vote", 1, {"properties": fields}).around(plain.value or b"")
    enveloped = Read(VOTES, b"f1", value)
    assert take(store, keeper, enveloped, entry("votes", 1, "f1")) == {"f1": "in an envelope"}


def test_records_that_are_none_of_ours_are_counted_and_passed_over(store: Store, keeper: Keeper) -> None:
    strange = [
        Read(VOTES, b"f1", b"no json"),
        Read(VOTES, b"f1", b'{"id": "other", "type": "vote", "article_id": "a1", "extractor": "votes"}'),
        Read(LEDGER, b"votes:a1", b"{}"),
        Read(LEDGER, b"what", b"{}"),
    ]
    assert take(store, keeper, *strange, fact("f2"), entry("votes", 1, "f2")) == {"f2": "w"}
    assert keeper.refused == 4


def test_beginning_anew_forgets_everything(store: Store, keeper: Keeper) -> None:
    take(store, keeper, fact("f1"), fact("f2"), entry("votes", 1, "f1"))
    with store.transaction():
        keeper.begin_anew()
    assert (shown(store), keeper.memory.offsets(), keeper.memory.held_of("a1")) == ({}, {}, [])


ARTICLES = "onrecord.articles"


def article(id: str, text: str | None, **more: Any) -> Read:
    value = None if text is None else json.dumps({"id": id, "text": text, **more}).encode()
    return Read(ARTICLES, id.encode(), value)


def texts(store: Store) -> dict[str, str]:
    return {id: one.text for id in ("a1", "a2") if (one := store.articles.get(id))}


def with_articles(store: Store) -> Keeper:
    return Keeper(store, LEDGER, lambda entry: topic_of(entry, StreamSettings()), ARTICLES)


def test_articles_are_kept_as_they_are_revised_and_withdrawn(store: Store) -> None:
    keeper = with_articles(store)
    take(store, keeper, article("a1", "one"), article("a2", "two"), fact("f1"), entry("votes", 1, "f1"))
    assert texts(store) == {"a1": "one", "a2": "two"}
    take(store, keeper, article("a1", "new"), article("a2", "two", pub_status="canceled"))
    assert texts(store) == {"a1": "new"}
    take(store, keeper, article("a1", None), Read(ARTICLES, b"a1", b"no json"))
    assert texts(store) == {}
    assert shown(store) == {"f1": "w"}
    assert keeper.memory.offsets().keys() == {TopicPartition(topic, 0) for topic in (ARTICLES, VOTES, LEDGER)}


def test_whoever_keeps_no_articles_any_more_has_none_and_would_read_them_from_the_beginning(store: Store) -> None:
    take(store, with_articles(store), article("a1", "one"), fact("f1"), entry("votes", 1, "f1"))
    keeper = kept(store)
    with store.transaction():
        keeper.keep_no_articles(ARTICLES)
    assert texts(store) == {}
    assert keeper.memory.offsets().keys() == {TopicPartition(topic, 0) for topic in (VOTES, LEDGER)}


def test_what_is_filled_anew_has_no_article_of_before(store: Store) -> None:
    keeper = with_articles(store)
    take(store, keeper, article("a1", "one"))
    with store.transaction():
        keeper.begin_anew()
    assert texts(store) == {}
