"""Scale: two workers read about twice as much as one, and a broker costs little beside reading without one."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest
from certification import Certify, Scale
from flow import Flow, WorkerProcess
from kafka_server import KafkaServer
from proc import children, cpu
from running import Meter, Story
from stories import long_ones
from watched import wait

from onrecord.article import Article
from onrecord.config import Settings
from onrecord.outcome import Outcome
from onrecord.pool import Pool, PoolSpec
from onrecord_streams.settings import StreamSettings

pytestmark = pytest.mark.kafka

PARTITIONS = 8
WARM_UP = 8
"""Articles of each partition that are not counted: workers do not start at the same moment."""
AT_LEAST = 0.85
"""Of the articles/s of a pool with as many processes and no broker."""


@dataclass
class Measured:
    """Articles that were read, in how many seconds, and the CPU time that each kind of process had for it."""

    articles: int = 0
    turns: list[float] = field(default_factory=list)
    """The seconds of each turn."""
    cpu: Counter[str] = field(default_factory=Counter)

    def add(self, articles: int, read: Callable[[], float], processes: Mapping[str, Sequence[int]]) -> None:
        """Have articles read by what gives the seconds that it takes."""
        before = {kind: cpu(pids) for kind, pids in processes.items()}
        self.turns.append(read())
        self.articles += articles
        self.cpu.update({kind: cpu(pids) - before[kind] for kind, pids in processes.items()})

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / sum(self.turns)

    def milliseconds(self) -> str:
        """The CPU time of an article, by kind of process."""
        return ", ".join(f"{kind} {1000 * seconds / self.articles:.1f}" for kind, seconds in self.cpu.items())


def share(stream: Measured, alone: Measured) -> float:
    """The articles/s of one over those of the other: the median of the turns, since the machine has more to do."""
    return median(without / with_it for with_it, without in zip(stream.turns, alone.turns, strict=True))


def read_by(pool: Pool, articles: Sequence[Story]) -> float:
    """The seconds that a pool takes for the articles."""
    begun = time.monotonic()
    futures: list[Future[Outcome]] = [pool.submit(Article.from_json(value)) for _, value in articles]
    for future in futures:
        future.result(600)
    return time.monotonic() - begun


def partitions_of(worker: WorkerProcess) -> int:
    """How many partitions a worker has, by its log."""
    given = re.findall(r"has partitions ([\d, ]+) of", worker.log())
    return len(given[-1].split(",")) if given else 0


def side_by_side(server: KafkaServer, workers: int, scale: Scale) -> tuple[Measured, Measured]:
    """A pool with so many processes, and so many workers with a process each; they read the same articles in turns."""
    turns, count, warm_up = (4, 300, WARM_UP) if scale.full else (1, PARTITIONS, 1)
    articles = long_ones(count)
    alone, stream = Measured(), Measured()
    flow = Flow(server.brokers, partitions=PARTITIONS, commit_interval=StreamSettings().commit_interval)
    before = children(os.getpid())
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(PoolSpec(Settings(), allow=(), processes=workers)))
        readers = [pid for pid in children(os.getpid()) if pid not in before]
        crew: list[WorkerProcess] = [stack.enter_context(flow.worker("-j", "1")) for _ in range(workers)]
        meter = stack.enter_context(Meter(flow))
        wait(lambda: all(partitions_of(worker) == PARTITIONS // workers for worker in crew))
        read_by(pool, articles[: warm_up * PARTITIONS])
        meter.timed(articles[: warm_up * PARTITIONS], scale.patience)
        parents = [worker.pid for worker in crew]
        processes = {
            "readers": [pid for parent in parents for pid in children(parent)],
            "parents": parents,
            "broker": [server.pid],
            "test": [os.getpid()],
        }
        for _ in range(turns):
            alone.add(count, lambda: read_by(pool, articles), {"readers": readers, "parent": [os.getpid()]})
            stream.add(count, lambda: meter.timed(articles, scale.patience), processes)
        assert [worker.stop(within=60) for worker in crew] == [0] * workers
    return alone, stream


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="CPU time is read from /proc")
def test_two_workers_read_more_than_one_and_a_broker_costs_little(
    kafka_server: KafkaServer, scale: Scale, certify: Certify
) -> None:
    found = {workers: side_by_side(kafka_server, workers, scale) for workers in ((1, 2) if scale.full else (1,))}
    for workers, (alone, stream) in found.items():
        reached = share(stream, alone)
        certify(
            f"throughput of {workers} worker{'s' if workers > 1 else ''}, {PARTITIONS} partitions",
            f"{stream.rate:.1f} articles/s, {reached:.2f} of a pool with as many processes and no broker "
            f"({alone.rate:.1f}){f': MISSED, {AT_LEAST} is wanted' if scale.full and reached < AT_LEAST else ''}; "
            f"ms of CPU an article: {stream.milliseconds()}; without a broker: {alone.milliseconds()}",
        )
    if scale.full:
        certify("two workers beside one", f"{found[2][1].rate / found[1][1].rate:.2f} times the articles/s")
        alone, stream = found[1]
        assert share(stream, alone) >= AT_LEAST
