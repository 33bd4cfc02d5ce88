"""The worker's agent: what it acknowledges, and what it does about errors. Faust's machinery is not started."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Collection
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import pytest
from bad_input import article
from faust.types import TP

from onrecord.article import Article
from onrecord.cli import exits
from onrecord.config import Settings
from onrecord.errors import OnrecordError
from onrecord.outcome import Extraction, Outcome
from onrecord.pool import ExtractorInfo
from onrecord_streams.errors import BrokerError, DeliveryError
from onrecord_streams.records import Record
from onrecord_streams.settings import StreamSettings
from onrecord_streams.topics import Topics
from onrecord_streams.worker import Worker

GENERATION = 3
TOPICS = Topics.named(StreamSettings(), {"votes": 1})


class Pool:
    """Stands for a pool of two processes: reads at once, but for articles whose id begins with `slow`."""

    size = 2
    model = "a-model 1"
    extractors = (ExtractorInfo("votes", "0.1.0", 1, "vote", ()),)

    def __init__(self) -> None:
        self.slow: dict[str, Future[Outcome]] = {}

    def submit(self, article: Article, only: Collection[str] | None = None) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        if article.id.startswith("slow"):
            self.slow[article.id] = future
        else:
            future.set_result(Outcome(article.id, [Extraction("votes")]))
        return future


class Event:
    """Stands for Faust's event."""

    def __init__(self, offset: int, id: str, finished: list[int], generation: int = GENERATION) -> None:
        self.message = SimpleNamespace(
            topic=TOPICS.articles, partition=0, offset=offset, generation_id=generation, key=None, headers=(),
            value=article(id), timestamp=None,
        )  # fmt: skip
        self._finished = finished

    def finish(self) -> None:
        self._finished.append(self.message.offset)


class Stream:
    """Stands for Faust's stream; several agents share one."""

    def __init__(self, events: list[Event]) -> None:
        self._events = events

    def noack(self) -> Stream:
        return self

    async def events(self) -> AsyncIterator[Event]:
        while self._events:
            yield self._events.pop(0)


class QuietWorker(Worker):
    """Sends to nowhere; errors are kept."""

    refuse: str | None = None

    def __init__(self, pool: Pool, **streams: Any) -> None:
        partitions = dict.fromkeys(TOPICS.all(), 1)
        super().__init__(pool, TOPICS, partitions, Settings(), StreamSettings(**streams))  # type: ignore[arg-type]
        self.app.consumer_generation_id = GENERATION
        self.crashes: list[BaseException] = []
        self.sent: list[str] = []
        """The topics of what was sent."""
        self.app.crash = self._crash  # type: ignore[method-assign]

    async def _crash(self, error: BaseException) -> None:
        self.crashes.append(error)

    async def _send(self, record: Record) -> Awaitable[object]:
        self.sent.append(record.topic)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self.refuse == record.topic:
            future.set_exception(OSError("refused"))
        else:
            future.set_result(None)
        return future


async def agents(worker: Worker, events: list[Event], count: int = 4) -> list[asyncio.Task[None]]:
    """Agents at work on these events, as far as they get."""
    stream: Any = Stream(events)
    tasks = [asyncio.create_task(worker._articles(stream)) for _ in range(count)]
    for _ in range(50):
        await asyncio.sleep(0)
    return tasks


def test_nothing_is_acknowledged_past_an_article_that_is_under_way() -> None:
    async def main() -> None:
        pool, finished = Pool(), list[int]()
        names = ["slow", "a", "b", "c", "d", "e"]
        tasks = await agents(QuietWorker(pool), [Event(offset, id, finished) for offset, id in enumerate(names)])
        assert finished == []
        pool.slow["slow"].set_result(Outcome("slow", [Extraction("votes")]))
        await asyncio.gather(*tasks)
        assert finished == [0, 1, 2, 3, 4, 5]

    asyncio.run(main())


