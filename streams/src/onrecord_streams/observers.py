"""Observers: plugins that want to know of failures are told in a thread apart, so that none holds up articles."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Final

from onrecord.outcome import Failure

_WAITING: Final = 1_000
"""How many failures may wait for slow observers before later ones are not told."""

_log = logging.getLogger(__name__)


class Observers:
    """Tells failures to `report`, such as Host.report, without waiting for it."""

    def __init__(self, report: Callable[[Failure], None]) -> None:
        self._report = report
        self._waiting: queue.Queue[Failure] = queue.Queue(_WAITING)
        threading.Thread(target=self._serve, name="onrecord-observers", daemon=True).start()

    def tell(self, failure: Failure) -> None:
        """Tell one failure, or drop it where observers are too far behind."""
        try:
            self._waiting.put_nowait(failure)
        except queue.Full:
            _log.warning("a plugin that observes failures is slow; it is not told of %s", failure.article_id)

    def _serve(self) -> None:
        while True:
            self._report(self._waiting.get())
