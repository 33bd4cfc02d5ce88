"""Soft deadlines: a timer in the main thread that interrupts Python code and regular expressions."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from onrecord.errors import DeadlineExceeded

_AGAIN: Final = 0.25
"""Seconds after which a deadline strikes again: Python drops what is raised in a finaliser or a callback of C code, and
a plugin may swallow it once."""


@contextmanager
def soft_deadline(seconds: float | None) -> Iterator[None]:
    """Raise DeadlineExceeded in the body once it has run for `seconds`; None sets no deadline.

    Works in the main thread only, where Python handles signals; elsewhere there is no soft deadline. A body that
    spends its time in C code which never looks at signals is not interrupted: that is what hard deadlines are for.
    """
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    armed = True

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        if armed:
            raise DeadlineExceeded(f"took longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)  # a short deadline strikes before the next line
            yield
        finally:
            armed = False
    finally:
        armed = False  # also where the deadline has struck in the line above
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
