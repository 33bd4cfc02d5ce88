"""The other end of a pool: a process that loads the model and the plugins and reads articles until its parent is gone.

Started by onrecord.pool.pool as `python -m onrecord.pool.process FD`, where FD is the connection to the parent.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

from onrecord import logs
from onrecord.article import Article
from onrecord.config import Settings
from onrecord.errors import OnrecordError
from onrecord.facts import own_fields
from onrecord.outcome import Extraction
from onrecord.pool.messages import (
    Done,
    ExtractorInfo,
    Finished,
    Job,
    NotReady,
    Progressed,
    Ready,
    Start,
    Started,
    Unread,
)
from onrecord.schemas import fact_schema

if TYPE_CHECKING:
    from onrecord.engine import Loaded

_SILENCE: Final = 0.1
"""Seconds after which progress is worth a message: far below any hard deadline."""


def main(descriptor: int) -> None:
    """Serve the parent at the other end of a connection, given by its file descriptor."""
    # Ctrl-C and a supervisor's stop reach all processes of the group, but when to end is the parent's decision
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    os.set_inheritable(descriptor, False)  # a plugin's own processes must not keep the connection open
    connection = Connection(descriptor)
    start: Start = connection.recv()
    threading.Thread(target=_end_with_parent, args=(start.watch_parent,), daemon=True).start()
    try:
        _serve(connection, start)
    except (EOFError, ConnectionError):
        return  # the parent has closed the pool


def _serve(connection: Connection, start: Start) -> None:
    from onrecord.garbage import keep_loaded
    from onrecord.host import Host

    try:
        settings = Settings(**start.settings)
        logs.set_up(0, settings.log.format)
        host = Host(settings, allow=start.allow)
        engine = host.engine(start.only, start.exclude)
    except OnrecordError as error:
        connection.send(NotReady(type(error).__name__, str(error)))
        return
    keep_loaded()
    connection.send(Ready(tuple(map(_info, engine.loaded)), engine.model.name, tuple(host.unusable(start.exclude))))
    tell = _Teller(connection)
    while True:
        job: Job = connection.recv()
        tell.begin()
        try:
            outcome = engine.process(
                Article.model_construct(**job.article),
                only=job.only,
                started=tell.started,
                finished=tell.finished,
                progressed=tell.progressed,
            )
        except (EOFError, ConnectionError):
            raise
        except Exception as error:
            connection.send(Unread(type(error).__name__, str(error), traceback.format_exc(limit=-8)))
        else:
            connection.send(Done(replace(outcome, extractions=[], memory=resident_memory())))


class _Teller:
    """Tells the parent what is done. Of steps that are shared only those after a silence: most take no time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told = time.monotonic()

    def begin(self) -> None:
        self._told = time.monotonic()

    def started(self, extractor: str) -> None:
        self._send(Started(extractor))

    def finished(self, extraction: Extraction) -> None:
        self._send(Finished(extraction))

    def progressed(self, step: str) -> None:
        if time.monotonic() - self._told >= _SILENCE:
            self._send(Progressed(step))

    def _send(self, message: object) -> None:
        self._connection.send(message)
        self._told = time.monotonic()


def _info(one: Loaded) -> ExtractorInfo:
    model = one.extractor.fact_model
    fields = own_fields(model)
    schema = fact_schema(type(one.extractor))
    version = one.extractor.schema_version
    return ExtractorInfo(one.name, one.version, version, model.fact_type, fields, model.headline, schema)


def resident_memory() -> int:
    """The resident memory of this process in bytes; its peak where the system does not tell the present value."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - Path would cost more than the read
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024


def _end_with_parent(parent: int) -> None:
    """A process that is busy when its parent dies would not notice; it must not be left behind."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
