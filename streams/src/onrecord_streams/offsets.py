"""The offsets of the worker's partitions, asked of the broker.

They are not taken from what Faust has fetched: a consumer that is paused learns of nothing new, and one that dropped
what it fetched believes to be done.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import faust
from kafka import TopicPartition

from onrecord_streams import clients
from onrecord_streams.progress import Offsets, Place
from onrecord_streams.settings import StreamSettings


class Asker:
    """Asks for the offsets of one worker. An answer takes no longer than `[streams] connect_timeout`."""

    def __init__(self, streams: StreamSettings) -> None:
        self._streams = streams
        self._before: Mapping[Place, Offsets] = {}
        self._peeked: dict[Place, tuple[int, int, bool]] = {}

    async def ask(self, app: faust.App) -> dict[Place, Offsets]:
        """The offsets of all partitions that the worker has.

        Raises TimeoutError where the broker does not answer, KafkaError where it refuses, and RuntimeError where the
        app's client does not run.
        """
        thread = cast(Any, app.consumer)._thread
        client = thread._consumer
        if client is None or not thread.thread_loop.is_running():
            raise RuntimeError("the client does not run")
        # beside Faust's own queue of calls to the client: one that hangs would hold up those behind it
        asking = asyncio.run_coroutine_threadsafe(_offsets(client), thread.thread_loop)
        found = await asyncio.wait_for(asyncio.wrap_future(asking), self._streams.connect_timeout)
        stands_still = {place for place, one in found.items() if one.lag and self._before.get(place) == one}
        self._before = found
        self._peeked = {place: one for place, one in self._peeked.items() if place in stands_still}
        return {
            place: replace(one, empty=await self._empty(place, one)) if place in stands_still else one
            for place, one in found.items()
        }

    async def _empty(self, place: Place, one: Offsets) -> bool:
        """Whether there is no record between what is committed and the end. Looks once for each pair of offsets."""
        known = self._peeked.get(place)
        if known is None or known[:2] != (one.next, one.end):
            known = one.next, one.end, await asyncio.to_thread(no_records, place, one.next, one.end, self._streams)
            self._peeked[place] = known
        return known[2]


def no_records(place: Place, start: int, end: int, streams: StreamSettings) -> bool:
    """Whether a partition has no record from one offset to before another. Raises BrokerError, and TimeoutError."""
    until = time.monotonic() + streams.connect_timeout
    one = TopicPartition(*place)
    with clients.consumer(streams) as client:
        client.assign([one])
        client.seek(one, start)
        while client.position(one) < end:
            if client.poll(timeout_ms=500, max_records=1):
                return False
            if time.monotonic() > until:
                raise TimeoutError
    return True


async def _offsets(client: Any) -> dict[Place, Offsets]:
    """Runs in the client's own loop."""
    places = list(client.assignment())
    if not places:
        return {}
    beginnings, ends, committed = await asyncio.gather(
        client.beginning_offsets(places),
        client.end_offsets(places),
        client._coordinator.fetch_committed_offsets(places),
    )
    return {(one.topic, one.partition): Offsets(beginnings[one], ends[one], _known(committed, one)) for one in places}


def _known(committed: Mapping[Any, Any], place: Any) -> int | None:
    offset = committed[place].offset if place in committed else -1
    return None if offset < 0 else offset
