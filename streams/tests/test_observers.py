"""Observers: told of failures, without holding anything up."""

from __future__ import annotations

import threading

from onrecord.outcome import Failure
from onrecord_streams.observers import Observers

FAILURE = Failure("story", "votes", "extract", "ValueError", "no")


def test_observers_are_told() -> None:
    told = threading.Event()
    Observers(lambda failure: told.set()).tell(FAILURE)
    assert told.wait(5)


def test_an_observer_that_hangs_holds_nothing_up() -> None:
    forever = threading.Event()
    observers = Observers(lambda failure: forever.wait() and None)
    for _ in range(3_000):
        observers.tell(FAILURE)
    forever.set()
