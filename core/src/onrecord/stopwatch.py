"""Stopwatch: how much time each part of a work takes, where parts call upon one another."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Clock = Callable[[], float]
"""Gives seconds since some moment: `time.perf_counter` for what passes, `time.process_time` for what is computed."""


class Stopwatch:
    """Counts for each part its own time, without that of the parts that were measured inside it."""

    def __init__(self, clock: Clock = time.perf_counter) -> None:
        self._clock = clock
        self._running: list[str] = []
        self._since = 0.0
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def measure(self, part: str) -> Iterator[None]:
        """Count the time that the body takes to `part`."""
        self._charge()
        self._running.append(part)
        try:
            yield
        finally:
            self._charge()
            self._running.pop()

    def _charge(self) -> None:
        """What has passed since the last time belongs to the innermost part."""
        now = self._clock()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now
