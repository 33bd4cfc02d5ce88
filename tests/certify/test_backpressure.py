"""Backpressure: articles that come ten times faster than they are read wait at the broker, not in memory."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from certification import Certify, Scale
from flow import Flow
from running import Meter, wait_for_all
from stories import long_ones
from watched import wait

pytestmark = pytest.mark.kafka

MOST = 400 * 2**20
"""Bytes of resident memory that the worker's parent process stays under."""
FASTER = 10
"""How many times faster than they are read the articles must be sent for the test to show anything."""


def resident(process: int) -> int:
    """Resident memory of one process, in bytes, without its children."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


class Watch:
    """The largest resident memory that a process has for the time of the body; a context."""

    def __init__(self, process: int) -> None:
        self.most = resident(process)
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.2):
            self.most = max(self.most, resident(self._process))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_flood_of_articles_does_not_fill_the_memory(kafka_brokers: str, scale: Scale, certify: Certify) -> None:
    articles = long_ones(10_000 if scale.full else 100)
    flow = Flow(kafka_brokers, partitions=8)
    with flow.worker("-j", "2") as worker, Meter(flow) as meter:
        wait(lambda: "has partitions 0" in worker.log())
        with Watch(worker.pid) as memory:
            begun = time.monotonic()
            sent = meter.send(articles)
            meter.wait(2 * scale.patience)
            read = time.monotonic() - begun
        assert worker.stop(within=60) == 0
    wait_for_all(flow, [id for id, _ in articles], 60)
    assert 0 < memory.most < MOST
    assert not scale.full or read > FASTER * sent
    certify(
        "memory while articles come faster than they are read",
        f"{len(articles):,} articles sent in {sent:.1f} s, read in {read:.1f} s ({read / sent:.0f} times slower): "
        f"at most {memory.most / 2**20:.0f} MiB resident in the parent, watched from before the first was sent",
    )
