"""The command line. Commands that need a broker are added by onrecord-streams, through the hook for it."""

from onrecord.cli.main import State, cli, main

__all__ = ["State", "cli", "main"]
