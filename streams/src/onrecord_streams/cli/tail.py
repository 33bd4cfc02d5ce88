"""`onrecord tail`: facts as they arrive."""

from __future__ import annotations

import sys
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import click

from onrecord.cli import exits
from onrecord.cli.output import COMMON, Format, Writer, fact_writer, format_option
from onrecord_streams.cli.interruption import interruption
from onrecord_streams.cli.options import brokers_option, chosen, extractors_of, headlines_of, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command()
@click.argument("types", nargs=-1, metavar="[TYPE]…")
@brokers_option
@click.option("--from-beginning", is_flag=True, help="Also the facts that are there already.")
@click.option("--standing", is_flag=True, help="Only the facts that stand at present, each once; then end.")
@click.option("-n", "--max", "most", type=click.IntRange(1), help="Stop after so many facts.")
@format_option
@click.pass_obj
def tail(
    state: State,
    types: tuple[str, ...],
    brokers: str | None,
    from_beginning: bool,
    standing: bool,
    most: int | None,
    output: Format,
) -> int:
    """Show facts as they arrive, until Ctrl-C: all, or those of the extractors named as TYPE (quotes, votes, …).

    With --standing it shows those that stand, by the ledger's newest entries, and ends: none that a revised article
    no longer bears out, none of an article that was withdrawn or erased.

    Belongs to no consumer group and commits nothing: it takes no fact away from anyone.
    """
    from onrecord_streams import clients
    from onrecord_streams.rows import RowWriter
    from onrecord_streams.standing import fact_topics, facts_at, places_of_standing
    from onrecord_streams.tail import follow
    from onrecord_streams.topics import partitions

    streams = stream_settings(state, {"brokers": brokers})
    extractors = extractors_of(state)
    names = topics_of(extractors, streams)
    of = chosen(types, extractors)
    topics = [names.facts[name] for name in of]
    read = [names.ledger] if standing else topics
    partitions(read, streams, operations=dict.fromkeys(read, ("Read",)))
    headlines = headlines_of(extractors)
    if output == "table":
        writer: Writer = RowWriter(state.console(), headlines)
    else:
        fields = [field for name in of for field in extractors[name].fact_model.model_fields if field not in COMMON]
        writer = fact_writer(output, sys.stdout, state.console(), fields, headlines)
    with clients.consumer(streams) as client:
        places = None
        if standing:
            there = fact_topics(names, streams, of=of)
            places = places_of_standing(client, names.ledger, of, there, streams)
        with interruption() as interrupted:
            if places is not None:
                records = facts_at(client, places, interrupted.is_set)
            else:
                records = follow(client, topics, from_beginning=from_beginning, enough=interrupted.is_set)
            values = (one.value for one in records if one.value is not None)
            for value in takewhile(lambda _: not interrupted.is_set(), islice(values, most)):
                writer.write(value)
                sys.stdout.flush()
            writer.close()
    return exits.INTERRUPT if interrupted.is_set() else exits.OK
