"""`onrecord retract`: null values for facts that no longer stand."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli import exits
from onrecord.cli.output import Format, format_option, rows_out
from onrecord_streams.cli.options import brokers_option, execute_option, extractors_of, say, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State

_COLUMNS: Final = ("verdict", "fact", "article", "extractor", "topic", "why")


@click.command()
@brokers_option
@execute_option
@format_option
@click.pass_obj
def retract(state: State, brokers: str | None, execute: bool, output: Format) -> int:
    """Write null values for facts that no longer stand, so that compacted topics, read plainly, have those that do.

    Looks at the topics of every extractor and schema version that the broker has. A fact whose ledger entry may still
    be to come is left: workers may run. To be run from time to time; running it twice does no harm.

    \b
      onrecord retract
      onrecord retract --execute -o jsonl > retracted.jsonl
    """
    from onrecord_streams import clients, topics
    from onrecord_streams.retract import carry_out, look
    from onrecord_streams.standing import fact_topics

    streams = stream_settings(state, {"brokers": brokers})
    names = topics_of(extractors_of(state), streams)
    topics.partitions([names.ledger], streams, operations={names.ledger: ("Read",)})
    facts = fact_topics(names, streams, write=execute)
    with clients.consumer(streams) as client:
        seen = look(client, facts, names.ledger, streams, time.time())
    rows_out(output, state.console(), _COLUMNS, [one.row() for one in seen.judged])
    count: Counter[str] = Counter(one.verdict for one in seen.judged)
    left = "".join(f"; {count[name]} {words}" for name, words in _LEFT.items() if count[name])
    if not execute:
        restored = f", {count['restore']} to be restored" if count["restore"] else ""
        say(state, f"{count['retract']} to be retracted{restored}{left}")
        if count["retract"] or count["restore"]:
            say(state, "nothing was changed: add --execute to do it")
        return exits.OK
    written = carry_out(seen, streams)
    for why in written.failed:
        click.echo(f"not written: {why}", err=True)
    kept = f", {written.overtaken} of them kept, since workers wrote them anew" if written.overtaken else ""
    restored = f", {count['restore']} restored" if count["restore"] else ""
    say(state, f"{count['retract']} retracted{kept}{restored}, {len(written.failed)} failed{left}")
    return exits.PARTIAL if written.failed else exits.OK


_LEFT: Final = {"recent": "left: too recent to tell", "no_entry": "left: not in the ledger"}
