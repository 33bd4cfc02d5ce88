"""Watching a worker: what it tells of itself, to its metrics and to the pages that say whether it is well."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final, cast

import faust
from prometheus_client import CONTENT_TYPE_LATEST

from onrecord.config import Settings
from onrecord.host import Plugin
from onrecord.pool import Pool
from onrecord_streams.health import Health
from onrecord_streams.metrics import Metrics
from onrecord_streams.offsets import Asker
from onrecord_streams.outbox import Results
from onrecord_streams.progress import Place, Progress
from onrecord_streams.settings import StreamSettings, WebSettings
from onrecord_streams.suspension import Suspensions
from onrecord_streams.web import Page, WebServer, json_page

_ASKED_EVERY: Final = 5.0
"""Seconds between looks at the offsets, where nothing asks for more."""

_log = logging.getLogger(__name__)


class Watch:
    """What can be seen of one worker."""

    def __init__(self, streams: StreamSettings, settings: Settings) -> None:
        self._progress = Progress()
        self._offsets = Asker(streams)
        self._patience = streams.connect_timeout
        self._every = min(_ASKED_EVERY, streams.web.stalled_after / 4)
        self._health = Health(self._progress, stalled_after=streams.web.stalled_after, patience=self._patience)
        self._metrics = Metrics(self._progress)
        if streams.web.stalled_after <= settings.pool.hard_deadline:
            _log.warning(
                "`[streams.web] stalled_after` (%g s) is not more than `[pool] hard_deadline` (%g s): one article that "
                "hangs makes the worker look stuck",
                streams.web.stalled_after,
                settings.pool.hard_deadline,
            )

    def web_server(self, web: WebSettings) -> AbstractContextManager[object]:
        """The server of the pages, nothing where there is to be none."""
        if not web.enabled:
            return nullcontext()
        pages: dict[str, Callable[[], Page]] = {
            "/livez": lambda: json_page(self._health.live()),
            "/readyz": lambda: json_page(self._health.ready()),
            "/metrics": lambda: Page(self._metrics.page(), CONTENT_TYPE_LATEST),
        }
        return WebServer(web.host, web.port, pages)

    def loaded(
        self, pool: Pool, plugins: Sequence[Plugin], suspensions: Suspensions, under_way: Callable[[], int]
    ) -> None:
        """The models are loaded; `under_way` tells how many articles have begun and are not done."""
        self._metrics.plugins(plugins)
        self._metrics.started(pool.extractors, pool, suspensions)
        self._metrics.under_way(under_way)
        self._health.extractors = [one.name for one in pool.extractors]
        self._health.suspensions = suspensions

    def joined(self, places: Iterable[Place]) -> None:
        """The worker has these partitions, or none."""
        self._health.partitions = sorted(places)
        if self._health.phase != "stopping":
            self._health.phase = "working"

    def stopping(self) -> None:
        """The worker was told to stop."""
        self._health.phase = "stopping"

    def gave_up(self, error: BaseException) -> None:
        """The worker stops for an error."""
        self._health.gave_up = str(error) or type(error).__name__

    def dealt_with(self, results: Results, sent_at: float | None) -> None:
        """The broker has acknowledged everything of an article, whose record is as old as `sent_at`, in seconds."""
        self._metrics.dealt_with(results, sent_at)

    async def delivery(self, sending: Awaitable[Awaitable[Any]]) -> Awaitable[Any]:
        """Hand a record to the producer; its acknowledgement is watched and given on."""
        deliveries = self._health.deliveries
        number = deliveries.begin()
        try:
            future = cast("asyncio.Future[Any]", await sending)
        except BaseException as error:
            deliveries.end(number, error)
            raise
        deliveries.follow(number, future)
        return future

    async def follow(self, app: faust.App) -> None:
        """Ask for the offsets again and again, until the worker is told to stop."""
        self._progress.restart()
        if self._health.phase == "loading":
            self._health.phase = "joining"
        while self._health.phase != "stopping":
            await asyncio.sleep(self._every)
            if self._health.phase == "working":
                await self._look(app)

    async def _look(self, app: faust.App) -> None:
        settled = not app.rebalancing
        try:
            found = await self._offsets.ask(app)
        except TimeoutError:
            self._progress.miss(f"no answer within {self._patience:g} s")
        except Exception as error:
            self._progress.miss(str(error) or type(error).__name__)
        else:
            self._progress.hear(found, settled=settled and not app.rebalancing)
