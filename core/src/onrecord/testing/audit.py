"""What a piece of code does to the outside: connections, files written, processes started, seen by an audit hook."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_DEEDS: Final = {
    "network": ("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib."),
    "files": (
        "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
        "os.truncate", "os.utime", "shutil.", "sqlite3.connect", "tempfile.",
    ),
    "processes": ("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "subprocess.Popen"),
}  # fmt: skip
"""Beginnings of the names of audit events, by what they touch; `open` is looked at by its mode."""


class Outside:
    """What has been done to the outside: `seen` has a line for each."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._others = {one.ident for one in threading.enumerate()} - {threading.get_ident()}

    def event(self, name: str, arguments: tuple[Any, ...]) -> None:
        """Note an event, and keep it from happening. Threads that were there before are not meant."""
        touches = _touches(name, arguments)
        if touches and threading.get_ident() not in self._others:
            self.seen.append(f"{touches}: {name}{tuple(map(_short, arguments))}")
            raise PermissionError(f"an extractor may not do this ({touches}): {name}")


_watching: Outside | None = None
_installed = False


@contextmanager
def outside_watched() -> Iterator[Outside]:
    """Note and keep from happening what the body does to the outside."""
    global _watching, _installed
    if not _installed:
        sys.addaudithook(_hook)  # for good: hooks can't be taken away
        _installed = True
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # a module imported late is no deed
    _watching = outside = Outside()
    try:
        yield outside
    finally:
        _watching = None
        sys.dont_write_bytecode = bytecode


def _hook(name: str, arguments: tuple[Any, ...]) -> None:
    if _watching is not None:
        _watching.event(name, arguments)


def _touches(name: str, arguments: tuple[Any, ...]) -> str | None:
    if name == "open":
        _, mode, flags = arguments
        writes = flags & _WRITES if isinstance(flags, int) else any(one in (mode or "") for one in "wax+")
        return "files" if writes else None
    return next((kind for kind, names in _DEEDS.items() if name.startswith(names)), None)


def _short(argument: object) -> str:
    shown = repr(argument)
    return shown if len(shown) <= 80 else shown[:79] + "…"