@pytest.mark.parametrize(
    ("committed", "code", "words"),
    [
        (2, exits.OK, "ends without the group's farewell, which took longer than 5 s: what it had begun is done and"),
        (1, exits.FAILURE, "is cut off, since it did not end within 5 s: what it had begun is done, but not all of it"),
    ],
)
def test_a_stop_that_takes_too_long_is_a_failure_only_where_something_is_left(
    committed: int, code: int, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def main() -> None:
        worker = QuietWorker(Pool())
        await asyncio.gather(*await agents(worker, [Event(0, "a", []), Event(1, "b", [])]))
        worker.app.monitor.tp_committed_offsets[TP(TOPICS.articles, 0)] = committed
        assert worker._cut_off(5.0) == code

    with caplog.at_level("WARNING"):
        asyncio.run(main())
    assert words in caplog.text


def test_an_article_whose_results_are_refused_is_not_acknowledged_and_ends_the_worker() -> None:
    async def main() -> None:
        finished = list[int]()
        worker = QuietWorker(Pool())
        worker.refuse = TOPICS.ledger
        await asyncio.gather(*await agents(worker, [Event(0, "a", finished)]))
        assert finished == []
        assert [type(error) for error in worker.crashes] == [DeliveryError]

    asyncio.run(main())


def test_an_article_that_is_delivered_twice_is_dealt_with_once() -> None:
    async def main() -> None:
        pool, finished = Pool(), list[int]()
        tasks = await agents(QuietWorker(pool), [Event(0, "slow", finished), Event(0, "slow", finished)])
        pool.slow["slow"].set_result(Outcome("slow", [Extraction("votes")]))
        await asyncio.gather(*tasks)
        assert finished == [0]

    asyncio.run(main())


@pytest.mark.parametrize(
    ("name", "generations", "gives_up"),
    [("desk-1", (7, 7), True), ("desk-1", (7, 8), False), (None, (7, 7), False)],
    ids=["taken by another", "rebalance", "no name"],
)
def test_a_worker_whose_name_another_has_gives_up(
    name: str | None, generations: tuple[int, int], gives_up: bool
) -> None:
    async def main() -> None:
        worker = QuietWorker(Pool(), group_instance_id=name)
        for generation in generations:
            worker.app.consumer_generation_id = generation
            await worker._assigned(worker.app, {TP(TOPICS.articles, 0)})
        assert [type(error) for error in worker.crashes] == ([BrokerError] if gives_up else [])
        assert all("goes by the same name, desk-1" in str(error) for error in worker.crashes)

    asyncio.run(main())


def test_what_was_under_way_before_a_rebalance_is_not_acknowledged_after_it() -> None:
    async def main() -> None:
        pool, finished = Pool(), list[int]()
        worker = QuietWorker(pool)
        tasks = await agents(worker, [Event(0, "slow", finished)])
        worker.app.consumer_generation_id = GENERATION + 1
        pool.slow["slow"].set_result(Outcome("slow", [Extraction("votes")]))
        await asyncio.gather(*tasks)
        assert (finished, worker.sent) == ([], [])
        await asyncio.gather(*await agents(worker, [Event(0, "again", finished, GENERATION + 1)]))
        assert finished == [0]

    asyncio.run(main())


def test_at_the_end_it_says_committed_only_of_what_is_committed() -> None:
    async def main() -> None:
        pool = Pool()
        worker = QuietWorker(pool)
        place = TP(TOPICS.articles, 0)
        assert worker._left_behind() is None
        tasks = await agents(worker, [Event(0, "a", []), Event(1, "slow", [])])
        assert (worker._left_behind() or "").startswith("articles that it had begun (1) are not done")
        pool.slow["slow"].set_result(Outcome("slow", [Extraction("votes")]))
        await asyncio.gather(*tasks)
        worker.app.monitor.tp_committed_offsets[place] = 1
        assert "not all of it is committed" in (worker._left_behind() or "")
        worker.app.monitor.tp_committed_offsets[place] = 2
        assert worker._left_behind() is None

    asyncio.run(main())


@pytest.mark.parametrize("error", [OnrecordError("the ledger is full"), OSError("the ledger is full")])
def test_the_worker_says_why_it_gave_up(error: BaseException) -> None:
    assert "the ledger is full" in str(QuietWorker(Pool())._reason(error))
