"""Measuring a worker on a broker beside a pool of as many processes without one, and stock spaCy in one process."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from onrecord.outcome import Outcome
from onrecord.pool import Pool, PoolSpec
from onrecord.sources import Found
from onrecord_streams import clients
from onrecord_streams.errors import BrokerError
from onrecord_streams.processes import Usage, usage
from onrecord_streams.tail import follow
from onrecord_streams.trial import Trial

if TYPE_CHECKING:
    from onrecord_streams.trial import WorkerProcess

_PATIENCE: Final = 120.0
"""Seconds without a ledger entry after which a worker is given up."""


@dataclass(frozen=True, slots=True)
class Throughput:
    """`articles` were done in `seconds`, which run from the first that was done: starting up is not counted.

    `used` is what the processes took in that time, where the system tells.
    """

    articles: int
    seconds: float
    used: Usage | None


def by_stock_spacy(model: str, articles: Sequence[Found]) -> Throughput:
    """Have `nlp.pipe` annotate the articles, in a process of its own that does nothing else."""
    texts = [one.article.text for one in articles]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_annotate, model, texts).result()


def _annotate(model: str, texts: Sequence[str]) -> Throughput:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy loads, as in a pool's processes
    from onrecord.bench.contenders import raw

    contender = raw(model)
    begun, since = usage(), time.perf_counter()
    contender.read(texts)
    seconds = time.perf_counter() - since
    return Throughput(len(texts), seconds, _used(begun, usage()))


def without_broker(spec: PoolSpec, articles: Sequence[Found]) -> Throughput:
    """Have a pool read the articles."""
    done: list[float] = []
    with Pool(spec) as pool:
        begun = usage()
        futures: list[Future[Outcome]] = []
        for one in articles:
            futures.append(pool.submit(one.article))
            futures[-1].add_done_callback(lambda _: done.append(time.perf_counter()))
        for future in futures:
            future.result()
        ended = usage()
    return _throughput(done, begun, ended)


def on_a_broker(run: Trial, articles: Sequence[Found]) -> Throughput:
    """Have a worker read the articles, which are on their topic before it starts; the ledger tells when each is done.

    Raises BrokerError where the worker ends, or does nothing more.
    """
    extractors = len(run.names.facts)
    with clients.producer(run.streams) as producer:
        for one in articles:
            producer.send(run.names.articles, key=one.article.id.encode(), value=one.value)
        producer.flush()
    waiting = {one.article.id: extractors for one in articles}
    done: list[float] = []
    begun: Usage | None = None
    with run.worker() as worker, clients.consumer(run.streams) as client:
        patience = _Patience(worker)
        for record in follow(
            client, [run.names.ledger], from_beginning=True, enough=lambda: len(done) == len(waiting) or patience.out()
        ):
            patience.restart()
            entry = json.loads(record.value)
            waiting[entry["article_id"]] -= 1
            if waiting[entry["article_id"]] == 0:
                begun = begun or usage(worker.pid)
                done.append(time.perf_counter())
        ended = usage(worker.pid)
    return _throughput(done, begun, ended)


class _Patience:
    """Runs out where nothing has come for a while. Raises BrokerError where the worker has ended."""

    def __init__(self, worker: WorkerProcess) -> None:
        self._worker = worker
        self.restart()

    def restart(self) -> None:
        self._until = time.monotonic() + _PATIENCE

    def out(self) -> bool:
        if not self._worker.ended() and time.monotonic() > self._until:
            raise BrokerError(f"the worker has written nothing to the ledger for {_PATIENCE:g} s")
        return False


def _throughput(done: Sequence[float], begun: Usage | None, ended: Usage | None) -> Throughput:
    return Throughput(len(done) - 1, max(done) - min(done), _used(begun, ended))


def _used(begun: Usage | None, ended: Usage | None) -> Usage | None:
    return Usage(ended.cpu - begun.cpu, ended.memory, ended.largest) if begun and ended else None
