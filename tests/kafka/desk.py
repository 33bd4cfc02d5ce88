"""A desk: topics of facts and a ledger that are written to as a worker does, and a file that is filled from them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from flow import COMMAND, Flow

from onrecord_streams.ledger import Entry, Status


class Desk(Flow):
    """Topics of votes and quotes, and a file that is filled from them."""

    def __init__(self, brokers: str, file: Path) -> None:
        super().__init__(brokers, extractors={"votes": 1, "quotes": 1}, delivery_timeout=2)
        self.file = file
        self.producer: Any = None

    def publish(
        self, article: str, offset: int, *words: str, text: str | None = "t1", extractor: str = "votes"
    ) -> None:
        """What a worker sends for an article: its facts, one for each word, and then its entry."""
        for word in words:
            about = {
                "type": extractor.removesuffix("s"),
                "article_id": article,
                "extractor": extractor,
                "exact": word,
                "confidence": 0.5,
            }
            self.send_fact(self.topics.facts[extractor], {"id": f"{article}-{word}", **about})
        self.producer.flush()
        status: Status = "read" if text else "withdrawn"
        self.send_entry(
            article, extractor, offset, [f"{article}-{one}" for one in words], status=status, article_sha256=text
        )
        self.producer.flush()

    def send_fact(self, topic: str, fact: dict[str, Any]) -> None:
        self.producer.send(topic, json.dumps(fact).encode(), fact["id"].encode(), partition=0)

    def send_entry(
        self, article: str, extractor: str, offset: int, facts: list[str], version: int = 1, **more: Any
    ) -> None:
        entry = Entry(
            article_id=article,
            extractor=extractor,
            facts=facts,
            fact_schema_version=version,
            offset=offset,
            **{"status": "read", "extractor_version": "1", "model": "m", "topic": "articles", "partition": 0, **more},
        )
        self.producer.send(self.topics.ledger, entry.model_dump_json().encode(), entry.key, partition=0)

    def shown(self) -> set[str]:
        """The ids of the facts in the file, as another program sees them."""
        try:
            with closing(sqlite3.connect(self.file)) as connection:
                return {id for (id,) in connection.execute("SELECT id FROM facts")}
        except sqlite3.OperationalError:  # before the first fact
            return set()

    @contextmanager
    def following(self) -> Iterator[subprocess.Popen[bytes]]:
        """A sink that runs."""
        command = [*COMMAND, "sink", "sqlite", str(self.file)]
        process = subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds, a minute at most."""
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)
