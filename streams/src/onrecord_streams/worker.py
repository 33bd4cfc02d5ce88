"""The worker: one Faust agent that takes articles from their topic, and acknowledges them in the order of offsets.

Faust fetches, rebalances, commits and sends. What it must not decide is here: an article counts as done only when
the broker has acknowledged everything of it and of every article before it in its partition.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Mapping
from typing import Any, Final, cast

import faust
from faust.streams import Stream
from faust.types import EventT, StreamT

from onrecord.config import Settings
from onrecord.errors import OnrecordError, PluginError
from onrecord.host import Host
from onrecord.pool import Pool, PoolSpec
from onrecord_streams import topics as topic_admin
from onrecord_streams.handler import Handler
from onrecord_streams.observers import Observers
from onrecord_streams.outbox import Outbox
from onrecord_streams.records import Arrival, Record, partition_of
from onrecord_streams.settings import HEADER_ROOM, StreamSettings
from onrecord_streams.topics import Topics
from onrecord_streams.window import Windows

_DRAIN: Final = 10.0
"""Seconds that the pool is given to end once no article is under way any more."""

_log = logging.getLogger(__name__)


def run(settings: Settings, streams: StreamSettings, *, only: tuple[str, ...] | None, exclude: tuple[str, ...]) -> None:
    """Read articles until a signal says stop; those under way are finished first.

    Raises BrokerError, or PluginError, ModelError and PoolError where the pool does not start, and whatever makes the
    worker give up: DeliveryError or PoolError.
    """
    allow = tuple(settings.plugins.allow)
    with Pool(PoolSpec(settings, allow, only, exclude)) as pool:
        if not pool.extractors:
            raise PluginError("there is no extractor to run; `onrecord plugins list` shows why")
        topics = Topics.named(streams, {one.name: one.schema_version for one in pool.extractors})
        partitions = topic_admin.partitions(topics.all(), streams)
        worker = Worker(pool, topics, partitions, settings, streams)
        try:
            worker.run()
        finally:
            pool.close(_DRAIN)


class Worker:
    """A Faust app around a pool. `partitions` has the number of partitions of every topic."""

    def __init__(
        self, pool: Pool, topics: Topics, partitions: Mapping[str, int], settings: Settings, streams: StreamSettings
    ) -> None:
        self._partitions = partitions
        self._windows: Windows[EventT[Any]] = Windows()
        self._failed: BaseException | None = None
        self._data = tempfile.TemporaryDirectory(prefix="onrecord-")
        host = Host(settings, allow=settings.plugins.allow)
        outbox = Outbox(topics, pool.extractors, pool.model, largest=streams.request_bytes)
        limit = settings.limits.article_bytes
        self._handler = Handler(pool, outbox, self._send, limit=limit, observe=Observers(host.report).tell)
        self.app = faust_app(streams, self._data.name)
        articles = self.app.topic(
            topics.articles, key_serializer="raw", value_serializer="raw", allow_empty=True, internal=False
        )
        in_flight = streams.in_flight or 2 * pool.size
        self.app.agent(articles, name="articles", concurrency=in_flight)(self._articles)

    def run(self) -> None:
        """Work until SIGTERM or SIGINT. Raises what made the worker give up."""
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self.app.loop = loop
        runner = faust.Worker(self.app, loop=loop, quiet=True, override_logging=False, redirect_stdouts=False)
        runner.spinner = None
        try:
            runner.execute_from_commandline()
        except SystemExit as ended:
            if ended.code:
                raise self._reason(runner.crash_reason) from self._failed
        finally:
            self._data.cleanup()

    async def _articles(self, stream: StreamT[bytes]) -> None:
        """The agent; several of them share the partitions' articles. Never raises: what can't be handled ends all."""
        async for event in cast(Stream[bytes], stream).noack().events():
            # nothing may be awaited before `begin`: the order of articles is the order of these lines
            message = event.message
            window = self._windows.of(message.topic, message.partition, message.generation_id or 0)
            if not window.begin(message.offset, event):
                continue
            try:
                await self._handler.handle(_arrival(message))
            except asyncio.CancelledError:
                raise
            except BaseException as error:
                await self._give_up(error)
                return
            for done in window.finish(message.offset):
                if done.message.generation_id == self.app.consumer_generation_id:
                    done.ack()

    async def _send(self, record: Record) -> Awaitable[object]:
        """Hand a record to Faust's producer. The result is settled by the broker's acknowledgement."""
        partition = partition_of(record.place, self._partitions[record.topic])
        headers = cast(Any, record.headers)  # a list: a dict would drop repeats
        return await self.app.producer.send(
            record.topic,
            record.key,
            record.value,
            partition=partition,
            timestamp=None,
            headers=headers,
        )

    async def _give_up(self, error: BaseException) -> None:
        """Stop the worker, loudly: its articles stay unacknowledged, and whoever takes over reads them again."""
        if self._failed is None:
            self._failed = error
            _log.critical("the worker gives up: %s", error)
        await self.app.crash(error)

    def _reason(self, crash: BaseException | None) -> OnrecordError:
        error = self._failed or crash
        if isinstance(error, OnrecordError):
            return error
        return OnrecordError(f"the worker gave up: {type(error).__name__}: {error}")


def faust_app(streams: StreamSettings, data: str) -> faust.App:
    """A Faust app with what the settings say. `data` is a folder that Faust insists on."""
    brokers = [f"kafka://{one.strip()}" for one in streams.brokers.split(",") if one.strip()]
    return faust.App(
        streams.group,
        broker=brokers,
        broker_client_id="onrecord",
        broker_commit_interval=streams.commit_interval,
        broker_session_timeout=streams.session_timeout,
        broker_heartbeat_interval=streams.heartbeat_interval,
        broker_request_timeout=max(90.0, streams.session_timeout),
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=streams.request_bytes,
        producer_acks=-1,
        producer_max_request_size=streams.request_bytes + HEADER_ROOM,
        producer_request_timeout=streams.delivery_timeout,
        stream_buffer_maxsize=streams.buffer,
        stream_wait_empty=True,
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=streams.web.enabled,
        web_bind=streams.web.host,
        web_host=streams.web.host,
        web_port=streams.web.port,
        worker_redirect_stdouts=False,
        datadir=data,
        autodiscover=False,
    )


def _arrival(message: Any) -> Arrival:
    # the headers of the event are a dict, which has dropped repeats
    return Arrival(
        message.topic, message.partition, message.offset, message.key, message.value, tuple(message.headers or ())
    )
