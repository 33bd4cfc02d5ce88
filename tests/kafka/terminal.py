"""Commands as people run them: `onrecord` on a terminal, which a pseudo-terminal stands for, and in a pipe."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()"]


class Terminal:
    """A process of `onrecord` whose streams are a terminal of `columns` columns. A context, which ends it."""

    def __init__(
        self, *arguments: str | Path, environment: Mapping[str, str] | None = None, columns: int = 120
    ) -> None:
        self._main, other = pty.openpty()
        variables = {**(environment or os.environ), "COLUMNS": str(columns), "TERM": "xterm"}
        command = [*COMMAND, *map(str, arguments)]
        self.process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=variables)
        os.close(other)
        self._shown = b""
        self._open = True

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._main)

    @property
    def shown(self) -> str:
        """What it shows so far, control sequences included."""
        return self._shown.decode(errors="replace")

    def read(self, enough: Callable[[str], bool] = lambda shown: False, within: float = 120) -> str:
        """What it shows once that is enough, or the process has ended."""
        until = time.monotonic() + within
        while self._open and not enough(self.shown) and time.monotonic() < until:
            if select.select([self._main], [], [], 0.2)[0]:
                try:
                    self._shown += os.read(self._main, 65536)
                except OSError:  # the terminal's other side is closed
                    self._open = False
            elif self.process.poll() is not None:
                break
        return self.shown


def on_terminal(*arguments: str | Path, environment: Mapping[str, str] | None = None, columns: int = 120) -> str:
    """What a terminal shows of a run, from its beginning to its end."""
    with Terminal(*arguments, environment=environment, columns=columns) as terminal:
        shown = terminal.read()
        terminal.process.wait(10)
        return shown
