"""What the libraries under streams may say on stderr: errors are ours to report, once and without a traceback."""

from __future__ import annotations

import logging
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
    if verbosity == 0:
        logging.getLogger("onrecord_streams").setLevel(logging.INFO)


def _without_traceback(record: logging.LogRecord) -> bool:
    """Drop what comes with a traceback from Faust: the command ends with that error, and says so itself."""
    return not (record.exc_info and record.name.split(".")[0] in _WORKER)
