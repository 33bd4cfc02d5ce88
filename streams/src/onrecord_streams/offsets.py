"""The offsets of the worker's partitions, asked of the broker by the client that Faust has.

A client whose consumer is paused does not learn of new records by fetching them; so it is asked, and apart from Faust's
queue of calls, which a call that hangs would hold up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, cast

import faust
from faust.types import TP

from onrecord_streams.progress import Offsets


async def ask(app: faust.App, *, within: float) -> dict[tuple[str, int], Offsets]:
    """The offsets of all partitions that the worker has, by topic and partition.

    Raises TimeoutError where the broker does not answer within so many seconds, KafkaError where it refuses, and
    RuntimeError where the client does not run.
    """
    thread = cast(Any, app.consumer)._thread
    client = thread._consumer
    if client is None or not thread.thread_loop.is_running():
        raise RuntimeError("the client does not run")
    asking = _ask(client, app.monitor.tp_read_offsets)
    return await asyncio.wait_for(
        asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asking, thread.thread_loop)), within
    )


async def _ask(client: Any, delivered: Mapping[TP, int]) -> dict[tuple[str, int], Offsets]:
    """Runs in the client's own loop."""
    places = list(client.assignment())
    if not places:
        return {}
    beginnings, ends, committed = await asyncio.gather(
        client.beginning_offsets(places),
        client.end_offsets(places),
        client._coordinator.fetch_committed_offsets(places),
    )
    positions = {one: await client.position(one) for one in places}
    return {
        (one.topic, one.partition): Offsets(
            beginnings[one], ends[one], positions[one], _known(committed, one), delivered.get(TP(*one))
        )
        for one in places
    }


def _known(committed: Mapping[Any, Any], place: Any) -> int | None:
    offset = committed[place].offset if place in committed else -1
    return None if offset < 0 else offset
