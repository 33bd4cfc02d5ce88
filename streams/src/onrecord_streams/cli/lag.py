"""`onrecord lag`: what the workers have still to read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli import exits
from onrecord.cli.output import Format, format_option, rows_out
from onrecord_streams.cli.interruption import interruption
from onrecord_streams.cli.options import brokers_option, group_option, say, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.lag import PartitionLag

_COLUMNS: Final = ("partition", "committed", "end", "lag", "oldest", "seconds")


@click.command()
@brokers_option
@group_option
@click.option("--max", "most", type=click.IntRange(0), metavar="N", help="End with 6 where the total is above N.")
@click.option(
    "--watch",
    is_flag=False,
    flag_value=2.0,
    type=click.FloatRange(0.1),
    metavar="[SECONDS]",
    help="Measure again every so many seconds (2), until Ctrl-C; with --max until the total is above it.",
)
@format_option
@click.pass_obj
def lag(
    state: State, brokers: str | None, group: str | None, most: int | None, watch: float | None, output: Format
) -> int:
    """Show how many articles the workers have still to read of each partition, and how long the oldest has waited.

    What the group has committed is what counts as read. A partition of which it has committed nothing, or what is no
    longer there, is counted from the first record, where a worker would begin. The time is unknown (null) where records
    have none.

    \b
      onrecord lag --watch 5
      onrecord lag --max 10000 -q || echo 'workers fall behind'
    """
    from onrecord_streams import topics
    from onrecord_streams.lag import LagMeter, total

    streams = stream_settings(state, {"brokers": brokers, "group": group})
    topic = topics_of({}, streams).articles
    topics.partitions([topic], streams, operations={topic: ("Read",)})
    console = state.console()
    with interruption() as interrupted, LagMeter(topic, streams) as meter:
        while True:
            measured, now = meter.measure(), datetime.now(UTC)
            if watch is not None and output == "table" and console.is_terminal:
                console.clear()
            columns = _COLUMNS if output == "table" else (*_COLUMNS, "time")
            rows_out(output, console, columns, [one.row(now) for one in measured])
            say(state, _in_all(measured, now, streams.group, topic))
            if most is not None and total(measured) > most:
                return exits.CHECK
            if watch is None:
                return exits.INTERRUPT if interrupted.is_set() else exits.OK
            if interrupted.wait(watch):
                return exits.INTERRUPT


def _in_all(measured: list[PartitionLag], now: datetime, group: str, topic: str) -> str:
    from onrecord_streams.lag import longest, total

    waiting = longest(measured, now)
    since = "for a time that nobody knows" if waiting is None else f"the oldest for {waiting:.1f} s"
    none = "" if any(one.committed is not None for one in measured) else f"; {group} has committed nothing of it yet"
    number = total(measured)
    return f"{number} of {topic} still to be read by {group}{f', {since}' if number else ''}{none}"
