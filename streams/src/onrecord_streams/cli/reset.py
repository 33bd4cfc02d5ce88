"""`onrecord reset`: the workers go on from another place in the articles topic."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

import click

from onrecord.cli import exits
from onrecord.cli.output import Format, format_option, rows_out
from onrecord_streams.cli.options import brokers_option, execute_option, group_option, say, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.partitions import Target
    from onrecord_streams.reset import Move

_COLUMNS: Final = ("partition", "committed", "from", "to", "again", "skipped")

_T = TypeVar("_T")


@click.command()
@brokers_option
@group_option
@click.option("--to-datetime", metavar="ISO", help="To the first article sent at that time or later (UTC, or +02:00).")
@click.option("--by-duration", metavar="DURATION", help="To the first article sent in that time: PT2H, P7D, 90m, 2h.")
@click.option("--to-earliest", is_flag=True, help="To the first article that the topic still has.")
@click.option("--to-latest", is_flag=True, help="To the end: what has not been read never is.")
@execute_option
@format_option
@click.pass_obj
def reset(
    state: State,
    brokers: str | None,
    group: str | None,
    to_datetime: str | None,
    by_duration: str | None,
    to_earliest: bool,
    to_latest: bool,
    execute: bool,
    output: Format,
) -> int:
    """Have the workers go on from another place, in all partitions: say which.

    Shows from where to where, and how many articles are read again or skipped; does it with --execute, and only while
    no worker of the group is running.

    \b
      onrecord reset --by-duration 6h
      onrecord reset --to-datetime 2026-05-01T06:30Z --execute
    """
    from onrecord_streams import clients, groups, topics
    from onrecord_streams.reset import apply, plan

    target = _target(to_datetime, by_duration, to_earliest, to_latest)
    streams = stream_settings(state, {"brokers": brokers, "group": group})
    topic = topics_of({}, streams).articles
    topics.partitions([topic], streams, operations={topic: ("Read",)}, as_group=execute)
    with clients.admin(streams) as admin, clients.consumer(streams) as consumer:
        moves = plan(admin, consumer, topic, target, streams)
        active = groups.members(admin, streams)
        if not execute or not active:
            rows_out(output, state.console(), _COLUMNS, [one.row() for one in moves])
        if execute:
            apply(admin, topic, moves, streams)
    say(state, _in_all(moves, streams.group, execute))
    if not execute:
        if all(one.committed is None for one in moves):
            say(state, f"the group {streams.group} has committed nothing of {topic} yet, or does not exist")
        if active:
            say(state, f"it would be refused now: the group has active members ({', '.join(active)})")
        say(state, "nothing was changed: add --execute to do it")
    return exits.OK


def _target(to_datetime: str | None, by_duration: str | None, to_earliest: bool, to_latest: bool) -> Target:
    """Where to go. Raises UsageError unless one place is named."""
    from onrecord_streams.times import ago, duration, moment

    if sum(map(bool, (to_datetime is not None, by_duration is not None, to_earliest, to_latest))) != 1:
        raise click.UsageError("say where to go: one of --to-datetime, --by-duration, --to-earliest and --to-latest")
    if to_datetime is not None:
        return _understood("--to-datetime", lambda: moment(to_datetime))
    if by_duration is not None:
        return _understood("--by-duration", lambda: ago(duration(by_duration)))
    return "earliest" if to_earliest else "latest"


def _understood(flag: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except ValueError as error:
        raise click.UsageError(f"{flag}: {error}") from None


def _in_all(moves: list[Move], group: str, execute: bool) -> str:
    again, skipped = sum(one.again for one in moves), sum(one.skipped for one in moves)
    would = "" if execute else "would "
    left = f", and {would}never read {skipped}" if skipped else ""
    return f"{group} {would}read{'s' if execute else ''} {again} articles again{left}"
