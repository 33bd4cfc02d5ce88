"""`onrecord erase`: everything of an article is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli import exits
from onrecord.cli.output import Format, format_option, rows_out
from onrecord_streams.cli.options import (
    brokers_option,
    execute_option,
    extractors_of,
    group_option,
    say,
    stream_settings,
    topics_of,
)
from onrecord_streams.times import utc

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.erase import Found
    from onrecord_streams.keeping import Kept
    from onrecord_streams.rights import Operation

_COLUMNS: Final = ("article", "topic", "records", "kept_until", "removed_by")


@click.command()
@brokers_option
@group_option
@click.option("--article", "articles", multiple=True, required=True, metavar="ID", help="This article. Repeat.")
@execute_option
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for the workers to have read the withdrawal.",
)
@format_option
@click.pass_obj
def erase(
    state: State,
    brokers: str | None,
    group: str | None,
    articles: tuple[str, ...],
    execute: bool,
    wait: float,
    output: Format,
) -> int:
    """Take back everything of an article: withdraw it from the articles topic, then its ledger entries, its facts of
    every extractor and schema version, and its dead letters.

    Shows what there is, and until when brokers keep it all the same. Where the workers have not read the withdrawal
    when the time is up, or none is running, the exit code is 5: run it again when they have.

    \b
      onrecord erase --article pier-is-closed
      onrecord erase --article pier-is-closed --execute
    """
    from onrecord_streams import clients, topics
    from onrecord_streams.erase import Eraser
    from onrecord_streams.keeping import kept
    from onrecord_streams.standing import fact_topics

    streams = stream_settings(state, {"brokers": brokers, "group": group})
    names = topics_of(extractors_of(state), streams)
    operations: tuple[Operation, ...] = ("Read", "Write") if execute else ("Read",)
    needed = dict.fromkeys((names.articles, names.ledger, names.deadletters), operations)
    partitions = topics.partitions(needed, streams, operations=needed)
    eraser = Eraser(names, fact_topics(names, streams, write=execute), streams)
    done = True
    with clients.consumer(streams) as client:
        found = eraser.look(client, articles)
        if execute:
            withdrawals = eraser.withdraw(found, partitions[names.articles])
            done = eraser.wait_until_read(withdrawals, wait)
            found = eraser.look(client, articles)
            count = eraser.take_back(found)
    last = _last_of(found)
    until = kept(last, streams, datetime.now(UTC))
    rows_out(output, state.console(), _COLUMNS, _rows(found, until))
    for id in articles:
        if not found[id]:
            say(state, f"there is nothing of {id}")
    if not execute:
        if last:
            say(state, "nothing was changed: add --execute to take all of this back")
        return exits.OK
    say(state, f"{count} records taken back; withdrawals sent to {names.articles}: {withdrawals.sent}")
    for topic, one in until.items():
        say(state, f"{topic} keeps the old values {_until(one)}")
    if not done:
        click.echo(
            f"not finished: the group {streams.group} has not read the withdrawal. Nothing will stand when it has, but "
            "a worker may write facts until then: run this again once `onrecord lag` shows that it was read",
            err=True,
        )
    return exits.OK if done else exits.PARTIAL


def _last_of(found: Found) -> dict[str, int]:
    """The time of the last record about any of the articles, by topic."""
    last: dict[str, int] = {}
    for one in (one for traces in found.values() for one in traces if one.records):
        last[one.topic] = max(last.get(one.topic, 0), one.last)
    return last


def _rows(found: Found, until: Mapping[str, Kept]) -> list[dict[str, Any]]:
    return [
        {
            "article": id,
            "topic": one.topic,
            "records": one.records,
            "kept_until": _time(until[one.topic]),
            "removed_by": until[one.topic].by,
        }
        for id, traces in found.items()
        for one in traces
        if one.records
    ]


def _until(kept: Kept) -> str:
    return f"until {_time(kept)} at the latest ({kept.by})" if kept.until else f"for no certain time ({kept.by})"


def _time(kept: Kept) -> str | None:
    return utc(kept.until) if kept.until else None
