"""A flow to test: topics of its own on a broker, `onrecord worker` processes, and everything that comes out of them."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kafka.admin import ConfigResource

from onrecord_streams import clients, topics
from onrecord_streams.deadletters import PREFIX
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import follow
from onrecord_streams.topics import Topics

COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()"]
EXTRACTORS = {"accusations": 1, "casualties": 1, "quotes": 1, "votes": 1}


@dataclass(frozen=True)
class Sent:
    """A record for the articles topic."""

    value: bytes | None
    key: bytes | None = None
    headers: list[tuple[str, bytes]] = field(default_factory=list)
    partition: int | None = None


class Flow:
    """Topics with a prefix of their own on a broker, and what to do with them.

    `extractors` are those that the topics are for, each with its schema version.
    """

    def __init__(
        self,
        brokers: str,
        *,
        prefix: str = "",
        partitions: int = 2,
        extractors: Mapping[str, int] = EXTRACTORS,
        **settings: Any,
    ) -> None:
        self.prefix = prefix or f"t{secrets.token_hex(4)}"
        self.flags = {
            "brokers": brokers,
            "prefix": self.prefix,
            "group": self.prefix,
            "partitions": partitions,
            "replication": 1,
            "commit_interval": 0.2,
            "web": {"enabled": False},
            **settings,
        }
        self.settings = StreamSettings(**self.flags)
        self._workers: list[WorkerProcess] = []
        self.topics = Topics.named(self.settings, extractors)
        topics.apply(topics.plan(topics.specs(self.topics, self.settings), self.settings), self.settings)

    @property
    def environment(self) -> dict[str, str]:
        """The flow's settings as variables."""
        flags = {name: value for name, value in self.flags.items() if not isinstance(value, dict)}
        variables = {f"ONRECORD_STREAMS__{name.upper()}": str(value) for name, value in flags.items()}
        return {**os.environ, **variables, "ONRECORD_STREAMS__WEB__ENABLED": "false"}

    def command(self, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run an `onrecord` command with the flow's settings, and with further variables."""
        variables = {**self.environment, **(environment or {})}
        return subprocess.run([*COMMAND, *arguments], env=variables, capture_output=True, text=True, timeout=120)

    def configure(self, topic: str, config: dict[str, str]) -> None:
        """Change a topic's settings on the broker."""
        with clients.admin(self.settings) as client:
            client.alter_configs([ConfigResource("TOPIC", topic, config)])

    def worker(
        self, *arguments: str, environment: Mapping[str, str] | None = None, command: Sequence[str] = COMMAND
    ) -> WorkerProcess:
        """Start a worker, with further variables, by another command that does as `onrecord` does."""
        variables = {**self.environment, **(environment or {})}
        worker = WorkerProcess([*command, "worker", *arguments], variables)
        self._workers.append(worker)
        return worker

    def send(self, records: Iterable[Sent]) -> list[tuple[int, int]]:
        """Send records and give the partition and offset of each."""
        with clients.producer(self.settings) as client:
            futures = [
                client.send(self.topics.articles, one.value, one.key, one.headers, partition=one.partition)
                for one in records
            ]
            client.flush()
            metadata = [future.get(timeout=10) for future in futures]
        return [(one.partition, one.offset) for one in metadata]

    def pairs(self, ids: Iterable[str]) -> Iterator[bytes]:
        """The keys that the ledger has once these articles are dealt with by every extractor."""
        for id in ids:
            yield from (f"{name}:{id}".encode() for name in self.topics.facts)

    def collect(
        self, enough: Callable[[Out], bool], *, within: float = 150, at_work: Callable[[], bool] | None = None
    ) -> Out:
        """Everything that came out so far, once there is enough. Fails after `within` seconds, or without a worker:
        where none of the flow's own runs, `at_work` says whether another does.
        """
        at_work = at_work or self._at_work
        out = Out(self.topics)
        until = time.monotonic() + within
        with clients.consumer(self.settings) as client:
            following = follow(
                client,
                self.topics.all()[1:],
                from_beginning=True,
                enough=lambda: enough(out) or time.monotonic() > until or not at_work(),
            )
            for record in following:
                out.add(record)
        assert enough(out), f"there is only {out.counts()}"
        return out

    def _at_work(self) -> bool:
        return any(worker.running() for worker in self._workers)


class Out:
    """The records of a flow's output topics, by topic and in order of offsets within a partition."""

    def __init__(self, names: Topics) -> None:
        self.facts: list[Any] = []
        self.ledger: list[Any] = []
        self.deadletters: list[Any] = []
        self._lists = {names.ledger: self.ledger, names.deadletters: self.deadletters}

    def add(self, record: Any) -> None:
        self._lists.get(record.topic, self.facts).append(record)

    def counts(self) -> str:
        return f"{len(self.facts)} facts, {len(self.ledger)} ledger entries, {len(self.deadletters)} dead letters"

    def entries(self) -> list[dict[str, Any]]:
        """The ledger's values."""
        return [json.loads(one.value) for one in self.ledger]

    def fact_ids(self) -> set[str]:
        return {one.key.decode() for one in self.facts}

    def letter_for(self, place: tuple[int, int]) -> Any:
        """The dead letter of the record at a partition and offset, None where there is none."""
        return next((one for one in self.deadletters if _place(one) == place), None)


def context(letter: Any) -> dict[str, str]:
    """The context that a dead letter's headers have."""
    return {name.removeprefix(PREFIX): value.decode() for name, value in letter.headers if name.startswith(PREFIX)}


def _place(letter: Any) -> tuple[int, int]:
    about = context(letter)
    return int(about["partition"]), int(about["offset"])


class WorkerProcess:
    """A process of `onrecord worker`; a context that ends it."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._log = tempfile.NamedTemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log
        )

    def __enter__(self) -> WorkerProcess:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
        if kind is not None:
            sys.stderr.write(self.log())
        self._log.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def running(self) -> bool:
        return self._process.poll() is None

    def stop(self, number: int = signal.SIGTERM, *, within: float = 120) -> int:
        """Send a signal and give the exit code."""
        self._process.send_signal(number)
        return self._process.wait(within)

    def wait(self, within: float = 120) -> int:
        """The exit code, once it has ended by itself."""
        return self._process.wait(within)

    def log(self) -> str:
        """What it has said so far."""
        return Path(self._log.name).read_text(errors="replace")
