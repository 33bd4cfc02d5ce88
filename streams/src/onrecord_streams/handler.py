"""The handler: everything that is done about one record of the articles topic, from its bytes to its results.

It knows neither Faust nor offsets: when `handle` returns, the broker has acknowledged everything of the article.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from concurrent.futures import Future
from typing import Protocol

from aiokafka.errors import MessageSizeTooLargeError

from onrecord.article import Article
from onrecord.errors import ArticleError
from onrecord.outcome import Failure, Outcome
from onrecord_streams import deadletters, telling
from onrecord_streams.again import only_of
from onrecord_streams.decoding import Withdrawn, decode
from onrecord_streams.errors import DeliveryError
from onrecord_streams.outbox import Outbox, Results
from onrecord_streams.records import Arrival, Record
from onrecord_streams.redaction import Redaction
from onrecord_streams.suspension import Suspensions
from onrecord_streams.turns import Turns

Send = Callable[[Record], Awaitable[Awaitable[object]]]
"""Hands a record to the producer; what it gives is settled when the broker has acknowledged the record."""


_log = logging.getLogger(__name__)


class Reader(Protocol):
    """The part of a Pool that the handler uses."""

    def submit(self, article: Article, only: Collection[str] | None = None) -> Future[Outcome]:
        """Have an article read by all extractors, or by those that `only` names."""


class Handler:
    """Deals with articles, any number at once, those with the same id in the order in which `handle` was called.

    `limit` is the largest article, in bytes; `observe` is told of extractors that failed; `suspensions` knows which
    extractors are not to run; `redaction` takes secrets out of what failures say.
    """

    def __init__(
        self,
        reader: Reader,
        outbox: Outbox,
        send: Send,
        suspensions: Suspensions,
        *,
        limit: int,
        observe: Callable[[Failure], None],
        redaction: Redaction | None = None,
    ) -> None:
        self._reader = reader
        self._suspensions = suspensions
        self._outbox = outbox
        self._send = send
        self._limit = limit
        self._observe = observe
        self._redaction = redaction or Redaction(())
        self._turns = Turns()

    async def handle(self, arrival: Arrival, ours: Callable[[], bool] = lambda: True) -> Results | None:
        """Read an article, send its results and wait until the broker has all of them; gives what was sent.

        `ours` says whether the article is still this worker's to deal with. Where it no longer is, nothing more of it
        is sent, and there is no result: whoever has its partition now may be done with a newer version already.

        Takes the article's turn before it waits for anything. Raises DeliveryError where the broker did not take
        something, and PoolError where no process can read any more: the article is not done then.
        """
        try:
            decoded = decode(arrival, limit=self._limit)
            only = None if isinstance(decoded, Withdrawn) else only_of(arrival)  # it stands for no extractor any more
        except ArticleError as error:
            results = self._outbox.undecodable(arrival, error)
            await self._deliver(results.records)
            telling.undecodable(arrival, error)
            return results
        async with self._turns.take(decoded.id):
            if not ours():
                return None
            if isinstance(decoded, Withdrawn):
                results = self._outbox.withdrawn(arrival, decoded)
            else:
                results = await self._read(arrival, decoded, only)
            for records in (results.records, results.ledger):
                if not ours():
                    return None
                await self._deliver(records)
        telling.dealt_with(arrival, decoded.id, results)
        return results

    async def _read(self, arrival: Arrival, article: Article, only: Collection[str] | None) -> Results:
        """Have an article read by those whom it is for.

        Extractors that don't run here are left to the workers that run them: their entries say what they said before.
        """
        names = None if only is None else self._outbox.running(only)
        if only is not None and (absent := [name for name in only if name not in (names or ())]):
            place = f"{arrival.topic}, partition {arrival.partition}, offset {arrival.offset}"
            about = {**telling.standing(arrival), "article_id": article.id}
            _log.info("%s is for extractors that don't run here: %s", place, ", ".join(absent), extra=about)
        if names == ():
            return Results("elsewhere")
        with self._suspensions.plan(names) as plan:
            outcome = await asyncio.wrap_future(self._reader.submit(article, plan.only))
            for extraction in outcome.extractions:  # before anything is told of failures, or learnt from them
                if extraction.failure:
                    extraction.failure = self._redaction.failure(extraction.failure)
            outcome = plan.answered(outcome)
        for failure in outcome.failures:
            self._observe(failure)
        return self._outbox.read(arrival, article, outcome, names)

    async def _deliver(self, records: Sequence[Record]) -> None:
        """Send records and wait until all are acknowledged. Raises DeliveryError."""
        waiting: list[tuple[Record, Awaitable[object]]] = []
        for record in records:
            try:
                waiting.append((record, await self._send(record)))
            except Exception as error:
                waiting.append(await self._smaller(record, error))
        settled = await asyncio.gather(*(future for _, future in waiting), return_exceptions=True)
        for (record, _), result in zip(waiting, settled, strict=True):
            if isinstance(result, BaseException):
                smaller, future = await self._smaller(record, result)
                try:
                    await future
                except Exception as error:
                    raise _undelivered(smaller, error) from error

    async def _smaller(self, record: Record, error: BaseException) -> tuple[Record, Awaitable[object]]:
        """Send a dead letter that is too large without its value. Raises DeliveryError for any other record or error.

        Giving up would help nobody: whoever takes the article over would fail on it as well.
        """
        if not (isinstance(error, MessageSizeTooLargeError) and self._outbox.may_go_without_value(record)):
            raise _undelivered(record, error) from error
        smaller = deadletters.without_value(record)
        try:
            return smaller, await self._send(smaller)
        except Exception as again:
            raise _undelivered(smaller, again) from again


def _undelivered(record: Record, error: BaseException) -> DeliveryError:
    why = str(error) or type(error).__name__
    return DeliveryError(f"a record could not be delivered to the topic {record.topic}: {why}", record.topic)
