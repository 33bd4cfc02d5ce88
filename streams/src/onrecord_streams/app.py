"""The Faust app: what the settings mean to Faust, and what Faust must not decide.

Faust fetches, rebalances, commits and sends; that is all it is used for.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import Callable
from signal import Signals
from typing import Any, Final

import faust

from onrecord_streams.security import faust_credentials
from onrecord_streams.settings import LARGEST_RECORD, StreamSettings

_log = logging.getLogger(__name__)

_REBALANCE: Final = 60.0
"""Seconds after which brokers expel a worker that has not answered a rebalance."""

_PAUSE: Final = 0.2


class WorkerApp(faust.App):
    """A Faust app whose rebalances do not wait for ever on an article that does not end, as Faust's own do.

    An article that is left under way is not acknowledged when it does end, and nothing of it is sent any more: its
    partition may be another's by then, and whoever has it reads the article again.
    """

    _left: int | None = None
    """The generation of the group in which partitions were given up with articles under way."""

    handover = 0.9 * _REBALANCE
    """Seconds that articles under way have to end when partitions are given up."""

    logger = logging.getLogger("faust.app")  # else what Faust says would pass for ours

    def holds(self, generation: int | None) -> bool:
        """Whether what was fetched in a generation of the group is still this worker's to deal with."""
        return generation == self.consumer_generation_id and generation != self._left

    async def _consumer_wait_empty(self, consumer: Any, logger: Any) -> None:
        until = time.monotonic() + self.handover  # no timeout around Faust's own wait, which can't be cancelled
        while not self.should_stop and (waiting := sum(not message.acked for message in list(consumer.unacked))):
            if time.monotonic() > until:
                _log.warning(
                    "%d of the articles under way were not done %g s after the group asked for their partitions; "
                    "they are read again",
                    waiting,
                    self.handover,
                )
                self._left = self.consumer_generation_id
                await consumer.commit()
                return
            await asyncio.sleep(_PAUSE)
            gc.collect()  # as Faust does: what an earlier rebalance has left undone is held weakly
        await super()._consumer_wait_empty(consumer, logger)


class ArticleEvent(faust.Event):
    """An event that nobody but us acknowledges.

    Faust's streams acknowledge events that they skip during a rebalance where its compiled parts are missing, and the
    offset of an article that nobody has read would be committed.
    """

    _done = False

    def finish(self) -> None:
        """Acknowledge the event: its offset may be committed."""
        self._done = True
        self.ack()

    def ack(self) -> bool:
        """Acknowledge the event if it is finished."""
        return super().ack() if self._done else False


class Runner(faust.Worker):
    """Runs the app until a signal or an error; `interrupted` tells Ctrl-C from other signals."""

    interrupted = False
    stopping: Callable[[], None]
    """Called once a signal has come; to be set before the run."""

    def _on_sigint(self) -> None:
        self.interrupted = True
        super()._on_sigint()

    def _on_sigusr1(self) -> None:
        """Do nothing, where Faust prints every thread's variables, articles and secrets among them."""

    def _on_sigusr2(self) -> None:
        """Do nothing, where Faust starts a debugger on standard input."""

    def _schedule_shutdown(self, signal: Signals) -> None:
        self.stopping()
        super()._schedule_shutdown(signal)


def faust_app(streams: StreamSettings, data: str) -> WorkerApp:
    """A Faust app with what the settings say. `data` is a folder that Faust insists on."""
    brokers = [f"kafka://{one.strip()}" for one in streams.brokers.split(",") if one.strip()]
    app = WorkerApp(
        streams.group,
        Event=ArticleEvent,
        broker=brokers,
        broker_client_id="onrecord",
        broker_credentials=faust_credentials(streams.security),
        broker_commit_interval=streams.commit_interval,
        broker_session_timeout=streams.session_timeout,
        broker_heartbeat_interval=streams.heartbeat_interval,
        broker_rebalance_timeout=_REBALANCE,
        broker_request_timeout=max(90.0, streams.session_timeout),
        consumer_group_instance_id=streams.group_instance_id,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=streams.request_bytes,
        producer_acks=-1,
        producer_compression_type="gzip",  # what was small enough compressed must be so again, as a dead letter
        producer_max_request_size=LARGEST_RECORD,
        producer_request_timeout=streams.delivery_timeout,
        stream_buffer_maxsize=streams.buffer,
        stream_wait_empty=True,
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=False,  # ours is in web.py
        worker_redirect_stdouts=False,
        datadir=data,
        autodiscover=False,
    )
    app.handover = min(streams.drain_timeout, WorkerApp.handover)
    return app
