"""A shell for `onrecord` alone, whose imports are done: each command runs in a child, on the shell's three streams.

Most of what a short command costs is its imports. Here they are paid for once, and every command is a process with
standard streams as it has in a person's shell: all of them a pseudo-terminal, or pipes.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from pseudo_terminal import PseudoTerminal

_PROGRAM: Final = [sys.executable, __file__]
_END: Final = re.compile(r"\n?\[(\d+) is the exit code\]\n")


class Done(NamedTuple):
    """How a command ended, and what it wrote: on a terminal all of it to `out`."""

    code: int
    out: str
    err: str


class TerminalShell:
    """On a pseudo-terminal. A context manager that ends it."""

    def __init__(self, *, cwd: Path, env: Mapping[str, str]) -> None:
        self.terminal = PseudoTerminal(_PROGRAM, cwd=cwd, env=env)

    def __enter__(self) -> TerminalShell:
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.__exit__()

    def start(self, *words: str) -> None:
        """Have a command run; what it shows is the terminal's."""
        self.terminal.forget()
        self.terminal.type(json.dumps(words) + "\n")

    def end(self) -> Done:
        """How the command that was started ended."""
        self.terminal.wait_for(" is the exit code]\n")
        return _done(self.terminal.shown)


class PipeShell:
    """In pipes, with nothing on standard input. A context manager that ends it."""

    def __init__(self, *, cwd: Path, env: Mapping[str, str]) -> None:
        self._errors = cwd / "errors"
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                _PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, cwd=cwd, env=env, text=True
            )

    def __enter__(self) -> PipeShell:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def run(self, *words: str) -> Done:
        """Run a command to its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        before = self._errors.stat().st_size
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        lines = []
        for line in self._process.stdout:
            lines.append(line)
            if _END.fullmatch(line):
                break
        return _done("".join(lines), self._errors.read_bytes()[before:].decode())


def _done(shown: str, errors: str = "") -> Done:
    end = _END.search(shown)
    assert end, f"no end in\n{shown}\n{errors}"
    return Done(int(end[1]), shown[: end.start()], errors)


def _serve() -> None:
    """Run the commands that come in, one a line, as JSON lists of words."""
    _import_all()
    if os.isatty(0):
        _no_echo()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command
    while line := _line():
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            if not os.isatty(0):
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        os.write(1, f"\n[{code if code >= 0 else 128 - code} is the exit code]\n".encode())


def _import_all() -> None:
    """Import what commands import when they run, plugins included."""
    from onrecord.config import Settings
    from onrecord.host import Host

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for module in ("onrecord.cli.main", "onrecord.reading", "onrecord_streams.app", "kafka", "spacy"):
        importlib.import_module(module)
    Host(Settings()).vetted()


def _run(words: list[str]) -> None:
    from onrecord.cli.main import main

    sys.argv[1:] = words
    main()


def _no_echo() -> None:
    """Keep the calls off the terminal, which shows what commands write and nothing else."""
    import termios

    attributes = termios.tcgetattr(0)
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(0, termios.TCSANOW, attributes)


def _line() -> bytes:
    """A line of standard input, of which nothing behind it is taken; empty at the end."""
    read = bytearray()
    while not read.endswith(b"\n") and (one := os.read(0, 1)):
        read += one
    return bytes(read)


if __name__ == "__main__":
    _serve()
