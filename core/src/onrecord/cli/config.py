"""`onrecord config show`: each setting, its value, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

import click

from onrecord.cli import exits
from onrecord.cli.brought import call_brought
from onrecord.cli.groups import Group
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.state import State
from onrecord.config import Settings, find_file
from onrecord.errors import ConfigError, OnrecordError
from onrecord.host import Host
from onrecord.provenance import Keys, Origins, Setting, traced

STREAM_COMMAND: Final = "config-streams"
"""The command, hidden, that tells the settings of streams; onrecord-streams brings it."""

_COLUMNS: Final = ("name", "value", "source", "where")
_TABLES: Final = tuple(name for name in Settings.model_fields if name != "extractors")
"""Extractors' own settings are told by the models of their plugins."""


@click.group(cls=Group)
def config() -> None:
    """Show the settings."""


@config.command()
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option("--changed", is_flag=True, help="Only those that are not the default.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="As a command with this flag sees them.")
@click.option("-b", "--brokers", metavar="HOST:PORT,…", help="As a command with this flag sees them.")
@format_option
@click.pass_context
def show(
    ctx: click.Context, names: tuple[str, ...], changed: bool, jobs: int | None, brokers: str | None, output: Format
) -> int:
    """Show each setting, its value and where it comes from: a flag, a variable, a line of the file, or its default.

    NAME is a setting or a table (pool.processes, streams); without one all are shown. Passwords and other secrets are
    shown as ***.

    \b
      onrecord config show
      onrecord config show streams.security pool
      onrecord --config worker.toml config show --changed -o json
    """
    state: State = ctx.obj
    settings = [*_of_core(state, jobs), *_of_streams(ctx, brokers)]
    chosen = [one for one in settings if not names or any(_within(one.name, name) for name in names)]
    if unknown := [name for name in names if not any(_within(one.name, name) for one in settings)]:
        raise ConfigError(f"there is no setting or table {unknown[0]!r}; `onrecord config show` shows all")
    rows = [asdict(one) for one in chosen if not changed or one.source != "default"]
    rows_out(output, state.console(), _COLUMNS, rows)
    if state.verbosity >= 0:
        file = find_file(state.settings_path)
        click.echo(f"the file is {file}" if file else "there is no file", err=True)
    return exits.OK


def _of_core(state: State, jobs: int | None) -> Iterator[Setting]:
    flags: dict[Keys, tuple[str, Any]] = {
        ("pool", "processes"): ("-j", jobs),
        ("log", "format"): ("--log-format", state.log_format),
    }
    yield from traced(Settings, _TABLES, state.settings_path, flags)
    settings, origins = state.load(Settings), Origins(state.settings_path)
    extractors = Host(settings).extractors
    for name, plugin in sorted(extractors.items()):
        model = type(plugin.configured[name]).config_model
        yield from origins.of(model.model_validate(settings.extractors.get(name, {})), ("extractors", name))
    for name, table in settings.extractors.items():
        if name not in extractors:
            yield from origins.of(table, ("extractors", name))


def _of_streams(ctx: click.Context, brokers: str | None) -> list[Setting]:
    found: list[Setting] = []
    missing = "-b is for onrecord-streams; install it here"
    try:
        call_brought(ctx, STREAM_COMMAND, missing, brokers=brokers, tell=found.append)
    except ConfigError:
        raise
    except OnrecordError:  # it is not installed
        if brokers is not None:
            raise
    return found


def _within(setting: str, name: str) -> bool:
    return setting == name or setting.startswith(f"{name}.")
