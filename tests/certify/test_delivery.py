"""Delivery: whatever is killed, and whoever comes and goes, every article is dealt with and no fact is changed."""

from __future__ import annotations

import random
import re
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager

import pytest
from certification import Certify, Scale
from flow import Flow, Sent, WorkerProcess
from kafka_cluster import KafkaCluster
from running import Meter, Story, everything, values_of, wait_for_all
from stories import stories
from watched import wait

from onrecord.article import Article
from onrecord.config import Settings
from onrecord.pool import Pool, PoolSpec
from onrecord_streams.ledger import latest

pytestmark = pytest.mark.kafka

SEED = 20_260_314
WORKERS = 2
START_WITHIN = 90
"""Seconds in which a worker that was started has partitions."""

TURNS_OF_OUTAGE = 3
"""So often articles are sent while a broker is gone."""

PARTS_PER_FAULT = 3
"""So often a part is sent, at most, until some of it waits."""

_AT_WORK = re.compile(r"has partitions \d")

SETTINGS = {"partitions": 8, "replication": 3, "session_timeout": 6, "heartbeat_interval": 1}


class Crew:
    """Workers of a flow, which are started again when they end, as a supervisor would."""

    def __init__(self, flow: Flow, count: int, stack: ExitStack) -> None:
        self._flow, self._stack = flow, stack
        self._lock = threading.Lock()
        self._workers = [self._started() for _ in range(count)]
        self._ended = threading.Event()
        self.given_up = 0
        """How often a worker ended by itself, since the broker was not there, and was started again."""
        self._watch = threading.Thread(target=self._supervise, daemon=True)
        self._watch.start()

    def kill(self, which: int, busy: AbstractContextManager[None]) -> None:
        """`kill -9` one of them, which has got to work and is kept `busy`, and start another in its place."""
        worker = self._workers[which]
        wait(lambda: at_work(worker), worker.log, within=START_WITHIN)
        with busy, self._lock:
            self._workers[which].stop(signal.SIGKILL)
            self._workers[which] = self._started()

    def extra(self) -> WorkerProcess:
        """One worker more, which is the caller's to stop."""
        return self._started()

    def end(self) -> list[int]:
        """Stop all with SIGTERM and give their exit codes."""
        self._ended.set()
        self._watch.join()
        return [worker.stop(within=60) for worker in self._workers]

    def _started(self) -> WorkerProcess:
        return self._stack.enter_context(self._flow.worker("-j", "1"))

    def _supervise(self) -> None:
        while not self._ended.wait(0.2):
            with self._lock:
                for at, worker in enumerate(self._workers):
                    if not worker.running():
                        self.given_up += 1
                        self._workers[at] = self._started()


