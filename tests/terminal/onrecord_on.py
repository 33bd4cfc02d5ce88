"""`onrecord` as people run it, on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from pseudo_terminal import PseudoTerminal

COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()"]


def terminal(*arguments: str | Path, env: Mapping[str, str] = os.environ) -> PseudoTerminal:
    """A terminal on which a command runs."""
    return PseudoTerminal([*COMMAND, *arguments], env=env)


def on_terminal(*arguments: str | Path, env: Mapping[str, str] = os.environ) -> str:
    """What a terminal gets of a run, from its beginning to its end, escape sequences included."""
    with terminal(*arguments, env=env) as running:
        running.wait()
        return running.raw
