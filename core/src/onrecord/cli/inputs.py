"""Inputs: the files that commands read articles from, and the option that says what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import click

from onrecord.config import Settings
from onrecord.sources import FORMATS, Found, Unreadable, read_articles
from onrecord.sources import Format as InputFormat

__all__ = ["InputFormat", "articles_of", "input_format_option"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def input_format_option(command: _Command) -> _Command:
    """The option `--format`, as `input_format`; None where it is not given."""
    return click.option(
        "--format",
        "input_format",
        type=click.Choice(FORMATS),
        help="What FILES are, where their names and contents don't tell.",
    )(command)


def articles_of(
    files: tuple[str, ...],
    settings: Settings,
    input_format: InputFormat | None,
    *,
    wait: Callable[[int], None] | None = None,
) -> Iterator[Found | Unreadable]:
    """The articles of files within the limits of the settings; `wait` as for `read_articles`."""
    limits = settings.limits
    return read_articles(
        files, limit=limits.article_bytes, document_limit=limits.document_bytes, format=input_format, wait=wait
    )
