"""Child processes for the time of a block, ended with it whichever signals arrive and when; and what they use."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ENDING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that end a program: Ctrl-C, a polite request, and a terminal that is closed."""


@contextmanager
def child(command: list[str], *, stop_within: float, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command, with options of Popen, for the time of the body; it is killed `stop_within` seconds after SIGTERM.

    A signal that arrives while the process is being started takes effect once it is sure to be ended.
    """
    release = _put_off()
    try:
        process = subprocess.Popen(command, **options)
        try:
            release()
            yield process
        finally:
            _end(process, stop_within)
    finally:
        release()


@contextmanager
def signals_as_interrupt() -> Iterator[None]:
    """Have the other signals that end a program do as Ctrl-C does; one that is ignored (nohup) stays ignored."""

    def interrupt(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = {one: signal.getsignal(one) for one in ENDING[1:]}
    before = {one: handler for one, handler in before.items() if handler is not signal.SIG_IGN}
    for one in before:
        signal.signal(one, interrupt)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _end(process: subprocess.Popen[bytes], within: float) -> None:
    """End a process and wait for it; a second Ctrl-C is impatience, and kills it."""
    try:
        process.terminate()
        process.wait(within)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise


def _put_off() -> Callable[[], None]:
    """Put off signals that end the program until what this gives is called; more calls do nothing."""
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    came: list[int] = []
    before = {one: signal.getsignal(one) for one in ENDING}
    before = {one: handler for one, handler in before.items() if callable(handler)}
    for one in before:
        signal.signal(one, lambda number, _frame: came.append(number))

    def release() -> None:
        while before:
            signal.signal(*before.popitem())
        while came:
            signal.raise_signal(came.pop())

    return release


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process and all its descendants use: CPU time so far in seconds, resident memory in bytes.

    `largest` is the memory of the one process among them that has most.
    """

    cpu: float
    memory: int
    largest: int


def usage(process: int | None = None) -> Usage | None:
    """What a process (this one unless named by its id) and its descendants use; None where the system has no /proc.

    CPU time of descendants that have ended is counted as far as their parents have waited for them.
    """
    stats: dict[int, list[str]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            stats[int(path.parent.name)] = path.read_text().rpartition(")")[2].split()  # from the state, field 3, on
    family = {process or os.getpid()}
    if not family <= stats.keys():
        return None
    while grown := {one for one, fields in stats.items() if int(fields[1]) in family} - family:
        family |= grown
    ticks = sum(int(stats[one][field]) for one in family for field in (11, 12, 13, 14))
    memory = [int(stats[one][21]) * os.sysconf("SC_PAGE_SIZE") for one in family]
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), sum(memory), max(memory))
