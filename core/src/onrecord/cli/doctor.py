"""`onrecord doctor`: whether all that Onrecord needs is here and as it should be, with what to do where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Final

import click

from onrecord.cli import exits
from onrecord.cli.brought import call_brought
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.state import State
from onrecord.config import Settings, survey
from onrecord.doctor import Finding
from onrecord.errors import OnrecordError
from onrecord.host import Host

STREAM_COMMAND: Final = "doctor-broker"
"""The command, hidden, that looks at the broker; onrecord-streams brings it."""

SETTINGS: Final = "settings"
"""The check whose findings are about settings, of whichever distribution."""

_COLUMNS: Final = ("check", "subject", "state", "found", "fix")
_SHOWN: Final = ("state", "what", "found")
_MISSING: Final = "onrecord-streams, which knows brokers, is not installed here or can't run"


@click.command()
@click.option("-b", "--brokers", metavar="HOST:PORT,…", help="The broker; else `[streams] brokers` of the settings.")
@format_option
@click.pass_context
def doctor(ctx: click.Context, brokers: str | None, output: Format) -> int:
    """Look at all that Onrecord needs, and say what is wrong and what to do about it.

    Python, packages, settings, the language model (with its self-test) and plugins; on the broker, where one is
    configured, authentication, a worker's rights, topics and the clock. Changes nothing. A `warning` is something that
    works and that you should know of. Exit code 6 where something is wrong.

    \b
      onrecord doctor
      onrecord doctor -b kafka-1:9092
      onrecord doctor -o jsonl | jq 'select(.state == "wrong")'
    """
    state: State = ctx.obj
    found = _of_streams(ctx, brokers)
    of_settings = [one for one in found if one.check == SETTINGS]
    findings = [*_of_this_machine(state, of_settings), *(one for one in found if one.check != SETTINGS)]
    if output == "table":
        rows_out(output, state.console(), _SHOWN, [_line(one) for one in findings])
    else:
        rows_out(output, state.console(), _COLUMNS, [asdict(one) for one in findings])
    wrong = sum(one.state == "wrong" for one in findings)
    if state.verbosity >= 0:
        click.echo(_in_all(findings, wrong), err=True)
    return exits.CHECK if wrong else exits.OK


def _in_all(findings: Sequence[Finding], wrong: int) -> str:
    warnings = sum(one.state == "warning" for one in findings)
    skipped = [_what(one) for one in findings if one.state == "skipped"]
    left = f"; not looked at: {', '.join(skipped)}" if skipped else ""
    return f"{len(findings) - len(skipped)} looked at: {wrong} wrong, {warnings} to know of{left}"


def _line(one: Finding) -> dict[str, str]:
    """A finding for people: the fix behind what it mends."""
    found = f"{one.found} → {one.fix}" if one.fix else one.found
    return {"state": one.state, "what": _what(one), "found": found}


def _what(one: Finding) -> str:
    return " ".join(filter(None, (one.check, one.subject)))


def settings_finding(fault: str) -> Finding:
    """The finding for a setting that is wrong."""
    return Finding(SETTINGS, None, "wrong", fault, "mend what it names; docs/operating.md tells of each")


def _of_this_machine(state: State, of_settings: Sequence[Finding]) -> Iterator[Finding]:
    """Python, packages, settings with what was found `of_settings` of streams, the model and plugins."""
    from onrecord.doctor import installed
    from onrecord.doctor.model import model
    from onrecord.doctor.plugins import plugins

    yield installed.python()
    yield from installed.packages()
    found = survey(Settings, state.settings_path)
    wrong = list(dict.fromkeys([*map(settings_finding, found.faults), *of_settings]))
    read_from = f"read from {found.file}" if found.file else "no file; defaults and variables"
    yield from wrong or [Finding(SETTINGS, None, "ok", read_from)]
    if (settings := found.settings) is None:
        yield from (Finding(one, None, "skipped", "the settings can't be read") for one in ("model", "plugin"))
        return
    yield model(settings.model.name)
    yield from plugins(Host(settings))


def _of_streams(ctx: click.Context, brokers: str | None) -> list[Finding]:
    """What there is to say of the settings of streams that are wrong, and of the broker."""
    found: list[Finding] = []
    try:
        call_brought(ctx, STREAM_COMMAND, _MISSING, brokers=brokers, tell=found.append)
    except OnrecordError as error:
        found.append(Finding("broker", None, "skipped", str(error)))
    return found
