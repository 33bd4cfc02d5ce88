"""`onrecord worker`: articles from their topic, facts onto theirs, until a signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import exits
from onrecord.cli.names import names_option
from onrecord.config import Settings
from onrecord_streams.cli.options import brokers_option, stream_settings

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command()
@brokers_option
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Processes to read with.")
@click.option("--group", help="The consumer group; workers of one group share the partitions.")
@click.option(
    "--drain-timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="How long to finish articles when told to stop.",
)
@click.option("--web-port", type=click.IntRange(1, 65535), help="Port of the web server on 127.0.0.1.")
@click.option("--no-web", is_flag=True, help="No web server: workers on one machine can't share its port.")
@names_option("--only", "Only these extractors.")
@names_option("--exclude", "Not these extractors.")
@click.pass_obj
def worker(
    state: State,
    brokers: str | None,
    jobs: int | None,
    group: str | None,
    drain_timeout: float | None,
    web_port: int | None,
    no_web: bool,
    only: tuple[str, ...] | None,
    exclude: tuple[str, ...] | None,
) -> int:
    """Read articles from their topic and write the facts in them to theirs, until SIGTERM or Ctrl-C.

    Each article is read once, by all extractors. Its offset is committed when the broker has all of its facts, ledger
    entries and dead letters. Articles under way are finished before the worker ends, within `--drain-timeout`; a second
    signal ends it at once.

    The web server has /livez, /readyz and /metrics.

    \b
      onrecord worker -j 4
      onrecord worker --only quotes,votes --group onrecord-trial --no-web
    """
    settings = state.load(Settings, {"pool": {"processes": jobs}})
    web = {"port": web_port, "enabled": False if no_web else None}
    streams = stream_settings(state, {"brokers": brokers, "group": group, "drain_timeout": drain_timeout, "web": web})
    from onrecord_streams.security import redaction
    from onrecord_streams.worker import run

    with redaction(streams.security).errors():
        interrupted = run(settings, streams, only=only, exclude=exclude or ())
    return exits.INTERRUPT if interrupted else exits.OK
