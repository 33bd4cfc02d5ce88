"""`onrecord sink sqlite` without `--from`: the facts that stand, from their topics into a SQLite file."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.sink import STREAM_COMMAND
from onrecord.config import Settings
from onrecord_streams.cli.interruption import interruption
from onrecord_streams.cli.options import chosen, extractors_of, say, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command(STREAM_COMMAND, hidden=True)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("types", nargs=-1, metavar="[TYPE]…")
@click.option("-b", "--brokers", metavar="HOST:PORT,…")
@click.option("--until-end", is_flag=True)
@click.option("--keep-articles", is_flag=True)
@click.pass_obj
def sink_sqlite(
    state: State, file: Path, types: tuple[str, ...], brokers: str | None, until_end: bool, keep_articles: bool
) -> int:
    """What `onrecord sink sqlite` calls where it is to read topics."""
    from onrecord.schemas import fact_schema
    from onrecord.store import Store
    from onrecord_streams.sink import FromTopics

    streams = stream_settings(state, {"brokers": brokers})
    extractors = extractors_of(state)
    of = chosen(types, extractors) if types else None
    limit = state.load(Settings).limits.article_bytes if keep_articles else None
    source = FromTopics(topics_of(extractors, streams), streams, of, limit)
    origin = source.origin()
    schemas = {one.fact_model.fact_type: fact_schema(one) for one in extractors.values()}
    with Store(file, schemas) as store, interruption(signal.SIGINT, signal.SIGTERM) as interrupted:
        store.begin(origin)
        with source.filling(store, interrupted.is_set) as run:
            if run.catch_up() and not until_end:
                say(state, f"{file} has what stands at present ({run.records} records read), and goes on")
                run.follow()
        refused = f", {run.keeper.refused} of them are none of ours" if run.keeper.refused else ""
        say(state, f"{run.records} records read{refused}; {store.count()} facts in {file}")
    return interrupted.exit_code
