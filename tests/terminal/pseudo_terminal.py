"""A program on a pseudo-terminal, as a person would run it: what it shows, and what is typed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROWS, COLUMNS = 50, 100

_SEQUENCE: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-_])")


class PseudoTerminal:
    """Runs a command, its three streams on one terminal of 50 rows and 100 columns. A context manager that ends it."""

    def __init__(
        self, command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        variables = {**(os.environ if env is None else env), "TERM": "xterm-256color"}
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
            variables.pop(name, None)
        self._process = subprocess.Popen(
            list(map(str, command)), stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=variables,
            start_new_session=True, preexec_fn=_take_terminal,
        )  # fmt: skip
        os.close(theirs)
        self._shown = b""

    def __enter__(self) -> PseudoTerminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    @property
    def raw(self) -> str:
        """All that was shown, with its escape sequences."""
        return self._shown.decode(errors="replace").replace("\r\n", "\n")

    @property
    def shown(self) -> str:
        """All that was shown, without escape sequences."""
        return _SEQUENCE.sub("", self.raw)

    def wait_for(self, words: str, seconds: float = 60) -> str:
        """What is shown once these words are; they are searched for behind what an earlier `forget` dropped."""
        until = time.monotonic() + seconds
        while words not in self.shown:
            assert self._read(until - time.monotonic()), f"no {words!r} in\n{self.shown}"
        return self.shown

    def wait(self, seconds: float = 60) -> int:
        """The exit code, once the program has ended and all of it is shown."""
        until = time.monotonic() + seconds
        while self._read(until - time.monotonic()):
            pass
        return self._process.wait(max(0.1, until - time.monotonic()))

    def type(self, characters: str) -> None:
        """Type characters; \\x03 is Ctrl-C."""
        os.write(self._ours, characters.encode())

    def forget(self) -> None:
        """Drop what was shown so far."""
        self._shown = b""

    def _read(self, seconds: float) -> bool:
        """Take what is there within so many seconds; False where there is no more."""
        if seconds <= 0 or not select.select([self._ours], [], [], seconds)[0]:
            return False
        with contextlib.suppress(OSError):  # Linux says so where nobody has the other end any more
            if more := os.read(self._ours, 65536):
                self._shown += more
                return True
        return False


def _take_terminal() -> None:
    """In the child: make the terminal on its standard input the one that Ctrl-C comes from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
