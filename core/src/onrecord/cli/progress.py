"""A bar on standard error while articles are counted off, on terminals only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.cli.state import State


class Advance(Protocol):
    """Moves the bar on by so many articles."""

    def __call__(self, count: int = 1) -> None: ...


@contextmanager
def counted(state: State, doing: str, total: int) -> Iterator[Advance]:
    """Show a bar for `total` articles while the body runs, with what is being done; not where `--quiet` is given."""
    console = state.console(stderr=True)
    hidden = state.verbosity < 0 or not console.is_terminal
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task(doing, total=total)

        def advance(count: int = 1) -> None:
            progress.advance(task, count)

        yield advance
