"""A worker to watch: its pages, its metrics, and its processes, which a test may freeze."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flow import COMMAND, Flow, WorkerProcess
from kafka_server import free_ports
from proc import children
from prometheus_client.parser import text_string_to_metric_families

PAUSING = [
    "-c",
    """
import signal
from onrecord.cli import main
from onrecord_streams.worker import Worker

begin = Worker.run

def run(worker):
    def pause(*_):
        consumer = worker.app.consumer
        consumer.pause_partitions(consumer.assignment())
    signal.signal(signal.SIGURG, pause)
    return begin(worker)

Worker.run = run
main()
""",
]
"""Arguments to Python for a command that does as `onrecord` does, with a worker that pauses its consumer on SIGURG."""

HELD = "ONRECORD_TEST_HELD"
HOLDING = [
    "-c",
    f"""
import asyncio
import os
from pathlib import Path
from faust.transport.drivers.aiokafka import Producer
from onrecord.cli import main

send = Producer.send
folder = Path(os.environ["{HELD}"])
tasks = set()

async def held(producer, topic, key, *more, **options):
    acknowledged = await send(producer, topic, key, *more, **options)
    told = asyncio.get_running_loop().create_future()
    names = (topic.split(".", 1)[1], key.decode())

    async def tell():
        result = await acknowledged
        while any((folder / name).exists() for name in names):
            await asyncio.sleep(0.02)
        told.set_result(result)

    tasks.add(asyncio.create_task(tell()))
    return told

Producer.send = held
main()
""",
]
"""Arguments to Python for a command whose worker learns late what the broker has acknowledged: not while a file of the
name of the record's topic (without the prefix), or of its key, is in the folder that the variable HELD names."""


class Watched:
    """A worker with a web server."""

    def __init__(self, process: WorkerProcess, port: int) -> None:
        self.process, self.port = process, port

    def page(self, path: str) -> tuple[int, str]:
        """Status and text of a page; status 0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def report(self, path: str) -> tuple[int, dict[str, Any]]:
        """Status and body of a page of JSON."""
        status, text = self.page(path)
        return status, json.loads(text) if text else {}

    def metric(self, name: str, /, **labels: str) -> float | None:
        """The value of a sample whose labels include these; None where there is none."""
        for family in text_string_to_metric_families(self.page("/metrics")[1]):
            for sample in family.samples:
                if sample.name == name and labels.items() <= sample.labels.items():
                    return sample.value
        return None

    def until(self, path: str, wanted: int, having: Callable[[dict[str, Any]], bool] = lambda body: True) -> Any:
        """The body of a page, once it has the status that is wanted, and whatever else."""
        last: tuple[int, dict[str, Any]] = (0, {})

        def there() -> bool:
            nonlocal last
            last = self.report(path)
            return last[0] == wanted and having(last[1])

        wait(there, lambda: f"{path} is {last}; the log: {self.process.log()}")
        return last[1]

    @contextmanager
    def frozen_readers(self) -> Iterator[None]:
        """The processes of the pool stand still."""
        pids = children(self.process.pid)
        assert pids
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def resident(self) -> int:
        """The resident memory of the worker itself, without its pool, in bytes."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def watched(
    flow: Flow, *arguments: str, command: Sequence[str] = COMMAND, ready: bool = True, **variables: str
) -> Iterator[Watched]:
    """Run a worker with a web server for the time of the body, which begins once it is ready."""
    (port,) = free_ports(1)
    web = {"ONRECORD_STREAMS__WEB__ENABLED": "true", "ONRECORD_STREAMS__WEB__PORT": str(port)}
    environment = {**web, **{f"ONRECORD_{name.upper()}": value for name, value in variables.items()}}
    with flow.worker(*arguments, environment=environment, command=command) as process:
        worker = Watched(process, port)
        if ready:
            worker.until("/readyz", 200)
        yield worker


def wait(there: Callable[[], bool], otherwise: Callable[[], str] = lambda: "", *, within: float = 120) -> None:
    """Wait until something is so. Fails after a while, and says what is instead."""
    until = time.monotonic() + within
    while not there():
        assert time.monotonic() < until, otherwise()
        time.sleep(0.1)
