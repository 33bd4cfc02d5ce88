"""The handler: what is sent for an article, in which order, and when the article counts as done."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Collection
from concurrent.futures import Future

import pytest
from aiokafka.errors import MessageSizeTooLargeError
from bad_input import article

from onrecord.article import Article
from onrecord.errors import PoolError
from onrecord.outcome import Extraction, FactRecord, Failure, Outcome
from onrecord.pool import ExtractorInfo
from onrecord_streams.again import ONLY
from onrecord_streams.errors import DeliveryError
from onrecord_streams.handler import Handler
from onrecord_streams.outbox import Outbox
from onrecord_streams.records import Arrival, Header, Record
from onrecord_streams.redaction import Redaction
from onrecord_streams.settings import StreamSettings, SuspensionSettings
from onrecord_streams.suspension import Suspensions
from onrecord_streams.topics import Topics

VOTES = ExtractorInfo("votes", "0.1.0", 1, "vote", ("body",))
OUTBOX = Outbox(Topics.named(StreamSettings(), {"votes": 1}), [VOTES], "a-model 1", largest=1_000_000)


class Reader:
    """Stands for a pool: articles wait until the test gives their outcome."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[Future[Outcome]]] = {}
        self.asked: list[Collection[str] | None] = []

    def submit(self, article: Article, only: Collection[str] | None = None) -> Future[Outcome]:
        self.asked.append(only)
        future: Future[Outcome] = Future()
        self.waiting.setdefault(article.id, []).append(future)
        return future

    def give(self, id: str, failure: Failure | None = None) -> None:
        fact = FactRecord(f"fact of {id}", b"{}")
        extraction = Extraction("votes", [] if failure else [fact], failure)
        self.waiting[id].pop(0).set_result(Outcome(id, [extraction]))


class Broker:
    """Stands for the producer: records wait until the test acknowledges them."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.futures: list[asyncio.Future[None]] = []

    async def send(self, record: Record) -> Awaitable[None]:
        self.records.append(record)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.futures.append(future)
        return future

    def topics(self) -> list[str]:
        return [one.topic.removeprefix("onrecord.") for one in self.records]


class Bench:
    """A handler between the two."""

    def __init__(self) -> None:
        self.reader, self.broker, self.failures = Reader(), Broker(), list[Failure]()
        self.suspensions = Suspensions(["votes"], SuspensionSettings(failures=1))
        self.handler = Handler(
            self.reader,
            OUTBOX,
            self.broker.send,
            self.suspensions,
            limit=10_000,
            observe=self.failures.append,
            redaction=Redaction(["correct-horse"]),
        )

    def handle(
        self, value: bytes | None, key: bytes | None = None, offset: int = 0, *headers: Header
    ) -> asyncio.Task[object]:
        return asyncio.create_task(self.handler.handle(Arrival("onrecord.articles", 0, offset, key, value, headers)))


async def settle() -> None:
    """Let everything run that can."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_the_ledger_is_written_when_the_facts_are_acknowledged() -> None:
    async def main() -> None:
        bench = Bench()
        task = bench.handle(article("a"))
        await settle()
        bench.reader.give("a")
        await settle()
        assert bench.broker.topics() == ["votes.v1"]
        bench.broker.futures[0].set_result(None)
        await settle()
        assert bench.broker.topics() == ["votes.v1", "ledger"]
        assert not task.done()
        bench.broker.futures[1].set_result(None)
        await task

    asyncio.run(main())


def test_an_article_is_not_done_before_its_dead_letter_is_acknowledged() -> None:
    async def main() -> None:
        bench = Bench()
        task = bench.handle(b"no JSON")
        await settle()
        assert bench.broker.topics() == ["deadletters"]
        assert not task.done()
        bench.broker.futures[0].set_result(None)
        await task

    asyncio.run(main())


def test_a_record_that_is_refused_is_an_error_that_names_the_topic() -> None:
    async def main() -> None:
        bench = Bench()
        task = bench.handle(b"no JSON")
        await settle()
        bench.broker.futures[0].set_exception(OSError("disk full"))
        with pytest.raises(DeliveryError, match=r"onrecord\.deadletters: disk full"):
            await task

    asyncio.run(main())


def test_a_dead_letter_that_is_too_large_goes_without_its_value() -> None:
    async def main() -> None:
        bench = Bench()
        task = bench.handle(b"no JSON")
        await settle()
        bench.broker.futures[0].set_exception(MessageSizeTooLargeError())
        await settle()
        assert [one.value for one in bench.broker.records] == [b"no JSON", None]
        assert not task.done()
        bench.broker.futures[1].set_result(None)
        await task

    asyncio.run(main())


def test_a_producer_that_takes_no_record_is_an_error_that_names_the_topic() -> None:
    async def refuse(record: Record) -> Awaitable[None]:
        raise OSError("closed")

    async def main() -> None:
        suspensions = Suspensions(["votes"], SuspensionSettings())
        handler = Handler(Reader(), OUTBOX, refuse, suspensions, limit=10_000, observe=lambda failure: None)
        with pytest.raises(DeliveryError, match=r"onrecord\.deadletters: closed"):
            await handler.handle(Arrival("onrecord.articles", 0, 0, None, b"no JSON"))

    asyncio.run(main())


