"""`onrecord topics`: whether the topics are as they should be, and creating those that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli import exits
from onrecord.cli.groups import Group
from onrecord.cli.output import Format, format_option, rows_out
from onrecord_streams.cli.options import brokers_option, extractors_of, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.topics import Planned

_COLUMNS: Final = ("topic", "action", "partitions", "config", "differences")


@click.group(cls=Group)
def topics() -> None:
    """Plan and create the topics."""


@topics.command()
@brokers_option
@click.option("--check", is_flag=True, help="Exit with code 6 where a topic is missing or differs.")
@format_option
@click.pass_obj
def plan(state: State, brokers: str | None, check: bool, output: Format) -> int:
    """Show which topics are missing and which differ from the settings. Changes nothing.

    \b
      onrecord topics plan
      onrecord topics plan --check -q > plan.jsonl || exit
    """
    from onrecord_streams import topics

    streams = stream_settings(state, {"brokers": brokers})
    planned = topics.plan(topics.specs(topics_of(extractors_of(state), streams), streams), streams)
    _show(state, planned, output)
    return exits.CHECK if check and any(one.action != "none" for one in planned) else exits.OK


@topics.command()
@brokers_option
@format_option
@click.pass_obj
def apply(state: State, brokers: str | None, output: Format) -> int:
    """Create the topics that are missing. Those that differ are shown and left as they are.

    \b
      onrecord topics apply -b kafka-1:9092
    """
    from onrecord_streams import topics

    streams = stream_settings(state, {"brokers": brokers})
    planned = topics.plan(topics.specs(topics_of(extractors_of(state), streams), streams), streams)
    created = topics.apply(planned, streams)
    _show(state, planned, output)
    if state.verbosity >= 0:
        click.echo(f"{len(created)} topics created" if len(created) != 1 else "1 topic created", err=True)
    return exits.OK


def _show(state: State, planned: list[Planned], output: Format) -> None:
    rows_out(output, state.console(), _COLUMNS, [_row(one) for one in planned])


def _row(one: Planned) -> dict[str, Any]:
    return {
        "topic": one.spec.name,
        "action": one.action,
        "partitions": one.spec.partitions,
        "config": " ".join(f"{name}={value}" for name, value in one.spec.config.items()),
        "differences": "; ".join(map(str, one.differences)) or None,
    }
