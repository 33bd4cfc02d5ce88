"""The part of `onrecord doctor` that looks at the broker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from onrecord.cli import exits
from onrecord.cli.doctor import STREAM_COMMAND, settings_finding
from onrecord.config import Settings, survey
from onrecord.doctor import Finding
from onrecord.errors import ConfigError
from onrecord.host import Host
from onrecord_streams.cli.options import brokers_option, stream_settings, topics_of
from onrecord_streams.settings import Streams

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command(STREAM_COMMAND, hidden=True)
@brokers_option
@click.pass_obj
def doctor_broker(state: State, brokers: str | None, tell: Callable[[Finding], object] = click.echo) -> int:
    """What `onrecord doctor` calls; `tell` is told each finding. Exit code 0, whatever is found."""
    from onrecord_streams.doctor import examine
    from onrecord_streams.security import redaction

    faults = [
        *survey(Settings, state.settings_path).faults,
        *survey(Streams, state.settings_path, {"streams": {"brokers": brokers}}).faults,
    ]
    try:
        streams = stream_settings(state, {"brokers": brokers})
        redact = redaction(streams.security)
    except ConfigError as error:
        faults = faults or [str(error)]
    if faults:
        for fault in faults:
            tell(settings_finding(fault))
        tell(Finding("broker", None, "skipped", "the settings can't be read"))
        return exits.OK
    if "brokers" not in streams.model_fields_set:
        where = f"no broker is configured, and none was asked; commands would take {streams.brokers}"
        tell(Finding("broker", None, "skipped", where, "to have one looked at, give `-b` or `[streams] brokers`"))
        return exits.OK
    settings = state.load(Settings)
    host = Host(settings, allow=settings.plugins.allow)
    to_run = {*host.classes(), *host.misconfigured()}  # what is wrong with the latter is told of the plugin
    extractors = {name: one for name, one in host.installed().items() if name in to_run}
    for one in examine(streams, topics_of(extractors, streams)):
        tell(Finding(one.check, one.subject, one.state, redact(one.found), redact(one.fix) if one.fix else None))
    return exits.OK
