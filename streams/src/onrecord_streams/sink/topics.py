"""From topics: what a store is filled from, and a run that fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.store import Store
from onrecord_streams import clients, topics
from onrecord_streams.ledger import Entry
from onrecord_streams.settings import StreamSettings
from onrecord_streams.sink.keeper import Keeper
from onrecord_streams.sink.run import Run
from onrecord_streams.standing import fact_topics, topic_of
from onrecord_streams.topics import Topics


@dataclass(frozen=True, slots=True)
class FromTopics:
    """The topics of a broker as what stores are filled from. `of` are the extractors whose facts are kept, None for
    all. With `articles` the articles are kept too, of records of at most so many bytes."""

    names: Topics
    streams: StreamSettings
    of: Sequence[str] | None = None
    articles: int | None = None

    def origin(self) -> str:
        """What a store notes as its origin. Raises BrokerError, also where there is no ledger to read."""
        ledger = self.names.ledger
        read = [ledger] if self.articles is None else [ledger, self.names.articles]
        topics.partitions(read, self.streams, operations=dict.fromkeys(read, ("Read",)))
        with clients.admin(self.streams) as admin:
            cluster = admin.describe_cluster()["cluster_id"]
        part = "" if self.of is None else f" ({', '.join(self.of)})"
        return f"{ledger} of the cluster {cluster}{part}"

    @contextmanager
    def filling(self, store: Store, enough: Callable[[], bool]) -> Iterator[Run]:
        """A run that fills a store until there is `enough`. Raises BrokerError and StoreError, also later."""
        with clients.consumer(self.streams) as client:
            if self.articles is None:
                keeper = Keeper(store, self.names.ledger, self._place)
                with store.transaction():
                    keeper.keep_no_articles(self.names.articles)
            else:
                keeper = Keeper(store, self.names.ledger, self._place, self.names.articles, self.articles)
            yield Run(client, store, keeper, self._topics, self.streams, enough)

    def _topics(self) -> Sequence[str]:
        facts = fact_topics(self.names, self.streams, of=self.of)
        return facts if self.articles is None else [*facts, self.names.articles]

    def _place(self, entry: Entry) -> str | None:
        wanted = self.of is None or entry.extractor in self.of
        return topic_of(entry, self.streams) if wanted else None
