"""`onrecord view`: facts as pages in a browser, from a SQLite file or from the topics."""

from __future__ import annotations

import asyncio
import signal
import threading
import webbrowser
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.config import Settings
from onrecord_streams.cli.interruption import interruption
from onrecord_streams.cli.options import extractors_of, headlines_of, say, stream_settings, topics_of

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.view import Source


@click.command()
@click.argument("file", required=False, metavar="[FACTS.sqlite]", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-b", "--brokers", metavar="HOST:PORT,…", help="Follow the topics of this broker. Without FACTS.sqlite, else "
    "`[streams] brokers` of the settings.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="The address or name to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=6070, show_default=True, help="0 for any that is free.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def view(state: State, file: Path | None, brokers: str | None, host: str, port: int, browse: bool) -> int:
    """Serve pages to look at facts: search, filters, conflicting figures, articles with their marks.

    FACTS.sqlite is a file of `onrecord sink sqlite`; it is only read, and what a sink writes to it meanwhile is
    shown. With -b, or without a file, the topics are followed into a file of its own, which begins as a copy of
    FACTS.sqlite, and dead letters are shown too. Until Ctrl-C. Whoever can reach the address can read the facts.

    \b
      onrecord view facts.sqlite --open
      onrecord view -b localhost:9092
    """
    from onrecord_streams.view import application, listening, serve

    headlines = headlines_of(extractors_of(state))
    with interruption(signal.SIGINT, signal.SIGTERM) as interrupted, ExitStack() as stack:
        listener = listening(host, port)
        stack.callback(listener.close)
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listener.getsockname()[1]}/"
        source = _source(state, file, brokers, stack)

        def ready() -> None:
            say(state, f"{source.name} is shown at {address} until Ctrl-C")
            if browse:  # which may wait for the browser
                threading.Thread(target=partial(webbrowser.open, address), daemon=True).start()

        asyncio.run(serve(application(source, headlines, host), listener, interrupted, ready))
    return interrupted.exit_code


def _source(state: State, file: Path | None, brokers: str | None, stack: ExitStack) -> Source:
    """What is shown. Raises StoreError and BrokerError."""
    from onrecord.errors import StoreError
    from onrecord.schemas import fact_schema
    from onrecord_streams.sink import FromTopics
    from onrecord_streams.view import FileSource, TopicsSource
    from onrecord_streams.view.letters import dead_letters

    if file is not None and not file.exists():
        raise StoreError(
            f"there is no file {file}; `onrecord sink sqlite {file}` makes one, from topics or with --from from "
            "files of facts"
        )
    if file is not None and brokers is None:
        source = FileSource(file)
        stack.callback(source.close)
        return source
    streams = stream_settings(state, {"brokers": brokers})
    extractors = extractors_of(state)
    names = topics_of(extractors, streams)
    topics = FromTopics(names, streams, articles=state.load(Settings).limits.article_bytes)
    schemas = {one.fact_model.fact_type: fact_schema(one) for one in extractors.values()}
    letters = partial(dead_letters, names.deadletters, streams)
    return stack.enter_context(TopicsSource(topics.origin(), schemas, topics.filling, letters, file))
