"""The demonstration: broker, topics, worker and articles, all started here and all stopped at the end."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.cli import exits
from onrecord.config import Settings
from onrecord.dialects.connect import unwrapped
from onrecord.page import PageFile
from onrecord.pool import Pool, PoolSpec
from onrecord.sources import Found, Unreadable, read_articles
from onrecord_streams import clients
from onrecord_streams.cli.options import extractors_of, headlines_of
from onrecord_streams.deadletters import PREFIX
from onrecord_streams.demo.board import Board
from onrecord_streams.errors import BrokerMissing
from onrecord_streams.processes import signals_as_interrupt
from onrecord_streams.rows import RowWriter
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import follow
from onrecord_streams.topics import Topics
from onrecord_streams.trial import broker_for, trial

if TYPE_CHECKING:
    from onrecord.cli import State

ARTICLES: Final = Path(str(files("onrecord_streams.demo"))) / "articles.jsonl"
"""Invented articles, one of them broken; examples/articles.jsonl is the same file."""

PAGE: Final = "onrecord-demo.html"
"""The page that is left behind, in the folder where the demonstration was started."""

_LONGEST: Final = 55.0
"""Seconds after which the demonstration ends, complete or not."""


def run(state: State, brokers: str | None) -> int:
    """Show the demonstration on the console and give the exit code. With `brokers` it runs there."""
    console = state.console()
    found = list(read_articles([str(ARTICLES)]))
    broken = [one for one in found if isinstance(one, Unreadable)]
    extractors = extractors_of(state)
    headlines = headlines_of(extractors)
    rows = RowWriter(console, headlines)
    board = Board(console, rows, list(extractors), len(found) - len(broken), len(broken))
    with signals_as_interrupt():
        try:
            with broker_for(brokers) as address:
                console.print(f"broker at {address}" + (" (in memory)" if brokers is None else ""))
                with board.live():
                    _through_kafka(state, address, found, board, in_memory=brokers is None)
        except BrokerMissing as error:
            console.print(f"{error}\nThe same articles, read without a broker:", highlight=False, markup=False)
            with board.live():
                _through_a_pool(state, found, board)
    board.summary()
    console.print(
        f"The articles and their facts, to be opened in a browser: {_page(found, board, headlines)}", soft_wrap=True
    )
    return exits.OK if board.complete else exits.FAILURE


def _through_kafka(
    state: State, brokers: str, found: list[Found | Unreadable], board: Board, *, in_memory: bool
) -> None:
    with (
        trial(state, brokers, "onrecord-demo", in_memory=in_memory) as run,
        run.worker() as worker,
        clients.consumer(run.streams) as client,
    ):
        _send(found, run.names, run.streams)
        until = time.monotonic() + _LONGEST
        arrived = follow(
            client,
            run.names.all()[1:],
            from_beginning=True,
            enough=lambda: board.complete or worker.ended() or time.monotonic() > until,
        )
        for record in arrived:
            _put(record, run.names, board)


def _send(found: list[Found | Unreadable], names: Topics, streams: StreamSettings) -> None:
    """Send the articles, and the broken record as it stands: somebody always does."""
    with clients.producer(streams) as client:
        for one in found:
            key = one.article.id.encode() if isinstance(one, Found) else None
            client.send(names.articles, key=key, value=one.value)
        client.flush()


def _put(record: Any, names: Topics, board: Board) -> None:
    if record.topic == names.ledger:
        entry = json.loads(record.value)
        skipped = entry["reason"] if entry["status"] == "skipped" else None
        board.entry(entry["article_id"], entry["extractor"], entry["facts"], skipped)
    elif record.topic == names.deadletters:
        context = {name.removeprefix(PREFIX): value.decode() for name, value in record.headers if value is not None}
        place = f"partition {context['partition']}, offset {context['offset']}"
        what = record.key.decode(errors="replace") if record.key else place
        board.dead_letter(f"{what} ({context.get('extractor', context['stage'])})", context["message"])
    else:
        board.fact(unwrapped(record.value))


def _through_a_pool(state: State, found: list[Found | Unreadable], board: Board) -> None:
    settings = state.load(Settings)
    with Pool(PoolSpec(settings, tuple(settings.plugins.allow))) as pool:
        waiting = [pool.submit(one.article) for one in found if isinstance(one, Found)]
        for one in found:
            if isinstance(one, Unreadable):
                board.dead_letter(f"line {one.place.line}", str(one.error))
        for outcome in (future.result() for future in waiting):
            for fact in outcome.facts:
                board.fact(fact.value)
            for failure in outcome.failures:
                board.dead_letter(f"{failure.article_id} ({failure.extractor})", failure.message)
            for extractor in pool.extractors:
                board.entry(outcome.article_id, extractor.name, [], outcome.skipped)


def _page(found: list[Found | Unreadable], board: Board, headlines: Mapping[str, str]) -> Path:
    """Write the page of all articles and of the facts that arrived. Where it can't be here it is in a folder for it."""
    page = PageFile(headlines)
    for one in found:
        if isinstance(one, Unreadable):
            page.unread(f"line {one.place.line}: {one.error}")
        else:
            page.add(one.article, board.facts_of(one.article.id), board.notes_of(one.article.id))
    path = Path.cwd() / PAGE
    try:
        page.write(path)
    except OSError:
        path = Path(tempfile.mkdtemp(prefix="onrecord-")) / PAGE
        page.write(path)
    return path