class Supply:
    """Sends some of the articles before each fault, so that none falls on a stream that has nothing to do."""

    def __init__(self, flow: Flow, articles: Sequence[Story], faults: int) -> None:
        self._flow = flow
        self._left = list(articles)
        self._part = len(articles) // (2 * faults)
        self.waiting: list[int] = []
        """How many articles were not committed when each fault began."""

    @contextmanager
    def busy(self, after: float = 0.0) -> Iterator[None]:
        """Send a part of the articles; the body, a fault, begins so many seconds later, while articles wait.

        Where sending had to wait for a broker that is gone, its articles may be read by then: another part follows.
        """
        with Meter(self._flow) as meter:
            for _ in range(PARTS_PER_FAULT):
                self._send(meter, self._part)
                time.sleep(after)
                if (lag := meter.lag()) > 0:
                    break
            assert lag > 0, f"there was nothing to do at fault {len(self.waiting) + 1}"
            self.waiting.append(lag)
            yield

    def keep_busy(self, guest: WorkerProcess, parts: int) -> None:
        """Send so many parts, little by little, whenever there is nothing to do, until a new worker is at work."""
        share = max(1, self._part // 4)
        least = len(self._left) - parts * self._part
        until = time.monotonic() + START_WITHIN
        with Meter(self._flow) as meter:
            while not at_work(guest):
                assert guest.running(), guest.log()
                assert time.monotonic() < until, guest.log()
                if meter.lag() < share and len(self._left) > least:
                    self._send(meter, share)
                time.sleep(0.1)

    def rest(self) -> None:
        """Send what is left."""
        with Meter(self._flow) as meter:
            self._send(meter, len(self._left))

    def _send(self, meter: Meter, count: int) -> None:
        meter.send(self._left[:count])
        del self._left[:count]


def at_work(worker: WorkerProcess) -> bool:
    """Whether a worker has partitions."""
    return _AT_WORK.search(worker.log()) is not None


def undisturbed(cluster: KafkaCluster, articles: Sequence[Story], scale: Scale) -> dict[bytes, bytes]:
    """The facts of a run in which nothing happens, by id; in the short form, of a pool without a broker."""
    if not scale.full:
        with Pool(PoolSpec(Settings(), allow=(), processes=2)) as pool:
            futures = [pool.submit(Article.from_json(value)) for _, value in articles]
            return {fact.id.encode(): fact.value for one in futures for fact in one.result(60).facts}
    flow = Flow(cluster.brokers, **SETTINGS)
    flow.send(Sent(value, id.encode()) for id, value in articles)
    with flow.worker("-j", "2") as worker:
        wait_for_all(flow, [id for id, _ in articles], 600)
        assert worker.stop(within=60) == 0
    out = everything(flow)
    assert not out.deadletters
    facts = values_of(out)
    assert len(facts) >= 4 * len(articles)
    return facts


def test_nothing_is_lost_whatever_is_killed(kafka_cluster: KafkaCluster, scale: Scale, certify: Certify) -> None:
    articles = list(stories(scale.articles))
    expected = undisturbed(kafka_cluster, articles, scale)
    chance = random.Random(SEED)
    flow = Flow(kafka_cluster.brokers, **SETTINGS)
    rolling = kafka_cluster.nodes if scale.full else ()
    faults = scale.kills + len(rolling) + 3 + TURNS_OF_OUTAGE
    supply = Supply(flow, articles, faults)
    begun = time.monotonic()
    with ExitStack() as stack:
        crew = Crew(flow, WORKERS, stack)
        for _ in range(scale.kills):
            crew.kill(chance.randrange(WORKERS), supply.busy(after=chance.uniform(0, scale.delay)))
        with supply.busy():
            guest = crew.extra()
        supply.keep_busy(guest, parts=faults)
        for node in rolling:
            with supply.busy():
                node.stop()
                node.start()
                kafka_cluster.wait_in_sync(flow.topics.all())
        with supply.busy():
            assert guest.stop(within=60) == 0
        stopped = chance.choice(kafka_cluster.nodes)
        with supply.busy():
            stopped.stop(kill=True)
        for _ in range(TURNS_OF_OUTAGE):
            with supply.busy():
                time.sleep(scale.outage / TURNS_OF_OUTAGE)
        stopped.start()
        supply.rest()
        wait_for_all(flow, [id for id, _ in articles], scale.patience)
        codes = crew.end()
    out = everything(flow)
    seconds = time.monotonic() - begun

    entries = Counter((entry.extractor, entry.status) for entry in latest(out.ledger).values())
    assert entries == Counter({(name, "read"): len(articles) for name in flow.topics.facts})
    assert not out.deadletters
    assert values_of(out) == expected
    assert codes == [0] * WORKERS
    restarts = "a rolling restart of three brokers, " if rolling else ""
    doubled = len(out.facts) - len(expected)
    certify(
        "nothing is lost, nothing is changed",
        f"{len(articles):,} articles, {len(expected):,} facts, {scale.kills} × kill -9, {restarts}"
        f"one broker gone for {scale.outage:g} s, a worker that joins and leaves, at least "
        f"{min(supply.waiting)} articles waiting at each; {crew.given_up} × a worker gave up and was started again: "
        f"0 lost, 0 changed, {doubled:,} facts written twice "
        f"({doubled / len(expected):.1%}), {seconds:.0f} s",
    )
