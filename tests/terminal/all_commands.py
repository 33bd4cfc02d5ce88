"""All commands that people see, as the program itself has them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from onrecord.cli.main import cli


def commands(
    command: click.Command = cli, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that people see, with the words that call it."""
    yield above, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name="onrecord")
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None and not found.hidden:
                yield from commands(found, (*above, name))


ALL = {" ".join(words) or "onrecord": (words, command) for words, command in commands()}
WITHOUT_PARTS = [name for name, (_, command) in ALL.items() if not isinstance(command, click.Group)]
