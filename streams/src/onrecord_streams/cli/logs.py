"""What the libraries under streams may say on stderr: errors are ours to report, once and without a traceback."""

from __future__ import annotations

import logging
import math
import time
from collections import Counter
from collections.abc import Callable
from typing import Final

_CLIENTS: Final = ("kafka", "aiokafka")
_WORKER: Final = ("faust", "mode")


def set_levels(verbosity: int) -> None:
    """Choose what libraries log: `verbosity` is that of the command line, 0 where neither -v nor -q was given."""
    if verbosity <= 0:
        logging.getLogger("kafka").setLevel(logging.CRITICAL)  # it raises what it logs
        for handler in logging.getLogger().handlers:
            handler.addFilter(_without_traceback)
    else:
        for name in _CLIENTS:  # at DEBUG they print every setting, passwords with them
            logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))
    if verbosity <= 1:
        for handler in logging.getLogger().handlers:
            handler.addFilter(_repeats)
    if verbosity == 0:
        logging.getLogger("onrecord_streams").setLevel(logging.INFO)


def redact(redaction: Callable[[str], str]) -> None:
    """Have every line of the log pass through `redaction`, tracebacks included; in place of what was set before."""
    for handler in logging.getLogger().handlers:
        inner = handler.formatter
        handler.setFormatter(_Redacting(inner.inner if isinstance(inner, _Redacting) else inner, redaction))


class _Redacting(logging.Formatter):
    """What another formatter gives, without secrets."""

    def __init__(self, inner: logging.Formatter | None, redaction: Callable[[str], str]) -> None:
        super().__init__()
        self.inner = inner or logging.Formatter()
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        return self._redaction(self.inner.format(record))


class Repeats(logging.Filter):
    """Lets a message of a client library through once in `seconds`, the next time with how many were held back.

    A client whose broker is gone says so ten times a second. Messages count as the same by what they are made from.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._seconds, self._clock = seconds, clock
        self._shown: dict[tuple[str, str], float] = {}
        self._held: Counter[tuple[str, str]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is to be shown."""
        if record.name.split(".")[0] not in _CLIENTS:
            return True
        key, now = (record.name, str(record.msg)), self._clock()
        if now - self._shown.get(key, -math.inf) < self._seconds:
            self._held[key] += 1
            return False
        self._shown[key] = now
        if held := self._held.pop(key, 0):
            record.msg, record.args = f"{record.getMessage()} ({held} more since this was last said)", ()
        return True


_repeats: Final = Repeats(30.0)


def _without_traceback(record: logging.LogRecord) -> bool:
    """Drop what comes with a traceback from Faust: the command ends with that error, and says so itself."""
    return not (record.exc_info and record.name.split(".")[0] in _WORKER)
