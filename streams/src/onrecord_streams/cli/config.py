"""The part of `onrecord config show` that is about streams."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from onrecord.cli import exits
from onrecord.cli.config import STREAM_COMMAND
from onrecord.provenance import Traced, traced
from onrecord_streams.cli.options import brokers_option
from onrecord_streams.settings import Streams

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command(STREAM_COMMAND, hidden=True)
@brokers_option
@click.pass_obj
def config_streams(state: State, brokers: str | None, tell: Callable[[Traced], object] = click.echo) -> int:
    """What `onrecord config show` calls; `tell` is told the settings."""
    tell(traced(Streams, ("streams",), state.settings_path, {("streams", "brokers"): ("-b", brokers)}))
    return exits.OK
