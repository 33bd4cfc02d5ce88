"""The log on stderr: lines for people, or JSON objects for whoever collects them."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, Final, Literal

import click

LogFormat = Literal["text", "json"]


FIELDS: Final = ("article_id", "plugin", "topic", "partition", "offset", "stage", "reason", "error", "traceparent")
"""What a line says of an article, where it is about one: given to loggers as `extra`, and never words of its text."""

_LEVELS: Final = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}

_log = logging.getLogger("onrecord")


def set_up(verbosity: int, form: LogFormat) -> None:
    """Have everything that is logged written to stderr; `verbosity` is -1 for -q, else how often -v was given."""
    handler = _JsonHandler(sys.stderr) if form == "json" else logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=_LEVELS.get(verbosity, logging.DEBUG), handlers=[handler])


def say_error(message: str) -> None:
    """The last line of a command that ends with an error, in the form that the log has."""
    if any(isinstance(one, _JsonHandler) for one in logging.getLogger().handlers):
        _log.critical("%s", message)
    else:
        click.echo(f"Error: {message}", err=True)


class _JsonHandler(logging.StreamHandler[Any]):
    """By which it is known that the log is JSON: its formatter may be wrapped in another."""


class JsonLines(logging.Formatter):
    """One JSON object a line: `time` (UTC), `level`, `logger`, `message`, and those of FIELDS that the record has.

    Of an exception there is the class and where it was raised, without its message, which may quote an article.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name in FIELDS if (value := vars(record).get(name)) is not None},
        }
        if record.exc_info and (error := record.exc_info[1]) is not None:
            line["exception"] = type(error).__name__
            line["trace"] = [
                f"{one.filename}:{one.lineno} in {one.name}" for one in traceback.extract_tb(error.__traceback__)
            ]
        return json.dumps(line, ensure_ascii=False)
