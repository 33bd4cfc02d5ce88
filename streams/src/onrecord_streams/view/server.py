"""The server: who may ask, what is answered to which path, and for how long.

It gives to read, and nothing else. Whoever can open connections to it can read the facts; that is why it listens on
this machine alone unless it is told otherwise, and refuses requests whose Host is a name: a page of a stranger may
have a name of its own that leads here (DNS rebinding), but no browser lets it send another Host.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from threading import Event
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from aiohttp import web

from onrecord.errors import OnrecordError
from onrecord.store import Store
from onrecord_streams.view import pages
from onrecord_streams.view.asked import Asked, BadRequest
from onrecord_streams.view.letters import Letters
from onrecord_streams.view.pages import Surroundings
from onrecord_streams.view.sources import Source

_HEADERS: Final = {
    "Server": "onrecord",
    "Content-Security-Policy": pages.POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_TYPES: Final = {".css": "text/css", ".js": "text/javascript"}
_METHODS: Final = ("GET", "HEAD")

_LOOK: Final = 0.2
"""Seconds between looks whether to end."""

_REMEMBERED: Final = 10.0
"""Seconds for which what takes long to read is not read again: suggestions, dead letters."""

_log = logging.getLogger(__name__)

T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(source: Source, headlines: Mapping[str, str], host: str = "127.0.0.1") -> web.Application:
    """What serves a source. `headlines` has the `Fact.headline` of known types, `host` is what it is to listen on."""
    app = web.Application(middlewares=[_Guard(host).check])
    _Site(source, headlines).add_to(app)
    return app


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; with port 0 on any that is free. Raises OnrecordError."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise OnrecordError(
            f"can't listen on {host}:{port} ({error.strerror}): choose another port with --port, 0 for any that is "
            "free, or another address with --host"
        ) from error


async def serve(app: web.Application, listener: socket.socket, ended: Event, ready: Callable[[], None]) -> None:
    """Serve until the event is set; `ready` is called once it is possible."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.SockSite(runner, listener).start()
        ready()
        while not ended.is_set():
            await asyncio.sleep(_LOOK)
    finally:
        await runner.cleanup()


class _Guard:
    """Lets nobody in but those who read from here, and puts the same headers on every answer."""

    def __init__(self, host: str) -> None:
        self._names = {"localhost", host.lower()}

    @property
    def check(self) -> Any:
        """The middleware."""

        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            answer = await self._answer(request, handler)
            for name, value in _HEADERS.items():
                answer.headers[name] = value
            answer.headers.setdefault("Cache-Control", "no-store")
            return answer

        return check

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self._is_ours(request.headers.get("Host", "")):
            text = "This server answers to its address and to localhost, and to no other name: see --host.\n"
            return web.Response(status=403, text=text)
        if request.method not in _METHODS:
            return web.Response(
                status=405, text="There is only to read here.\n", headers={"Allow": ", ".join(_METHODS)}
            )
        try:
            return await handler(request)
        except web.HTTPException as error:
            return error
        except Exception:
            _log.exception("%s can't be answered", request.path)
            return web.Response(status=500, text="Something went wrong; the log of `onrecord view` has it.\n")

    def _is_ours(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        if name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


class _Remembered:
    """What a function gave, for a while and as long as it is asked with the same argument."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._known: tuple[float, Any] | None = None

    async def get(self, made: Callable[[], T]) -> T:
        """The value, made in another thread where there is none that counts."""
        async with self._lock:
            if self._known is None or time.monotonic() - self._known[0] > _REMEMBERED:
                value = await asyncio.to_thread(made)
                self._known = time.monotonic(), value
            found: T = self._known[1]
            return found


class _Site:
    """The pages of a source. Each request opens the file, reads and closes it, in a thread."""

    def __init__(self, source: Source, headlines: Mapping[str, str]) -> None:
        self._source, self._headlines = source, headlines
        self._suggestions, self._letters = _Remembered(), _Remembered()

    def add_to(self, app: web.Application) -> None:
        """Answer what an application is asked."""
        for path, page in (
            ("/", self._facts),
            ("/articles", self._articles),
            ("/article", self._article),
            ("/conflicts", self._conflicts),
            ("/letters", self._dead_letters),
        ):
            app.router.add_get(path, self._html(page))
        app.router.add_get("/state", self._state)
        app.router.add_get("/assets/{name}", self._asset)
        app.router.add_get("/{other:.*}", self._html(self._nothing))

    def _html(self, page: Callable[[web.Request, Surroundings], Awaitable[str]]) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            around = Surroundings(self._source.name, self._source.change(), list(self._source.notes()), self._headlines)
            status = 200
            try:
                text = await page(request, around)
            except BadRequest as error:
                status, text = 400, pages.message_page("That can't be asked", str(error), around)
            except _NotThere as error:
                status, text = 404, pages.message_page("Not here", str(error), around)
            except OnrecordError as error:
                status, text = 503, pages.message_page("Can't be read at the moment", str(error), around)
            return web.Response(status=status, text=text, content_type="text/html")

        return answer

    async def _facts(self, request: web.Request, around: Surroundings) -> str:
        asked, suggested = Asked.read(request.query), await self._suggested()
        return await self._read(lambda store: pages.facts_page(store, asked, around, suggested))

    async def _articles(self, request: web.Request, around: Surroundings) -> str:
        asked, suggested = Asked.read(request.query), await self._suggested()
        return await self._read(lambda store: pages.articles_page(store, asked, around, suggested))

    async def _suggested(self) -> Mapping[str, Sequence[str]]:
        return await self._suggestions.get(lambda: self._reading(pages.suggestions))

    async def _article(self, request: web.Request, around: Surroundings) -> str:
        id, fact = request.query.get("id", ""), request.query.get("fact")
        if fact is not None:
            anchor = await self._read(lambda store: pages.number_of(store, id, fact))
            raise web.HTTPFound(f"{pages.article_url(id)}{f'#{anchor}' if anchor else ''}")
        if (text := await self._read(lambda store: pages.article_page(store, id, around))) is None:
            raise _NotThere(f"There is no fact of the article {id[:200]!r}. It may have been revised or withdrawn.")
        return text

    async def _conflicts(self, request: web.Request, around: Surroundings) -> str:
        asked = Asked.read(request.query)
        return await self._read(lambda store: pages.conflicts_page(store, asked, around))

    async def _dead_letters(self, request: web.Request, around: Surroundings) -> str:
        letters: Letters | None = None
        if self._source.letters is not None:
            letters = await self._letters.get(self._source.letters)
        return pages.letters_page(letters, around)

    async def _nothing(self, request: web.Request, around: Surroundings) -> str:
        raise _NotThere(f"There is no page {request.path[:200]!r}.")

    async def _state(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"change": self._source.change(), "notes": list(self._source.notes())})

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if (text := pages.asset_of(name)) is None:
            return web.Response(status=404, text="There is no such file.\n")
        kind = _TYPES[name[name.rindex(".") :]]
        return web.Response(text=str(text), content_type=kind, headers={"Cache-Control": "max-age=86400, immutable"})

    async def _read(self, page: Callable[[Store], T]) -> T:
        return await asyncio.to_thread(self._reading, page)

    def _reading(self, page: Callable[[Store], T]) -> T:
        with Store(self._source.path, read_only=True) as store:
            return page(store)


class _NotThere(Exception):
    """Nothing is there that could be shown."""
