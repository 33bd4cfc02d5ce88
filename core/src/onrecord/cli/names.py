"""Options and arguments that take names of extractors, and what a shell completes them to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.errors import OnrecordError
from onrecord.host import Host

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OF_EXTRACTORS: Final = frozenset({"--only", "--exclude", "--extractor"})
"""The options among those that take names whose names are extractors'."""


def names_option(flag: str, help: str) -> Callable[[_Command], _Command]:
    """An option that gives a tuple of names; None where it is not given."""
    return click.option(
        flag,
        multiple=True,
        metavar="NAMES",
        callback=_split,
        help=f"{help} Commas, or repeat.",
        shell_complete=complete_names if flag in _OF_EXTRACTORS else None,
    )


def complete_names(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """What a shell completes names of extractors to: the last of those that are separated by commas."""
    given, comma, last = begun.rpartition(",")
    there = given.split(",")
    return [f"{given}{comma}{name}" for name in _extractors(ctx) if name.startswith(last) and name not in there]


def _extractors(ctx: click.Context) -> list[str]:
    """The extractors that can run. None where the settings are wrong: a shell that asks can't say so."""
    try:
        return list(Host(State(ctx.find_root().params.get("path")).load(Settings)).extractors)
    except OnrecordError:
        return []


def _split(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if values and not names:
        raise click.BadParameter("give at least one name")
    return names or None
