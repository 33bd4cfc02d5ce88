"""Flows under certification: sending, waiting until all is dealt with, and all that came out."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

from flow import Flow, Out
from kafka.errors import KafkaError

from onrecord_streams import clients, groups
from onrecord_streams.errors import BrokerError
from onrecord_streams.partitions import ends
from onrecord_streams.tail import existing, follow

PATIENCE = 30
"""Seconds in which the brokers tell what is committed, also where one of them has just gone."""

Story = tuple[str, bytes]
"""The id of an article, and its record."""


class Meter:
    """Sends articles and waits until they are dealt with. A context.

    While it waits it asks only for committed offsets: whoever reads the ledger then takes time from the workers.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._stack = ExitStack()

    def __enter__(self) -> Meter:
        settings = self._flow.settings
        self._producer = self._stack.enter_context(clients.producer(settings))
        self._consumer = self._stack.enter_context(clients.consumer(settings))
        self._admin = self._stack.enter_context(clients.admin(settings))
        return self

    def __exit__(self, *error: Any) -> bool | None:
        return self._stack.__exit__(*error)

    def send(self, articles: Iterable[Story]) -> float:
        """Send articles, wait until the broker has them, and give the seconds that it took.

        They are dealt out to the partitions in turns, so that workers with as many partitions have as much to do.
        """
        begun = time.monotonic()
        topic, partitions = self._flow.topics.articles, self._flow.settings.partitions
        futures = [
            self._producer.send(topic, value, id.encode(), partition=number % partitions)
            for number, (id, value) in enumerate(articles)
        ]
        for future in futures:
            future.get(timeout=60)
        return time.monotonic() - begun

    def lag(self) -> int:
        """How many articles the workers have not committed. Asks again where the broker that knew it is gone."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._lag()
            except (BrokerError, KafkaError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
                with contextlib.suppress(BrokerError):  # another client, since this one has learnt where to ask
                    self._admin = self._stack.enter_context(clients.admin(self._flow.settings))

    def _lag(self) -> int:
        topic = self._flow.topics.articles
        committed = groups.committed(self._admin, topic, self._flow.settings)
        there = ends(self._consumer, [topic])
        return sum(end - committed.get(one.partition, 0) for one, end in there.items())

    def wait(self, patience: float, every: float = 1.0) -> None:
        """Wait until all is committed; asks once in so many seconds."""
        until = time.monotonic() + patience
        while waiting := self.lag():
            assert time.monotonic() < until, f"{waiting} articles are not committed after {patience:g} s"
            time.sleep(every)

    def timed(self, articles: Sequence[Story], patience: float, every: float = 1.0) -> float:
        """Seconds from sending the first until the last entry in the ledger, by the time of its record.

        Fails where an article has no entry of one of the extractors.
        """
        ledger = self._flow.topics.ledger
        before: Mapping[Any, int] = ends(self._consumer, [ledger])
        begun = time.time()
        self.send(articles)
        self.wait(patience, every)
        entries = list(existing(self._consumer, [ledger], before))
        assert {one.key for one in entries} == set(self._flow.pairs(id for id, _ in articles))
        last: int = max(one.timestamp for one in entries)
        return last / 1000 - begun


def wait_for_all(flow: Flow, ids: Sequence[str], patience: float) -> None:
    """Wait until the ledger has an entry for every article and extractor."""
    waiting = set(flow.pairs(ids))
    until = time.monotonic() + patience
    with clients.consumer(flow.settings) as client:
        for record in follow(
            client, [flow.topics.ledger], from_beginning=True, enough=lambda: not waiting or time.monotonic() > until
        ):
            waiting.discard(record.key)
    assert not waiting, f"{len(waiting)} pairs have no entry after {patience:g} s, such as {min(waiting)!r}"


def everything(flow: Flow) -> Out:
    """All that is on the topics that the worker writes to."""
    out = Out(flow.topics)
    with clients.consumer(flow.settings) as client:
        for record in existing(client, flow.topics.all()[1:]):
            out.add(record)
    return out


def values_of(out: Out) -> dict[bytes, bytes]:
    """The facts by id. Fails where one id has two values."""
    values: dict[bytes, bytes] = {}
    for fact in out.facts:
        assert values.setdefault(fact.key, fact.value) == fact.value
    return values
