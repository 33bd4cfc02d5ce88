"""Health: what a supervisor is told of a worker. Read from a thread of its own, also while the event loop is stuck."""

from __future__ import annotations

import time
from asyncio import Future
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord_streams.progress import Place, Progress
from onrecord_streams.suspension import Suspensions

Phase = Literal["loading", "joining", "working", "stopping"]
"""Loading models; joining the group; at work; told to stop."""

_NOT_READY: dict[Phase, str] = {
    "loading": "models are being loaded",
    "joining": "the worker has not joined its consumer group yet",
    "stopping": "the worker stops",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Whether all is well, and what a page says about it."""

    well: bool
    body: dict[str, Any]


class Deliveries:
    """The records that the broker has not acknowledged yet, and whether the last that it answered for was taken."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: dict[int, float] = {}
        self._numbers = 0
        self.failed: str | None = None
        """Why the last delivery failed, None where it did not."""

    def begin(self) -> int:
        """A record is about to be handed to the producer. Gives its number."""
        self._numbers += 1
        self._since[self._numbers] = self._clock()
        return self._numbers

    def end(self, number: int, error: BaseException | None) -> None:
        """A record was acknowledged, or was not for an error."""
        self._since.pop(number, None)
        self.failed = None if error is None else str(error) or type(error).__name__

    def follow(self, number: int, future: Future[Any]) -> None:
        """Have a record end when its future is settled."""
        future.add_done_callback(lambda done: self.end(number, None if done.cancelled() else done.exception()))

    @property
    def waiting(self) -> float:
        """Seconds that the oldest record waits, 0 where none does."""
        now = self._clock()
        return now - min(list(self._since.values()), default=now)  # a copy: this may be another thread


class Health:
    """`stalled_after` is the time without progress after which a worker counts as stuck, `patience` that without an
    answer of the broker after which it does not count as ready; both in seconds."""

    def __init__(self, progress: Progress, *, stalled_after: float, patience: float) -> None:
        self._progress = progress
        self._stalled_after, self._patience = stalled_after, patience
        self.deliveries = Deliveries()
        self.phase: Phase = "loading"
        self.extractors: Sequence[str] = ()
        self.partitions: Sequence[Place] = ()
        self.suspensions: Suspensions | None = None
        self.gave_up: str | None = None

    def live(self) -> Report:
        """For /livez: not well where there was something to do for `stalled_after`, and nothing was committed."""
        stalled = self._progress.stalled
        body: dict[str, Any] = {
            "phase": self.phase,
            "lag_records": self._progress.lag,
            "seconds_without_progress": round(stalled, 1),
            "stalled_after": self._stalled_after,
        }
        # while it loads and while it stops, other bounds hold: start_deadline and drain_timeout
        if self.phase in ("loading", "stopping") or stalled <= self._stalled_after:
            return Report(True, {"status": "live", **body})
        return Report(False, {"status": "stalled", "reason": self._why_stalled(), **body})

    def ready(self) -> Report:
        """For /readyz: well where the worker has its place in the group, models are loaded and the producer works.

        A worker that has no partition, since the group has more workers than partitions, is ready: it stands by.
        """
        reasons = list(self._why_not_ready())
        body: dict[str, Any] = {
            "status": "not ready" if reasons else "ready",
            "phase": self.phase,
            "partitions": [f"{topic}:{number}" for topic, number in self.partitions],
            "extractors": list(self.extractors),
            "suspended": {
                name: {"tried_again_in_seconds": round(seconds, 1)} for name, seconds in self._suspended().items()
            },
        }
        if reasons:
            body["reasons"] = reasons
        elif not self.partitions:
            body["note"] = "stands by: the group has no partition for this worker"
        return Report(not reasons, body)

    def _suspended(self) -> dict[str, float]:
        return self.suspensions.suspended() if self.suspensions is not None else {}

    def _why_stalled(self) -> str:
        progress = self._progress
        if progress.unheard is not None:
            return f"the broker's offsets are not known for {progress.silent:.0f} s: {progress.unheard}"
        if self.phase == "working" and not progress.lag:
            if progress.silent > self._patience:
                return f"the event loop has not taken in any offsets for {progress.silent:.0f} s"
            return f"the consumer group has shared its partitions out for {progress.stalled:.0f} s"
        if self.phase != "working":
            return f"{_NOT_READY[self.phase]}, for {progress.stalled:.0f} s"
        return f"{progress.lag} records wait, and nothing was committed for {progress.stalled:.0f} s"

    def _why_not_ready(self) -> list[str]:
        reasons = []
        if self.phase != "working":
            reasons.append(_NOT_READY[self.phase])
        if self.gave_up is not None:
            reasons.append(f"the worker has given up: {self.gave_up}")
        if self.deliveries.failed is not None:
            reasons.append(f"the last delivery failed: {self.deliveries.failed}")
        if (waiting := self.deliveries.waiting) > self._patience:
            reasons.append(f"the broker has not acknowledged a record for {waiting:.0f} s")
        if self._progress.unheard is not None and self._progress.silent > self._patience:
            reasons.append(f"the broker does not tell its offsets: {self._progress.unheard}")
        return reasons
