"""Bars on standard error, on terminals only: over articles that are counted off, and over the bytes of files."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from onrecord.cli.state import State
from onrecord.sources import STANDARD_INPUT

_AFTER: Final = 2.0
"""Seconds after which a run is long enough for a bar over files."""


class Advance(Protocol):
    """Moves the bar on by so many articles."""

    def __call__(self, count: int = 1) -> None: ...


@contextmanager
def counted(state: State, doing: str, total: int) -> Iterator[Advance]:
    """Show a bar for `total` articles while the body runs, with what is being done; not where `--quiet` is given."""
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = state.console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=_hidden(state, console)) as progress:
        task = progress.add_task(doing, total=total)

        def advance(count: int = 1) -> None:
            progress.advance(task, count)

        yield advance


class FileBar:
    """A bar over the bytes of files, which appears only when a run turns out to be long."""

    def __init__(self, console: Console, doing: str, total: int | None, *, hidden: bool, after: float) -> None:
        self._begun = time.monotonic()
        self._done = 0
        self._doing, self._total, self._hidden, self._after = doing, total, hidden, after
        self._task: TaskID | None = None
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        on_screen = sys.stdout.isatty()  # else the bar would take to its own terminal what goes to a file
        self.progress = Progress(*columns, console=console, transient=True, disable=hidden, redirect_stdout=on_screen)

    def advance(self, size: int, doing: str | None = None) -> None:
        """Move on by so many bytes, and say what is being done where that has changed."""
        self._done += size
        self._doing = doing or self._doing
        if self._task is None and not self._hidden and time.monotonic() - self._begun >= self._after:
            self.progress.start()
            self._task = self.progress.add_task(self._doing, total=self._total)
        if self._task is not None:
            done = self._done if self._total is None else min(self._done, self._total)
            self.progress.update(self._task, completed=done, description=self._doing)


@contextmanager
def over_files(state: State, doing: str, files: tuple[str, ...], *, after: float = _AFTER) -> Iterator[FileBar]:
    """A bar over the bytes of some files while the body runs, once that took `after` seconds."""
    console = state.console(stderr=True)
    total = None if STANDARD_INPUT in files else sum(Path(one).stat().st_size for one in files if Path(one).exists())
    bar = FileBar(console, doing, total, hidden=_hidden(state, console), after=after)
    try:
        yield bar
    finally:
        bar.progress.stop()


def _hidden(state: State, console: Console) -> bool:
    return state.verbosity < 0 or not console.is_terminal
