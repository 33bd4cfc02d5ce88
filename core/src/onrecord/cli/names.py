"""Options that take names of extractors, separated by commas or repeated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def names_option(flag: str, help: str) -> Callable[[_Command], _Command]:
    """An option that gives a tuple of names; None where it is not given."""
    return click.option(flag, multiple=True, metavar="NAMES", callback=_split, help=f"{help} Commas, or repeat.")


def _split(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if values and not names:
        raise click.BadParameter("give at least one name")
    return names or None
