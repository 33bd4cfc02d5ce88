"""What Linux tells of processes: whose children they are, and how much CPU time they have had."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path


def children(process: int) -> list[int]:
    """The processes that a process has started and that are still there."""
    return [one for one, fields in _all().items() if int(fields[1]) == process]


def cpu(processes: Iterable[int]) -> float:
    """Seconds of CPU time that these processes have had themselves, without their children; 0 for those that ended."""
    there = _all()
    ticks = sum(int(field) for one in processes if one in there for field in there[one][11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def _all() -> dict[int, list[str]]:
    """The fields of every process, from its state, field 3 of proc_pid_stat(5), on."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            found[int(path.parent.name)] = path.read_text().rpartition(")")[2].split()
    return found
