"""The worker's web server: a few pages, in a thread and an event loop of its own.

Faust has a server too. It is switched off: it answers from the worker's own loop, which says nothing once that loop is
stuck or waits for threads to end, and its pages are not ours to promise.
"""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from aiohttp import web

from onrecord.errors import OnrecordError
from onrecord_streams.health import Report

_STOPPED_WITHIN: Final = 2.0


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered."""

    body: bytes
    content_type: str
    status: int = 200


def json_page(report: Report) -> Page:
    """A report as a page: 200 where all is well, 503 where not."""
    body = json.dumps(report.body, ensure_ascii=False, indent=2) + "\n"
    return Page(body.encode(), "application/json; charset=utf-8", 200 if report.well else 503)


class WebServer:
    """Serves pages, by path, for the time of a `with` block. Each is called for every request, in another thread."""

    def __init__(self, host: str, port: int, pages: Mapping[str, Callable[[], Page]]) -> None:
        self._host, self._port = host, port
        self._pages = pages
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._serve, name="onrecord-web", daemon=True)
        self._listening: socket.socket | None = None
        self._stop = asyncio.Event()

    def __enter__(self) -> WebServer:
        """Listen. Raises OnrecordError where the address can't be listened on."""
        try:
            family, _, _, _, address = socket.getaddrinfo(
                self._host, self._port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
            self._listening = socket.create_server(address[:2], family=family)
        except OSError as error:
            raise OnrecordError(
                f"the web server can't listen on {self._host}:{self._port} ({error.strerror}): choose another port "
                "with `--web-port` or `[streams.web] port`, or have none with `--no-web`"
            ) from error
        self._loop = asyncio.new_event_loop()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(_STOPPED_WITHIN)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        assert self._listening is not None
        port: int = self._listening.getsockname()[1]
        return port

    def _serve(self) -> None:
        loop = cast(asyncio.AbstractEventLoop, self._loop)
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(self._run())

    async def _run(self) -> None:
        app = web.Application()
        app.router.add_get("/{page:.*}", self._answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        try:
            await web.SockSite(runner, self._listening).start()  # type: ignore[arg-type]
            await self._stop.wait()
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        headers: dict[str, Any] = {"Server": "onrecord", "Cache-Control": "no-store"}
        if (page := self._pages.get(request.path)) is None:
            text = "there is " + ", ".join(sorted(self._pages)) + "\n"
            return web.Response(status=404, text=text, headers=headers)
        answer = page()
        return web.Response(
            status=answer.status, body=answer.body, headers={**headers, "Content-Type": answer.content_type}
        )
