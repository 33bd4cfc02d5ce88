"""`onrecord schema show --format asyncapi`: the topics, as an AsyncAPI document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.cli import exits
from onrecord.cli.schema import STREAM_COMMAND
from onrecord.errors import PluginError
from onrecord_streams.cli.options import extractors_of, stream_settings

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command(STREAM_COMMAND, hidden=True)
@click.argument("only", required=False)
@click.pass_obj
def schema_asyncapi(state: State, only: str | None) -> int:
    """What `onrecord schema show` calls."""
    from onrecord_streams.asyncapi import document

    streams, extractors = stream_settings(state, {}), extractors_of(state)
    if only is not None and only not in extractors:
        raise PluginError(f"the worker does not run {only!r} here; name its distribution in `[plugins] allow`")
    made = document(extractors, streams, only)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
    return exits.OK
