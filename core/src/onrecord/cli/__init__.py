"""The command line. Commands that need a broker are added by onrecord-streams, through the hook for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.cli.main import cli, main

if TYPE_CHECKING:
    from onrecord.cli.state import State

__all__ = ["State", "cli", "main"]


def __getattr__(name: str) -> Any:
    if name == "State":
        from onrecord.cli.state import State  # with the settings, which `--version` does without

        return State
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
