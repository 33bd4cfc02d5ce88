"""`onrecord demo`: the whole way of an article, on this machine, with a broker in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command()
@click.option("-b", "--brokers", metavar="HOST:PORT,…", help="Use this broker, and topics of its own on it.")
@click.pass_obj
def demo(state: State, brokers: str | None) -> int:
    """Send a dozen invented articles through Kafka and show the facts as they arrive.

    Starts a broker in memory on a free port of 127.0.0.1, creates the topics, starts a worker, and stops all of it at
    the end. Where that broker has no build for this platform, the articles are read without one.

    \b
      onrecord demo
      onrecord demo -b 127.0.0.1:9092
    """
    from onrecord_streams.demo import run

    return run(state, brokers)
