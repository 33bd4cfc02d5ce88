"""The window of articles under way in one partition: says which may be acknowledged, in offset order and no other.

Pure data. Faust commits past an unfinished article once later ones were acknowledged, where the partition's first or
last committed offset is in question; so nothing is acknowledged before everything ahead of it is.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from typing import Generic, TypeVar

E = TypeVar("E")


class Window(Generic[E]):
    """Offsets that have begun, and of those the ones that are done. `E` is whatever is to be acknowledged."""

    def __init__(self) -> None:
        self._waiting: list[int] = []
        self._events: dict[int, E] = {}
        self._done: set[int] = set()
        self._acknowledged = -1

    def __len__(self) -> int:
        """How many offsets have begun and are not acknowledged."""
        return len(self._waiting)

    @property
    def acknowledged(self) -> int:
        """The last offset that may be acknowledged, -1 where there is none yet."""
        return self._acknowledged

    def begin(self, offset: int, event: E) -> bool:
        """Take an offset in. False where it is known already: the broker has delivered it a second time."""
        if offset <= self._acknowledged or offset in self._events:
            return False
        insort(self._waiting, offset)
        self._events[offset] = event
        return True

    def finish(self, offset: int) -> list[E]:
        """Mark an offset as done and give what may be acknowledged now: all done ones that nothing unfinished precedes.

        Raises KeyError for an offset that has not begun.
        """
        if offset not in self._events:
            raise KeyError(offset)
        self._done.add(offset)
        ready = 0
        while ready < len(self._waiting) and self._waiting[ready] in self._done:
            ready += 1
        acknowledged, self._waiting = self._waiting[:ready], self._waiting[ready:]
        self._done.difference_update(acknowledged)
        self._acknowledged = acknowledged[-1] if acknowledged else self._acknowledged
        return [self._events.pop(one) for one in acknowledged]


class Windows(Generic[E]):
    """The windows of the partitions that a worker has, a new one after every rebalance."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, int], tuple[int, Window[E]]] = {}

    def current(self, generation: int) -> Iterator[tuple[str, int, Window[E]]]:
        """Topic, partition and window of those partitions that the worker has in a generation of the group."""
        for (topic, partition), (known, window) in list(self._windows.items()):
            if known == generation:
                yield topic, partition, window

    def of(self, topic: str, partition: int, generation: int) -> Window[E]:
        """The window of a partition in one generation of the consumer group.

        What was under way before a rebalance is delivered again after it, and must not be taken for known then. A
        generation that is over, as a straggler from a buffer has it, gets a window that nobody else is given.
        """
        known, window = self._windows.get((topic, partition), (-1, None))
        if window is not None and known == generation:
            return window
        fresh: Window[E] = Window()
        if window is None or generation > known:
            self._windows[topic, partition] = generation, fresh
        return fresh
