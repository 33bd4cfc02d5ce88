"""The end of a worker: within a bound, whatever Faust and the client of the broker are waiting for."""

from __future__ import annotations

import logging
import os
import signal
import threading
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mode.threads import WorkerThread

from onrecord.cli import exits

_log = logging.getLogger(__name__)


class StopBound:
    """Ends the process where stopping it takes longer than `seconds`, or at a second signal; for a `with` block's time.

    The clock is a thread of its own, since Faust blocks its event loop while it waits for its threads to end. `cut_off`
    is called before the process ends, with the signal where there was one; it says what is left undone and gives the
    exit code.
    """

    def __init__(self, seconds: float, cut_off: Callable[[int | None], int]) -> None:
        self._seconds, self._cut_off = seconds, cut_off
        self._timer: threading.Timer | None = None
        self._armed = False
        self._ending = threading.Lock()

    def __enter__(self) -> StopBound:
        self._timer = threading.Timer(self._seconds, self._end)
        self._timer.daemon = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._armed:
            self._armed = False
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def begin(self) -> None:
        """Start the clock, unless it runs already; outside of the block there is none to start."""
        if self._timer is not None and not self._timer.ident:
            self._timer.start()

    def signalled(self) -> None:
        """A signal has come, in the main thread: start the clock, and have the next one end the process."""
        self.begin()
        if self._timer is not None and not self._armed:
            self._armed = True
            for one in (signal.SIGINT, signal.SIGTERM):
                # unlike the event loop's own, this also reaches a main thread that waits for others
                signal.signal(one, self._at_once)

    def _at_once(self, number: int, _frame: object) -> None:
        # not in the main thread, which may hold any lock at this moment
        threading.Thread(target=self._end, args=(number,), name="onrecord-end", daemon=True).start()

    def _end(self, number: int | None = None) -> None:
        if not self._ending.acquire(blocking=False):
            return  # the clock and a signal at the same time
        code = 1
        try:
            code = self._cut_off(number)
        finally:
            os._exit(code)


@contextmanager
def nothing_begun() -> Iterator[None]:
    """Have SIGTERM end the program at once and in peace while the body gets ready: there is nothing to finish yet."""

    def end(_signal: int, _frame: object) -> None:
        raise SystemExit(exits.OK)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def threads_end_quietly() -> Iterator[None]:
    """Have a thread that ends with an error say so in one line of the log, and let who waits for it know.

    Faust waits a minute for a thread of its own that was cancelled, as the client of a broker that is gone may be.
    """
    before = threading.excepthook
    threading.excepthook = _thread_ended
    try:
        yield
    finally:
        threading.excepthook = before


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    if isinstance(ended.thread, WorkerThread):
        ended.thread.service.set_shutdown()
    level = logging.DEBUG if issubclass(ended.exc_type, CancelledError) else logging.ERROR
    name = ended.thread.name if ended.thread else "of no name"
    _log.log(level, "the thread %s ended: %s: %s", name, ended.exc_type.__name__, ended.exc_value)
