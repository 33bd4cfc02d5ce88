"""`onrecord config show`: each setting, its value, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

import click

from onrecord import logs
from onrecord.cli import exits
from onrecord.cli.brought import call_brought
from onrecord.cli.groups import Group
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.state import State
from onrecord.config import Settings, survey, usable
from onrecord.errors import OnrecordError
from onrecord.host import Host
from onrecord.provenance import Setting, Traced, of_model, of_value, traced
from onrecord.variables import Keys
from onrecord.wording import did_you_mean

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
    shown as ***. Where some are wrong the others are shown all the same, those that are wrong as they were written, and
    what is wrong stands on stderr (exit code 3).

    \b
      onrecord config show
      onrecord config show streams.security pool
      onrecord --config worker.toml config show --changed -o json
    """
    state: State = ctx.obj
    found = [_of_core(state, jobs), _of_extractors(state), *_of_streams(ctx, brokers)]
    settings = [one for part in found for one in part.settings]
    faults = list(dict.fromkeys(fault for part in found for fault in part.faults))
    chosen = [one for one in settings if not names or any(_within(one.name, name) for name in names)]
    if unknown := [name for name in names if not any(_within(one.name, name) for one in settings)]:
        hint = did_you_mean(unknown[0], _names(settings)) or "; `onrecord config show` shows all"
        faults.append(f"there is no setting or table {unknown[0]!r}{hint}")
    rows = [asdict(one) for one in chosen if not changed or one.source != "default"]
    if rows or not unknown:
        rows_out(output, state.console(), _COLUMNS, rows)
    if state.verbosity >= 0:
        file = survey(Settings, state.settings_path).file
        click.echo(f"the file is {file}" if file else "no file of settings is read", err=True)
    for fault in faults:
        logs.say_error(fault)
    return exits.CONFIG if faults else exits.OK


def _of_core(state: State, jobs: int | None) -> Traced:
    flags: dict[Keys, tuple[str, Any]] = {
        ("pool", "processes"): ("-j", jobs),
        ("log", "format"): ("--log-format", state.log_format),
    }
    return traced(Settings, _TABLES, state.settings_path, flags)


def _of_extractors(state: State) -> Traced:
    """The settings of the extractors that are installed, and what else stands in the tables of extractors."""
    found = survey(Settings, state.settings_path)
    given = found.given.get("extractors")
    tables = given if isinstance(given, dict) else {}
    settings = usable(found)
    host = Host(settings, allow=settings.plugins.allow if "plugins" in found.faulty else None)
    classes = {one.name: one for plugin in host.vetted() for one in plugin.extractors}
    shown: list[Setting] = []
    for name, extractor in sorted(classes.items()):
        shown += of_model(extractor.config_model, tables.get(name, {}), ("extractors", name), found.origins)
    for name, table in tables.items():
        if name not in classes:
            shown += of_value(table, ("extractors", name), found.origins)
    return Traced(tuple(shown), tuple(host.misconfigured().values()))


def _of_streams(ctx: click.Context, brokers: str | None) -> list[Traced]:
    found: list[Traced] = []
    missing = "-b is for onrecord-streams; install it here"
    try:
        call_brought(ctx, STREAM_COMMAND, missing, brokers=brokers, tell=found.append)
    except OnrecordError:  # it is not installed
        if brokers is not None:
            raise
    return found


def _names(settings: Iterable[Setting]) -> set[str]:
    """The names of settings, and of the tables that they are in."""
    parts = [one.name.split(".") for one in settings]
    return {".".join(one[:length]) for one in parts for length in range(1, len(one) + 1)}


def _within(setting: str, name: str) -> bool:
    return setting == name or setting.startswith(f"{name}.")