def test_a_version_is_not_read_before_the_one_ahead_of_it_is_out() -> None:
    async def main() -> None:
        bench = Bench()
        first, second = bench.handle(article("a", version=1)), bench.handle(None, b"a", offset=1)
        await settle()
        bench.reader.give("a")
        await settle()
        assert bench.broker.topics() == ["votes.v1"]
        bench.broker.futures[0].set_result(None)
        await settle()
        bench.broker.futures[1].set_result(None)
        await settle()
        assert first.done()
        assert bench.broker.topics() == ["votes.v1", "ledger", "ledger"]
        bench.broker.futures[2].set_result(None)
        await second

    asyncio.run(main())


def test_other_articles_do_not_wait() -> None:
    async def main() -> None:
        bench = Bench()
        slow, quick = bench.handle(article("slow")), bench.handle(article("quick"), offset=1)
        await settle()
        bench.reader.give("quick")
        for number in (0, 1):
            await settle()
            bench.broker.futures[number].set_result(None)
        await quick
        assert not slow.done()
        slow.cancel()

    asyncio.run(main())


def test_observers_are_told_of_failures() -> None:
    async def main() -> None:
        bench = Bench()
        task = bench.handle(article("a"))
        await settle()
        failure = Failure("a", "votes", "extract", "ValueError", "no")
        bench.reader.give("a", failure)
        await settle()
        assert bench.failures == [failure]
        task.cancel()

    asyncio.run(main())


def test_a_pool_that_can_not_read_any_more_is_an_error_and_sends_nothing() -> None:
    async def main() -> None:
        bench = Bench()
        task = bench.handle(article("a"))
        await settle()
        bench.reader.waiting["a"].pop().set_exception(PoolError("no process starts"))
        with pytest.raises(PoolError):
            await task
        assert bench.broker.records == []

    asyncio.run(main())


def test_an_article_is_read_by_those_whom_its_headers_name() -> None:
    async def main() -> None:
        bench = Bench()
        tasks = [bench.handle(article(id), None, 0, (ONLY, b"verdicts,votes")) for id in "ab"]
        tasks.append(bench.handle(article("c")))
        await settle()
        assert bench.reader.asked == [("votes",), ("votes",), None]
        for task in tasks:
            task.cancel()

    asyncio.run(main())


def test_an_article_for_extractors_that_run_elsewhere_is_left_to_them() -> None:
    async def main() -> None:
        bench = Bench()
        await bench.handle(article("a"), None, 0, (ONLY, b"verdicts"))
        assert (bench.broker.records, bench.reader.asked) == ([], [])

    asyncio.run(main())


def test_a_header_that_names_nobody_makes_a_dead_letter_and_does_not_stop_a_withdrawal() -> None:
    async def main() -> None:
        bench = Bench()
        tasks = [bench.handle(article("a"), None, 0, (ONLY, b"")), bench.handle(None, b"a", 1, (ONLY, b""))]
        await settle()
        assert bench.broker.topics() == ["deadletters", "ledger"]
        for task in tasks:
            task.cancel()

    asyncio.run(main())


def test_an_extractor_that_is_suspended_is_not_run_and_answered_for() -> None:
    async def main() -> None:
        bench = Bench()
        first = bench.handle(article("a"))
        await settle()
        bench.reader.give("a", Failure("a", "votes", "crash", "ProcessDied", "SIGKILL"))
        await settle()
        first.cancel()
        bench.handle(article("b"), offset=1)
        await settle()
        assert bench.reader.asked == [None, []]
        bench.reader.waiting["b"].pop().set_result(Outcome("b"))
        await settle()
        letter = bench.broker.records[-1]
        assert (letter.topic, letter.value) == ("onrecord.deadletters", article("b"))
        assert ("onrecord.error.stage", b"suspended") in letter.headers
        assert [one.stage for one in bench.failures] == ["crash", "suspended"]
        bench.broker.futures[-1].set_result(None)
        await settle()
        entry = json.loads(bench.broker.records[-1].value or b"")
        assert (entry["status"], entry["stage"], entry["facts"]) == ("failed", "suspended", [])

    asyncio.run(main())


def test_what_a_failure_says_of_a_secret_reaches_neither_records_nor_observers() -> None:
    async def main() -> None:
        bench = Bench()
        bench.handle(article("a"))
        await settle()
        words = ("no login with correct-horse", "KeyError: correct-horse")
        bench.reader.give("a", Failure("a", "votes", "extract", "KeyError", *words))
        await settle()
        bench.broker.futures[0].set_result(None)
        await settle()
        letter, entry = bench.broker.records
        assert ("onrecord.error.message", b"no login with ***") in letter.headers
        assert ("onrecord.error.trace", b"KeyError: ***") in letter.headers
        assert json.loads(entry.value or b"")["reason"] == "KeyError: no login with ***"
        assert [(one.message, one.trace) for one in bench.failures] == [("no login with ***", "KeyError: ***")]

    asyncio.run(main())


@pytest.mark.parametrize(("looks", "sent"), [(0, []), (1, []), (2, ["votes.v1"])])
def test_nothing_more_is_sent_of_an_article_that_is_no_longer_ours(looks: int, sent: list[str]) -> None:
    async def main() -> None:
        bench = Bench()
        answers = iter([*[True] * looks, False])
        arrival = Arrival("onrecord.articles", 0, 0, None, article("a"), ())
        task = asyncio.create_task(bench.handler.handle(arrival, lambda: next(answers)))
        await settle()
        if looks:
            bench.reader.give("a")
        await settle()
        for future in bench.broker.futures:
            future.set_result(None)
        assert await task is None
        assert bench.broker.topics() == sent

    asyncio.run(main())
