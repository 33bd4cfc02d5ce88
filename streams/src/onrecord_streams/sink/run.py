"""Running a sink: records from the topics into a store, batch by batch, each in one transaction with its offsets."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import Any, Final

from kafka import KafkaConsumer, TopicPartition

from onrecord.store import Store
from onrecord_streams.errors import BrokerError
from onrecord_streams.partitions import partitions_of
from onrecord_streams.retract import settled_after
from onrecord_streams.settings import StreamSettings
from onrecord_streams.sink.keeper import Keeper
from onrecord_streams.tail import existing

REMEMBERED: Final = 20 * 3600.0
"""Seconds for which it is sure that what was taken back can be read: brokers keep null values for a day unless told
otherwise (`delete.retention.ms`). A store that was left alone for longer is filled anew."""

_BATCH: Final = 500
_POLL: Final = 200
"""Milliseconds that a poll waits: how soon an end is noticed."""

_LOOK_EVERY: Final = 10.0
"""Seconds between looks at the ledger's end, and at which topics there are."""


class Run:
    """One run of a sink. `topics` gives those topics of facts that the broker has; `enough` is asked time and again.

    Raises BrokerError and StoreError. Whatever ends it, the store is at the end of a batch.
    """

    def __init__(
        self,
        client: KafkaConsumer,
        store: Store,
        keeper: Keeper,
        topics: Callable[[], Sequence[str]],
        streams: StreamSettings,
        enough: Callable[[], bool] = lambda: False,
    ) -> None:
        self._client, self._store, self.keeper = client, store, keeper
        self._topics, self._streams, self._enough = topics, streams, enough
        self._following: set[TopicPartition] = set()
        self.records = 0

    def catch_up(self) -> bool:
        """Read what the topics have at the moment; True where that was done, False where there was enough before.

        A store that was left alone for too long is filled anew; who reads it sees no change until that is done.
        """
        self._check_offsets()
        left_alone = self.keeper.memory.left_alone(time.time())
        if left_alone is None or left_alone < REMEMBERED:
            return self._read_what_is_there(self._store.transaction)
        try:
            with self._store.transaction():
                self.keeper.begin_anew()
                if not self._read_what_is_there(nullcontext):
                    raise _CutOff
        except _CutOff:
            return False
        return True

    def follow(self) -> None:
        """Read what arrives, from where `catch_up` has come to, until there is enough."""
        ledger = self.keeper.ledger
        while not self._enough():
            topics = self._topics()
            self._assign([ledger, *topics])
            until, now = time.monotonic() + _LOOK_EVERY, time.time()
            ends = self._client.end_offsets(partitions_of(self._client, [ledger]))
            known = set(self.keeper.named)
            settled = False
            while not self._enough() and time.monotonic() < until and self.keeper.named == known:
                if records := [one for some in self._client.poll(_POLL).values() for one in some]:
                    with self._store.transaction():
                        self._take(records)
                if not settled and all(self._client.position(one) >= end for one, end in ends.items()):
                    settled = True
                    self._settled(now, self._store.transaction)

    def _read_what_is_there(self, each: Callable[[], AbstractContextManager[None]]) -> bool:
        """The ledger comes first: a fact is out before its entry, so that all that an entry names is there then."""
        now = time.time()
        for topics in ([self.keeper.ledger], self._topics()):
            for batch in _batches(existing(self._client, topics, self.keeper.memory.offsets())):
                with each():
                    self._take(batch)
                if self._enough():
                    return False
        self._settled(now, each)
        return True

    def _take(self, records: Sequence[Any]) -> None:
        self.keeper.take(records)
        self.records += len(records)

    def _settled(self, now: float, each: Callable[[], AbstractContextManager[None]]) -> None:
        """Every entry that was written before `now` is known: of older facts what has none never gets one."""
        with each():
            self.keeper.memory.let_go_of_old(int((now - settled_after(self._streams)) * 1000))
            self.keeper.memory.note_time(now)

    def _assign(self, topics: Iterable[str]) -> None:
        """Have the client read these topics from where the store has come to."""
        partitions = partitions_of(self._client, topics)
        if set(partitions) == self._following:
            return
        self._following = set(partitions)
        self._client.assign(partitions)
        self._client.resume(*partitions)
        offsets = self.keeper.memory.offsets()
        for one in partitions:
            if one in offsets:
                self._client.seek(one, offsets[one])
            else:
                self._client.seek_to_beginning(one)

    def _check_offsets(self) -> None:
        """Raise BrokerError where a partition ends before what was read of it: it is another then."""
        offsets = self.keeper.memory.offsets()
        there = [one for one in partitions_of(self._client, {one.topic for one in offsets}) if one in offsets]
        ends: dict[TopicPartition, int] = self._client.end_offsets(there) if there else {}
        for one, end in ends.items():
            if offsets[one] > end:
                raise BrokerError(
                    f"{one.topic} has {end} records in partition {one.partition}, of which {offsets[one]} were read "
                    f"into {self._store.path}: the topic was made anew; begin with a new file"
                )


class _CutOff(Exception):
    """There was enough before the store was filled anew: it is to stay as it was."""


def _batches(records: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(records, _BATCH)):
        yield some
