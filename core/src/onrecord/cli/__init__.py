"""The command line. Commands that need a broker are added by onrecord-streams, through the hook for it."""

from onrecord.cli.main import cli, main
from onrecord.cli.state import State

__all__ = ["State", "cli", "main"]
