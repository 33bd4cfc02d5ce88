"""`onrecord produce`: articles from files onto the articles topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli import exits
from onrecord.config import Settings
from onrecord.sources import Found, Place, read_articles
from onrecord_streams.cli.options import brokers_option, extractors_of, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@brokers_option
@click.pass_obj
def produce(state: State, files: tuple[str, ...], brokers: str | None) -> int:
    """Send the articles of FILES to the articles topic, keyed by their ids.

    Files are read as by `onrecord extract`. What can't be read is reported on stderr and not sent (exit code 5).
    """
    from onrecord_streams import clients, topics
    from onrecord_streams.produce import produce as send

    streams = stream_settings(state, {"brokers": brokers})
    topic = topics_of(extractors_of(state), streams).articles
    topics.partitions([topic], streams, operations={topic: ("Write",)})
    reading = _Reading(state.load(Settings).limits.article_bytes)
    with clients.producer(streams) as client:
        count = send(reading.articles(files), topic, client, _complain)
    if state.verbosity >= 0:
        click.echo(f"{count.delivered} delivered to {topic}, {count.failed + reading.unreadable} failed", err=True)
    return exits.PARTIAL if count.failed or reading.unreadable else exits.OK


class _Reading:
    """The articles of files; those that can't be read are counted and reported."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.unreadable = 0

    def articles(self, files: tuple[str, ...]) -> Iterator[Found]:
        for found in read_articles(files, limit=self._limit):
            if isinstance(found, Found):
                yield found
            else:
                self.unreadable += 1
                _complain(found.place, f"{found.error} ({found.error.reason})")


def _complain(place: Place, why: str) -> None:
    click.echo(f"{place}: {why}", err=True)
