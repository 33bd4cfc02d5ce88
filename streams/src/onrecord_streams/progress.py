"""Progress: whether a worker gets on, as the broker's own offsets tell.

Pure data. A worker that has nothing to do commits nothing and is well; one that has something to do and commits nothing
for long is stuck, whatever it waits for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Place = tuple[str, int]
"""A topic and a partition."""


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where one partition stands: the first and the end offset that it has, and the next one to read as committed.

    `empty` says that no record stands between what is committed and the end: offsets may belong to none, as the marks
    of transactions do, and nobody commits past those.
    """

    beginning: int
    end: int
    committed: int | None
    empty: bool = False

    @property
    def next(self) -> int:
        """The offset from which on nothing is committed."""
        return max(self.committed or 0, self.beginning)

    @property
    def lag(self) -> int:
        """Offsets that are there and not committed."""
        return max(0, self.end - self.next)

    @property
    def work(self) -> bool:
        """Whether there is something to do."""
        return self.lag > 0 and not self.empty


class Progress:
    """Watches the offsets of a worker's partitions. `clock` gives seconds, `wall` seconds since 1970."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> None:
        self._clock, self._wall = clock, wall
        self.offsets: Mapping[Place, Offsets] = {}
        """By topic and partition, as last heard of."""
        self.last_commit: float | None = None
        """When a commit was last seen, in seconds since 1970."""
        self._well = self._heard = clock()
        self.unheard: str | None = None
        """Why the offsets are not known at the moment; None where they are."""

    def restart(self) -> None:
        """Begin to measure now."""
        self._well = self._heard = self._clock()

    def hear(self, offsets: Mapping[Place, Offsets], *, settled: bool) -> None:
        """Take in the offsets of all partitions. Not `settled`, while the group shares them out, none is no news."""
        now = self._clock()
        committed = any(
            (one.committed or 0) > (self.offsets[place].committed or 0)
            for place, one in offsets.items()
            if place in self.offsets
        )
        if committed:
            self.last_commit = self._wall()
        if committed or (settled and not any(one.work for one in offsets.values())):
            self._well = now
        self._heard, self.unheard, self.offsets = now, None, dict(offsets)

    def miss(self, why: str) -> None:
        """Take in that the offsets can't be asked for."""
        self.unheard = why

    @property
    def stalled(self) -> float:
        """Seconds since the worker last committed something or had nothing to do."""
        return self._clock() - self._well

    @property
    def silent(self) -> float:
        """Seconds since the offsets were last known."""
        return self._clock() - self._heard

    @property
    def lag(self) -> int:
        """Records that are not committed, of all partitions."""
        return sum(one.lag for one in self.offsets.values())
