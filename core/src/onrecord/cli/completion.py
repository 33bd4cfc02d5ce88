"""`onrecord completion`: what a shell needs to complete commands, options and names of extractors."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from onrecord.cli import exits

PROGRAM: Final = "onrecord"
VARIABLE: Final = "_ONRECORD_COMPLETE"
"""The variable by which the shell's script asks; click reads it."""


class _Fish(FishComplete):
    """Click's script for fish, which cuts what it is told at every comma, and so names that are separated by commas."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


_KINDS: Final[dict[str, type[ShellComplete]]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": _Fish}


@click.command()
@click.argument("shell", type=click.Choice(tuple(_KINDS)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Write the script by which SHELL completes commands, options and names of extractors.

    Bash must be 4.4 or later.

    \b
      echo 'eval "$(onrecord completion bash)"' >> ~/.bashrc
      echo 'eval "$(onrecord completion zsh)"' >> ~/.zshrc
      onrecord completion fish > ~/.config/fish/completions/onrecord.fish
    """
    click.echo(_KINDS[shell](ctx.find_root().command, {}, PROGRAM, VARIABLE).source())
    return exits.OK
