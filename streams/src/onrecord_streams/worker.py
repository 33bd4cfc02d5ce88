"""The worker: one Faust agent that takes articles from their topic, and acknowledges them in the order of offsets.

An article counts as done only when the broker has acknowledged everything of it, and of every article before it in
its partition.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any, cast

from aiokafka.errors import KafkaError
from faust.streams import Stream
from faust.types import TP, StreamT

from onrecord.cli import exits
from onrecord.config import Settings
from onrecord.errors import OnrecordError
from onrecord.host import Host
from onrecord.pool import Pool, PoolSpec
from onrecord_streams import clients, rights, security
from onrecord_streams import topics as topic_admin
from onrecord_streams.app import ArticleEvent, Runner, faust_app
from onrecord_streams.errors import BrokerError, DeliveryError
from onrecord_streams.groups import namesake
from onrecord_streams.handler import Handler
from onrecord_streams.observers import Observers
from onrecord_streams.outbox import Outbox
from onrecord_streams.records import Arrival, Record, partition_of
from onrecord_streams.settings import StreamSettings
from onrecord_streams.stopping import StopBound, nothing_begun, threads_end_quietly
from onrecord_streams.suspension import Suspensions
from onrecord_streams.topics import Topics
from onrecord_streams.watch import Watch
from onrecord_streams.window import Windows

_log = logging.getLogger(__name__)

_NOTHING = "what it had begun is done and committed"


def run(settings: Settings, streams: StreamSettings, *, only: tuple[str, ...] | None, exclude: tuple[str, ...]) -> bool:
    """Read articles until a signal says stop, and give whether it was Ctrl-C; those under way are finished first.

    Raises BrokerError, or PluginError, ModelError and PoolError where the pool does not start, and whatever makes the
    worker give up: DeliveryError or PoolError.
    """
    allow = tuple(settings.plugins.allow)
    loaded = Host(settings, allow=allow).loaded(only, exclude)
    topics = Topics.named(streams, {one.name: one.extractor.schema_version for one in loaded})
    clients.wait_for(streams)  # the worker may be started a little before it
    # a broker that is not there, and rights that it does not give, are said before models load
    partitions = topic_admin.partitions(topics.all(), streams, operations=topics.of_a_worker(), as_group=True)
    watch = Watch(streams, settings)
    with watch.web_server(streams.web), ExitStack() as stack:
        with nothing_begun():
            pool = stack.enter_context(Pool(PoolSpec(settings, allow, only, exclude)))
        return Worker(pool, topics, partitions, settings, streams, watch).run()


class Worker:
    """A Faust app around a pool. `partitions` has the number of partitions of every topic; `watch` is told of all."""

    def __init__(
        self,
        pool: Pool,
        topics: Topics,
        partitions: Mapping[str, int],
        settings: Settings,
        streams: StreamSettings,
        watch: Watch | None = None,
    ) -> None:
        self._topics = topics
        self._streams = streams
        self._partitions = partitions
        self._windows: Windows[ArticleEvent] = Windows()
        self._failed: BaseException | None = None
        self._pool = pool
        self._cut = False
        self._interrupted: Callable[[], bool] = lambda: False
        self._joined: int | None = None
        self._bound = StopBound(streams.drain_timeout, partial(self._cut_off, streams.drain_timeout))
        self._watch = watch or Watch(streams, settings)
        self._data = tempfile.TemporaryDirectory(prefix="onrecord-")
        host = Host(settings, allow=settings.plugins.allow)
        text = streams.deadletters.text
        connect = streams.value_format == "connect"
        outbox = Outbox(topics, pool.extractors, pool.model, largest=streams.request_bytes, text=text, connect=connect)
        limit = settings.limits.article_bytes
        suspensions = Suspensions([one.name for one in pool.extractors], streams.suspension)
        observe = Observers(host.report).tell
        redaction = security.redaction(streams.security)
        self._handler = Handler(
            pool, outbox, self._send, suspensions, limit=limit, observe=observe, redaction=redaction
        )
        self._watch.loaded(pool, host.vetted(), suspensions, self._under_way)
        self.app = faust_app(streams, self._data.name)
        articles = self.app.topic(
            topics.articles, key_serializer="raw", value_serializer="raw", allow_empty=True, internal=False
        )
        in_flight = streams.in_flight or 2 * pool.size
        self.app.agent(articles, name="articles", concurrency=in_flight)(self._articles)
        self.app.on_partitions_assigned.connect(cast(Any, self._assigned))

    def run(self) -> bool:
        """Work until SIGTERM or SIGINT, and give whether it was SIGINT. Raises what made the worker give up."""
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self.app.loop = loop
        runner = Runner(self.app, loop=loop, quiet=True, override_logging=False, redirect_stdouts=False)
        runner.spinner = None
        self._interrupted = lambda: runner.interrupted
        runner.stopping = self._told_to_stop
        # no task of Faust's: those begin when all else has, and that may hang
        following = loop.create_task(self._watch.follow(self.app))
        _log.info("reads %s with %s", self._topics.articles, ", ".join(self._topics.facts))
        with self._bound, threads_end_quietly():
            try:
                runner.execute_from_commandline()
            except SystemExit as ended:
                if ended.code:
                    raise self._reason(runner.crash_reason or ended.__context__) from None
            finally:
                following.cancel()
                self._data.cleanup()
        _log.info("has ended: %s", self._left_behind() or _NOTHING)
        return runner.interrupted

    async def _articles(self, stream: StreamT[bytes]) -> None:
        """The agent; several of them share the partitions' articles. Never raises: what can't be handled ends all."""
        async for event in cast(Stream[bytes], stream).noack().events():
            # nothing may be awaited before `begin`: the order of articles is the order of these lines
            message = event.message
            window = self._windows.of(message.topic, message.partition, message.generation_id or 0)
            if not window.begin(message.offset, cast(ArticleEvent, event)):
                continue
            try:
                # of the message, since the headers of the event are a dict, which has dropped repeats
                ours = partial(self.app.holds, message.generation_id)
                results = await self._handler.handle(Arrival.of(message), ours)
                if results is None:
                    continue
                self._watch.dealt_with(results, message.timestamp)
            except Exception as error:
                await self._give_up(error)
                return
            for done in window.finish(message.offset):
                if self.app.holds(done.message.generation_id):
                    done.finish()

    async def _assigned(self, _app: Any, *assigned: Any, **_: Any) -> None:
        partitions: set[TP] = assigned[0]
        generation, before = self.app.consumer_generation_id, self._joined
        self._joined = generation
        # a second time in one generation is no rebalance: brokers had given our place to another of our name
        if self._streams.group_instance_id is not None and generation == before:
            await self._give_up(namesake(self._streams))
            return
        numbers = ", ".join(str(one.partition) for one in sorted(partitions))
        _log.info("has partitions %s of %s", numbers or "none", self._topics.articles)
        self._watch.joined((one.topic, one.partition) for one in partitions)

    def _told_to_stop(self) -> None:
        self._bound.signalled()
        self._watch.stopping()

    async def _send(self, record: Record) -> Awaitable[object]:
        """Hand a record to Faust's producer. The result is settled by the broker's acknowledgement."""
        partition = partition_of(record.place, self._partitions[record.topic])
        headers = cast(Any, record.headers)  # a list: a dict would drop repeats
        return await self._watch.delivery(
            self.app.producer.send(
                record.topic,
                record.key,
                record.value,
                partition=partition,
                timestamp=None,
                headers=headers,
            )
        )

    async def _give_up(self, error: BaseException) -> None:
        """Stop the worker, loudly: its articles stay unacknowledged, and whoever takes over reads them again."""
        if self._cut:
            return
        if isinstance(error, DeliveryError):
            error = rights.of_error(error.__cause__ or error, self._streams, "Write", error.topic) or error
        if self._failed is None:
            self._failed = error
            self._watch.gave_up(error)
            _log.critical("the worker gives up: %s", error)
        self._bound.begin()
        await self.app.crash(error)

    def _left_behind(self) -> str | None:
        """What of the articles that were begun is not known to be committed; None where all of them are."""
        current = list(self._windows.current(self.app.consumer_generation_id))
        under_way = self._under_way()
        committed = self.app.monitor.tp_committed_offsets
        if under_way:
            return f"articles that it had begun ({under_way}) are not done, and will be read again"
        if any(window.acknowledged >= (committed.get(TP(topic, number)) or 0) for topic, number, window in current):
            return "what it had begun is done, but not all of it is committed: some articles will be read again"
        return None

    def _under_way(self) -> int:
        """How many articles have begun and are not acknowledged."""
        return sum(len(window) for _, _, window in self._windows.current(self.app.consumer_generation_id))

    def _cut_off(self, seconds: float, number: int | None = None) -> int:
        """Say what is left, end the pool's processes, and give the exit code: the process ends here.

        `number` is the signal for which it ends, None where it took longer than `seconds`.
        """
        self._cut = True
        left = self._left_behind()
        with suppress(Exception):
            self._pool.close(timeout=0)
            self._data.cleanup()
        if number is not None:
            _log.critical("is cut off by a second signal: %s", left or _NOTHING)
            return exits.INTERRUPT if number == signal.SIGINT else exits.FAILURE
        if left is None and self._failed is None:  # on a slow machine, leaving the group can outlast a short bound
            _log.warning("ends without the group's farewell, which took longer than %g s: %s", seconds, _NOTHING)
            return exits.INTERRUPT if self._interrupted() else exits.OK
        _log.critical("is cut off, since it did not end within %g s: %s", seconds, left or _NOTHING)
        return self._failed.exit_code if isinstance(self._failed, OnrecordError) else exits.FAILURE

    def _reason(self, crash: BaseException | None) -> OnrecordError:
        error = self._failed or crash
        if isinstance(error, OnrecordError):
            return error
        if isinstance(error, KafkaError):
            if refused := rights.of_error(error, self._streams, "Read", self._topics.articles):
                return refused
            return BrokerError(f"the broker at {self._streams.brokers} can't be used: {type(error).__name__}: {error}")
        return OnrecordError(f"the worker gave up: {type(error).__name__}: {error}")
