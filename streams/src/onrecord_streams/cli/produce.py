"""`onrecord produce`: articles from files onto the articles topic."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli import exits
from onrecord.cli.inputs import InputFormat, articles_of, input_format_option
from onrecord.cli.progress import over_files
from onrecord.config import Settings
from onrecord.display import printable
from onrecord.sources import Found, Place, Unreadable
from onrecord_streams.cli.options import brokers_option, extractors_of, say, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord.cli.progress import FileBar
    from onrecord_streams.produce import Count

_LINE_END: Final = re.compile(rb"[\r\n]+")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@brokers_option
@input_format_option
@click.option("--dry-run", is_flag=True, help="Write the records to stdout, one a line, and send none.")
@click.option("--rate", type=click.FloatRange(0, min_open=True), metavar="N", help="At most N articles a second.")
@click.pass_obj
def produce(
    state: State,
    files: tuple[str, ...],
    brokers: str | None,
    input_format: InputFormat | None,
    dry_run: bool,
    rate: float | None,
) -> int:
    """Send the articles of FILES to the articles topic, keyed by their ids.

    Files are read as by `onrecord extract`: texts, records, ninjs, JSON-LD, RSS, Atom and HTML pages. What can't be
    read is reported on stderr and not sent (exit code 5). --dry-run asks no broker.

    \b
      onrecord produce articles.jsonl --rate 20
      onrecord produce feed.xml page.html --dry-run | head -n 1
    """
    from onrecord_streams.produce import Count, paced

    settings = state.load(Settings)
    count = Count()
    with over_files(state, "reading", files) as bar:
        found = _readable(articles_of(files, settings, input_format), count, bar)
        articles = paced(found, rate)
        to = _show(articles, count) if dry_run else _send(state, articles, count, brokers)
    say(state, f"{count.delivered} {to}, {count.failed} failed")
    return exits.PARTIAL if count.failed else exits.OK


def _readable(found: Iterable[Found | Unreadable], count: Count, bar: FileBar) -> Iterator[Found]:
    """Those that can be read; the others are reported and counted. The bar tells how it stands."""
    for one in found:
        bar.advance(len(one.value) + 1, f"{count.delivered} delivered, {count.failed} failed")
        if isinstance(one, Found):
            yield one
        else:
            count.failed += 1
            _complain(one.place, f"{one.error} ({one.error.reason})")


def _show(articles: Iterable[Found], count: Count) -> str:
    """Write the records, one a line, and say what became of them."""
    for one in articles:
        line = _LINE_END.sub(b" ", one.record)  # which JSON has between its parts only
        click.echo(printable(line.decode()) if sys.stdout.isatty() else line)
        count.delivered += 1
    return "would be sent"


def _send(state: State, articles: Iterable[Found], count: Count, brokers: str | None) -> str:
    """Send the records and say what became of them."""
    from onrecord_streams import clients, topics
    from onrecord_streams.produce import produce as send

    streams = stream_settings(state, {"brokers": brokers})
    topic = topics_of(extractors_of(state), streams).articles
    topics.partitions([topic], streams, operations={topic: ("Write",)})
    with clients.producer(streams) as client:
        send(articles, topic, client, _complain, count)
    return f"delivered to {topic}"


def _complain(place: Place, why: str) -> None:
    click.echo(printable(f"{place}: {why}"), err=True)
