"""Producing: articles from files onto the articles topic."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from kafka import KafkaProducer
from kafka.errors import MessageSizeTooLargeError

from onrecord.sources import Found, Place

_T = TypeVar("_T")


@dataclass(slots=True)
class Count:
    """What became of the articles that were sent."""

    delivered: int = 0
    failed: int = 0


def produce(
    articles: Iterable[Found],
    topic: str,
    client: KafkaProducer,
    failed: Callable[[Place, str], None],
    count: Count | None = None,
) -> Count:
    """Send articles, keyed by their ids, and wait until the broker has acknowledged or refused each.

    `failed` is told of articles that were refused, by the broker (from a thread of the client's) or because a record
    is too large to be sent; the others go on. What was found as a record is sent as it was found; of everything else
    a record is made, which may be longer than what was found. `count`, where it is given, is kept up to date.
    """
    count = count if count is not None else Count()
    for found in articles:
        value = found.record
        try:
            future = client.send(topic, key=found.article.id.encode(), value=value)
        except MessageSizeTooLargeError:
            limit = client.config["max_request_size"]
            message = f"the record has {len(value):,} bytes, too many for `[streams] request_bytes` ({limit:,})"
            _refused(count, failed, found.place, message)
            continue
        future.add_callback(partial(_delivered, count))
        future.add_errback(partial(_refused_by_broker, count, failed, found.place))
    client.flush()
    return count


def paced(
    some: Iterable[_T],
    rate: float | None,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[_T]:
    """The same, at most `rate` of them a second, evenly; as fast as they come where it is None.

    A source that was slow for a while is not made up for by a burst.
    """
    due = clock()
    for one in some:
        if rate is not None:
            if (early := due - clock()) > 0:
                sleep(early)
            due = max(due, clock()) + 1 / rate
        yield one


def _delivered(count: Count, _metadata: Any) -> None:
    count.delivered += 1


def _refused_by_broker(count: Count, failed: Callable[[Place, str], None], place: Place, error: BaseException) -> None:
    _refused(count, failed, place, str(error) or type(error).__name__)


def _refused(count: Count, failed: Callable[[Place, str], None], place: Place, why: str) -> None:
    count.failed += 1
    failed(place, why)
