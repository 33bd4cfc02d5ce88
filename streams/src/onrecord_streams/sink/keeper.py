"""Keeper: makes the store show those facts that the ledger names, whatever order the records come in.

Facts and ledger are read from different topics, so that an entry may come before the facts that it names, and facts of
a later reading before the entry that this reading leaves behind. Each batch of records is taken in first; then every
article that it touches is settled by the rule of `standing`, over all that is known of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from kafka import TopicPartition
from pydantic import ValidationError

from onrecord.article import MAX_ARTICLE_BYTES, Article
from onrecord.dialects.connect import unwrapped
from onrecord.errors import ArticleError
from onrecord.store import Store, StoredFact
from onrecord_streams.decoding import decode
from onrecord_streams.ledger import Entry
from onrecord_streams.records import Arrival
from onrecord_streams.sink.memory import Held, Memory
from onrecord_streams.standing import Standing


class Keeper:
    """Keeps one store. `topic_of` gives the topic of the facts that an entry names; None where they are not kept.

    `articles` is the topic whose articles are kept beside the facts, of records of at most `limit` bytes.
    """

    def __init__(
        self,
        store: Store,
        ledger: str,
        topic_of: Callable[[Entry], str | None],
        articles: str | None = None,
        limit: int = MAX_ARTICLE_BYTES,
    ) -> None:
        self._store, self.ledger, self._topic_of = store, ledger, topic_of
        self._articles, self._limit = articles, limit
        with store.transaction():
            self.memory = Memory(store.connection)
        self.named: set[str] = set()
        """Topics that the ledger has named."""
        self.refused = 0
        """Records that are no facts or no entries."""

    def take(self, records: Iterable[Any]) -> None:
        """Take a batch of records in, in their order in each partition, and note how far it goes.

        To be done in a transaction of the store.
        """
        touched: dict[str, None] = {}
        offsets: dict[TopicPartition, int] = {}
        for record in records:
            if record.topic == self._articles:
                self._article(record)
            else:
                articles = self._entry(record) if record.topic == self.ledger else self._fact(record)
                touched |= dict.fromkeys(articles)
            offsets[TopicPartition(record.topic, record.partition)] = record.offset + 1
        for article in touched:
            self._settle(article)
        self.memory.move_on(offsets)

    def _article(self, record: Any) -> None:
        """Keep an article, or none of it where it was withdrawn. What is none is the worker's to report."""
        try:
            found = decode(Arrival.of(record), limit=self._limit)
        except ArticleError:
            return
        if isinstance(found, Article):
            self._store.articles.put(found)
        else:
            self._store.articles.delete(found.id)

    def _entry(self, record: Any) -> list[str]:
        if record.value is not None:
            try:
                Entry.model_validate_json(record.value)
            except ValidationError:
                self.refused += 1
                return []
        article = self.memory.note(record)
        return [] if article is None else [article]

    def _fact(self, record: Any) -> list[str]:
        """Take a fact's record in; the articles whose facts it may change."""
        id = (record.key or b"").decode(errors="replace")
        before = self.memory.held(record.topic, id)
        # after partitions were added, a fact has records in two of them, and only the clock can tell which is the last
        if before and before.partition != record.partition and before.time > record.timestamp:
            return []
        fact = self._read(record, id)
        if before and fact is None:
            self._hide(before)
            self.memory.let_go(record.topic, id)
        if fact:
            if before and before.value is None and before.type != fact.type:
                self._store.delete(before.type, id)
            held = Held(record.topic, id, fact.type, fact.article_id, record.partition, record.timestamp, record.value)
            self.memory.hold([held])
        return [one.article_id for one in (before, fact) if one is not None]

    def _read(self, record: Any, id: str) -> StoredFact | None:
        """The fact of a record, None where it takes one back, or is none of ours."""
        if record.value is None:
            return None
        try:
            fact = StoredFact.read(unwrapped(record.value))
        except ValueError:
            self.refused += 1
            return None
        if fact.id != id:
            self.refused += 1
            return None
        return fact

    def _settle(self, article: str) -> None:
        """Show the facts of an article that stand, and no others."""
        wanted = set()
        for entry in Standing(self.memory.ledger_of(article)).entries():
            if topic := self._topic_of(entry):
                self.named.add(topic)
                wanted |= {(topic, id) for id in entry.facts}
        held = self.memory.held_of(article)
        for one in held:
            if one.value is None and (one.topic, one.id) not in wanted:
                self._hide(one)
        for one in held:
            if one.value is not None and (one.topic, one.id) in wanted:
                self._store.put(StoredFact.read(unwrapped(one.value)))
                self.memory.hold([_with_value(one, None)])

    def _hide(self, one: Held) -> None:
        """Take a fact out of the store, but hold it: a later entry may name it, of a reading that brought it before."""
        if one.value is None and (record := self._store.fact(one.type, one.id)):
            self._store.delete(one.type, one.id)
            self.memory.hold([_with_value(one, json.dumps(record, ensure_ascii=False).encode())])

    def begin_anew(self) -> None:
        """Forget everything, and show nothing, as if no record had been read."""
        for type, id in self.memory.forget():
            self._store.delete(type, id)
        self._store.articles.clear()

    def keep_no_articles(self, topic: str) -> None:
        """Delete the articles of a topic that were kept before: nobody would tell when they are withdrawn."""
        self._store.articles.clear()
        self.memory.forget_topic(topic)


def _with_value(one: Held, value: bytes | None) -> Held:
    return Held(one.topic, one.id, one.type, one.article_id, one.partition, one.time, value)
