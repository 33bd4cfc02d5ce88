"""Signals for commands that write as they go, and must not be cut off in the middle of a record."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from onrecord.cli import exits


class Interruption(threading.Event):
    """Set once a signal has come."""

    number: int | None = None
    """Of the first signal."""

    @property
    def exit_code(self) -> int:
        """What a command ends with that has ended well: Ctrl-C cuts it off, SIGTERM is how it is stopped."""
        return exits.INTERRUPT if self.number == signal.SIGINT else exits.OK


@contextmanager
def interruption(*signals: signal.Signals) -> Iterator[Interruption]:
    """Have signals, Ctrl-C unless others are named, set the event in place of what they do."""
    event = Interruption()

    def interrupted(number: int, _frame: object) -> None:
        event.number = event.number or number
        event.set()

    with ExitStack() as handlers:
        for one in signals or (signal.SIGINT,):
            handlers.callback(signal.signal, one, signal.signal(one, interrupted))
        yield event
