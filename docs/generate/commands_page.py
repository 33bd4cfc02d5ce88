"""docs/reference/commands.md: what every command takes and does, from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click
from markdown import table_of

from onrecord.cli.main import BUILT_IN, cli
from onrecord_streams.cli import COMMANDS


def page() -> str:
    """The text of the page."""
    root = _own()
    context = click.Context(root, info_name="onrecord", **cli.context_settings)
    found = list(_commands(context))
    lines = [
        "# Commands\n\n",
        "What `--help` says, all on one page. How they work together is told in [operating](../operating.md), ",
        "exit codes [there too](../operating.md#exit-codes).\n\n",
        *(f"- [`{one.command_path}`](#{one.command_path.replace(' ', '-')}): {_summary(one)}\n" for one in found),
    ]
    for one in found:
        lines += [f"\n## `{one.command_path}`\n\n", *_section(one)]
    return "".join(lines)


def _own() -> click.Group:
    """The command line with Onrecord's own commands and no others, whatever plugins are installed."""
    context = click.Context(cli)
    own = [one for name in BUILT_IN if (one := cli.get_command(context, name))]
    return click.Group(
        cli.name, callback=cli.callback, params=cli.params, help=cli.help,
        commands={str(one.name): one for one in (*own, *COMMANDS)},
    )  # fmt: skip


def _commands(context: click.Context) -> Iterator[click.Context]:
    """The contexts of a command and of every command in it that people see."""
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None and not command.hidden:
                yield from _commands(click.Context(command, info_name=name, parent=context))


def _summary(context: click.Context) -> str:
    """The first sentence of a command's help."""
    first = " ".join(inspect.cleandoc(context.command.help or "").split("\n\n")[0].split())
    return f"{first.partition('. ')[0].rstrip('.:')}"


def _section(context: click.Context) -> Iterator[str]:
    command = context.command
    yield f"```text\n{' '.join([context.command_path, *command.collect_usage_pieces(context)])}\n```\n"
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield f"\n```sh\n{inspect.cleandoc(paragraph.removeprefix(chr(8)))}\n```\n"
        else:
            yield f"\n{' '.join(paragraph.split())}\n"
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    records = [record for one in options if (record := one.get_help_record(context))]
    if records:
        yield "\n"
        yield from table_of(("option", ""), [(f"`{left}`", right) for left, right in records])
