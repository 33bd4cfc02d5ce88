"""Backpressure: articles that come ten times faster than they are read wait at the broker, not in memory."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from certification import Certify, Scale
from flow import Flow, Sent
from running import wait_for_all
from stories import stories

pytestmark = pytest.mark.kafka

MOST = 400 * 2**20
"""Bytes of resident memory that the worker's parent process stays under."""


def resident(process: int) -> int:
    """Resident memory of one process, in bytes, without its children."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_flood_of_articles_does_not_fill_the_memory(kafka_brokers: str, scale: Scale, certify: Certify) -> None:
    count = 10_000 if scale.full else 100
    flow = Flow(kafka_brokers, partitions=8)
    articles = list(stories(count))
    most = [0]
    over = threading.Event()
    with flow.worker("-j", "2") as worker:
        begun = time.monotonic()
        flow.send(Sent(value, id.encode()) for id, value in articles)
        sent = time.monotonic() - begun

        def watch() -> None:
            while not over.wait(0.2):
                most[0] = max(most[0], resident(worker.pid))

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            wait_for_all(flow, [id for id, _ in articles], 2 * scale.patience)
        finally:
            over.set()
            watching.join()
        read = time.monotonic() - begun
        assert worker.stop(within=60) == 0
    assert 0 < most[0] < MOST
    certify(
        "memory while articles come faster than they are read",
        f"{count:,} articles sent in {sent:.1f} s, read in {read:.1f} s ({read / sent:.0f} times slower): at most "
        f"{most[0] / 2**20:.0f} MiB resident in the parent",
    )
