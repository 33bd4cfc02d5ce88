"""The plugin by which onrecord-streams adds its commands to the `onrecord` command line."""

import click

from onrecord import hookimpl


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add the commands around the broker."""
    from onrecord_streams.cli import COMMANDS

    for command in COMMANDS:
        cli.add_command(command)
