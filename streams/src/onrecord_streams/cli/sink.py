"""`onrecord sink sqlite` without `--from`: the facts that stand, from their topics into a SQLite file."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.sink import STREAM_COMMAND
from onrecord_streams.cli.interruption import interruption
from onrecord_streams.cli.options import chosen, extractors_of, say, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command(STREAM_COMMAND, hidden=True)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("types", nargs=-1, metavar="[TYPE]…")
@click.option("-b", "--brokers", metavar="HOST:PORT,…")
@click.option("--until-end", is_flag=True)
@click.pass_obj
def sink_sqlite(state: State, file: Path, types: tuple[str, ...], brokers: str | None, until_end: bool) -> int:
    """What `onrecord sink sqlite` calls where it is to read topics."""
    from onrecord.schemas import fact_schema
    from onrecord.store import Store
    from onrecord_streams import clients, topics
    from onrecord_streams.ledger import Entry
    from onrecord_streams.sink import Keeper, Run
    from onrecord_streams.standing import fact_topics, topic_of

    streams = stream_settings(state, {"brokers": brokers})
    extractors = extractors_of(state)
    names = topics_of(extractors, streams)
    of = chosen(types, extractors) if types else None

    def place(entry: Entry) -> str | None:
        return topic_of(entry, streams) if of is None or entry.extractor in of else None

    topics.partitions([names.ledger], streams, operations={names.ledger: ("Read",)})
    with clients.admin(streams) as admin:
        cluster = admin.describe_cluster()["cluster_id"]
    part = f" ({', '.join(of)})" if of else ""
    origin = f"{names.ledger} of the cluster {cluster}{part}"
    schemas = {one.fact_model.fact_type: fact_schema(one) for one in extractors.values()}
    with Store(file, schemas) as store, interruption(signal.SIGINT, signal.SIGTERM) as interrupted:
        store.begin(origin)
        with clients.consumer(streams) as client:
            keeper = Keeper(store, names.ledger, place)
            run = Run(client, store, keeper, lambda: fact_topics(names, streams, of=of), streams, interrupted.is_set)
            if run.catch_up() and not until_end:
                say(state, f"{file} has what stands at present ({run.records} records read), and goes on")
                run.follow()
        refused = f", {keeper.refused} of them are none of ours" if keeper.refused else ""
        say(state, f"{run.records} records read{refused}; {store.count()} facts in {file}")
    return interrupted.exit_code
