"""The demonstration: broker, topics, worker and articles, all started here and all stopped at the end."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from onrecord.cli import exits
from onrecord.config import Settings
from onrecord.pool import Pool, PoolSpec
from onrecord.sources import Found, Unreadable, read_articles
from onrecord_streams import clients, topics
from onrecord_streams.cli.options import extractors_of, headlines_of, stream_settings, topics_of
from onrecord_streams.deadletters import PREFIX
from onrecord_streams.demo.board import Board
from onrecord_streams.embedded import embedded_broker, stream_flags
from onrecord_streams.errors import BrokerError, BrokerMissing
from onrecord_streams.processes import child, signals_as_interrupt
from onrecord_streams.rows import RowWriter
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import follow
from onrecord_streams.topics import Topics

if TYPE_CHECKING:
    from onrecord.cli import State

ARTICLES: Final = Path(str(files("onrecord_streams.demo"))) / "articles.jsonl"
"""Invented articles, one of them broken; examples/articles.jsonl is the same file."""

_LONGEST: Final = 55.0
"""Seconds after which the demonstration ends, complete or not."""
_STOP_WITHIN: Final = 15.0


def run(state: State, brokers: str | None) -> int:
    """Show the demonstration on the console and give the exit code. With `brokers` it runs there."""
    console = state.console()
    found = list(read_articles([str(ARTICLES)]))
    broken = [one for one in found if isinstance(one, Unreadable)]
    extractors = extractors_of(state)
    rows = RowWriter(console, headlines_of(extractors))
    board = Board(console, rows, list(extractors), len(found) - len(broken), len(broken))
    with signals_as_interrupt():
        try:
            with embedded_broker() if brokers is None else _given(brokers) as address:
                console.print(f"broker at {address}" + (" (in memory)" if brokers is None else ""))
                with board.live():
                    _through_kafka(state, address, found, board)
        except BrokerMissing as error:
            console.print(f"{error}\nThe same articles, read without a broker:", highlight=False)
            with board.live():
                _through_a_pool(state, found, board)
    board.summary()
    return exits.OK if board.complete else exits.FAILURE


def _through_kafka(state: State, brokers: str, found: list[Found | Unreadable], board: Board) -> None:
    name = f"onrecord-demo-{secrets.token_hex(3)}"
    names = topics_of(extractors_of(state), StreamSettings(prefix=name))
    flags = {
        **stream_flags(brokers),
        "prefix": name,
        "group": name,
        "topics": asdict(names),  # every name, so that none of the user's own topics is used
        "web": {"enabled": False},
    }
    streams = stream_settings(state, flags)
    created = topics.apply(topics.plan(topics.specs(names, streams), streams), streams)
    with ExitStack() as stack:
        stack.callback(topics.delete, created, streams)
        worker = stack.enter_context(_worker(state, flags))
        _send(found, names, streams)
        client = stack.enter_context(clients.consumer(streams))
        until = time.monotonic() + _LONGEST
        arrived = follow(
            client,
            names.all()[1:],
            from_beginning=True,
            enough=lambda: board.complete or worker.ended() or time.monotonic() > until,
        )
        for record in arrived:
            _put(record, names, board)


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
        board.fact(record.value)


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


class _Worker:
    """The process of `onrecord worker`, and what it says."""

    def __init__(self, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
        self._process, self._log = process, log

    def ended(self) -> bool:
        """False while it runs. Raises BrokerError with its last words once it does not."""
        if self._process.poll() is None:
            return False
        self._log.seek(0)
        words = self._log.read().decode(errors="replace").strip()[-2000:]
        raise BrokerError(f"the worker ended with exit code {self._process.returncode}:\n{words}")


@contextmanager
def _worker(state: State, flags: dict[str, Any]) -> Iterator[_Worker]:
    command = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    if state.settings_path is not None:
        command += ["--config", str(state.settings_path)]
    with (
        tempfile.TemporaryFile() as log,
        child(
            [*command, "worker"],
            stop_within=_STOP_WITHIN,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(flags),
            start_new_session=True,  # Ctrl-C is for us, who stop it
        ) as process,
    ):
        yield _Worker(process, log)


def _environment(flags: dict[str, Any]) -> dict[str, str]:
    """The flags as variables, which win over any file: tables are JSON, no variable for part of one is passed on."""
    variables = {
        f"ONRECORD_STREAMS__{name.upper()}": json.dumps(value) if isinstance(value, dict) else str(value)
        for name, value in flags.items()
    }
    tables = tuple(f"ONRECORD_STREAMS__{name.upper()}__" for name, value in flags.items() if isinstance(value, dict))
    others = {name: value for name, value in os.environ.items() if not name.upper().startswith(tables)}
    return {name: value for name, value in others.items() if name.upper() not in variables} | variables


@contextmanager
def _given(brokers: str) -> Iterator[str]:
    yield brokers
