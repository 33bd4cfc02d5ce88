"""`onrecord tail`: facts as they arrive, or as they stand; from one time to another, or those that meet conditions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.names import complete_names
from onrecord.cli.output import Format, Writer, fact_writer, format_option
from onrecord.facts import COMMON
from onrecord_streams.cli.interruption import interruption
from onrecord_streams.cli.options import (
    brokers_option,
    chosen,
    extractors_of,
    headlines_of,
    say,
    stream_settings,
    topics_of,
)
from onrecord_streams.cli.sending import conditions, where_option

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.conditions import Condition
    from onrecord_streams.partitions import Target


@click.command()
@click.argument("types", nargs=-1, metavar="[TYPE]…", shell_complete=complete_names)
@brokers_option
@click.option(
    "--from",
    "begin",
    metavar="TIME",
    help="From the facts written then: earliest, latest, ISO 8601, or 90m, 12h, 7d ago. Else latest, or with --until "
    "earliest.",
)
@click.option(
    "--until", "end", metavar="TIME", help="To those written before then, and end: latest, or a time as above."
)
@click.option("--from-beginning", is_flag=True, help="As --from earliest.")
@where_option
@click.option("--standing", is_flag=True, help="Only the facts that stand at present, each once; then end.")
@click.option("-n", "--max", "most", type=click.IntRange(1), help="Stop after so many facts.")
@format_option
@click.pass_obj
def tail(
    state: State,
    types: tuple[str, ...],
    brokers: str | None,
    begin: str | None,
    end: str | None,
    from_beginning: bool,
    where: tuple[str, ...],
    standing: bool,
    most: int | None,
    output: Format,
) -> int:
    """Show facts as they arrive, until Ctrl-C: all, or those of the extractors named as TYPE (quotes, votes, …).

    With --standing it shows those that stand, by the ledger's newest entries, and ends: none that a revised article
    no longer bears out, none of an article that was withdrawn or erased.

    Belongs to no consumer group and commits nothing: it takes no fact away from anyone.

    \b
      onrecord tail quotes --where speaker~Lund
      onrecord tail votes casualties --from 24h --until latest -o csv > day.csv
      onrecord tail --from 12h --where 'confidence>=0.8' --where article_id=a-17
    """
    from onrecord.dialects import columns
    from onrecord.schemas import fact_schema
    from onrecord_streams import clients
    from onrecord_streams.conditions import fields_of
    from onrecord_streams.rows import RowWriter
    from onrecord_streams.standing import fact_topics, facts_at, places_of_standing
    from onrecord_streams.tail import between, follow
    from onrecord_streams.topics import partitions

    start, stop = _span(begin, end, from_beginning=from_beginning, standing=standing)
    streams = stream_settings(state, {"brokers": brokers})
    extractors = extractors_of(state)
    names = topics_of(extractors, streams)
    of = chosen(types, extractors)
    wanted = conditions(where, fields_of(one for name in of for one in columns(fact_schema(extractors[name]))))
    topics = [names.facts[name] for name in of]
    read = [names.ledger] if standing else topics
    partitions(read, streams, operations=dict.fromkeys(read, ("Read",)))
    headlines = headlines_of(extractors)
    if output == "table":
        writer: Writer = RowWriter(state.console(), headlines)
    else:
        fields = [field for name in of for field in extractors[name].fact_model.model_fields if field not in COMMON]
        writer = fact_writer(output, sys.stdout, state.console(), fields, headlines)
    choosing = _Choosing(wanted)
    with clients.consumer(streams) as client:
        places = None
        if standing:
            there = fact_topics(names, streams, of=of)
            places = places_of_standing(client, names.ledger, of, there, streams)
        with interruption() as interrupted:
            if places is not None:
                records = facts_at(client, places, interrupted.is_set)
            elif stop is None and not isinstance(start, datetime):
                records = follow(client, topics, from_beginning=start == "earliest", enough=interrupted.is_set)
            else:
                records = between(client, topics, start, stop, enough=interrupted.is_set)
            for value in takewhile(lambda _: not interrupted.is_set(), islice(choosing.values(records), most)):
                writer.write(value)
                sys.stdout.flush()
            writer.close()
    if choosing.foreign:
        say(state, f"{choosing.foreign} records there are no facts, and were passed over")
    return interrupted.exit_code


class _Choosing:
    """Facts that meet the conditions, of records of which some may be no facts: those are counted."""

    def __init__(self, wanted: list[Condition]) -> None:
        self._wanted = wanted
        self._fields = [one.field for one in wanted]
        self.foreign = 0

    def values(self, records: Iterable[Any]) -> Iterator[bytes]:
        from onrecord.dialects.connect import unwrapped
        from onrecord_streams.conditions import all_hold, row_of
        from onrecord_streams.facts import fact_in

        for record in records:
            if record.value is None:
                continue
            value = unwrapped(record.value)
            fact = fact_in(value)
            if fact is None:
                self.foreign += 1
            elif all_hold(self._wanted, row_of(fact, self._fields)):
                yield value


def _span(begin: str | None, end: str | None, *, from_beginning: bool, standing: bool) -> tuple[Target, Target | None]:
    """From where to where. Raises UsageError."""
    if from_beginning and begin is not None:
        raise click.UsageError("--from-beginning is --from earliest; give one of them")
    if standing and (begin is not None or end is not None or from_beginning):
        raise click.UsageError(
            "--standing shows what stands at present, whenever it was written: without --from, --until"
        )
    if end == "earliest":
        raise click.UsageError("--until earliest is before the first fact; write latest, or a time")
    stop = _target("--until", end) if end is not None else None
    if begin is not None:
        return _target("--from", begin), stop
    return "earliest" if from_beginning or stop is not None else "latest", stop


def _target(flag: str, text: str) -> Target:
    from onrecord_streams.times import moment_or_ago

    match text:
        case "earliest":
            return "earliest"
        case "latest":
            return "latest"
    try:
        return moment_or_ago(text)
    except ValueError as error:
        raise click.UsageError(f"{flag}: {error}; or earliest, latest, or so long ago: 90m, 12h, 7d") from None
