"""Producing: articles from files onto the articles topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kafka import KafkaProducer
from kafka.errors import MessageSizeTooLargeError

from onrecord.article import Article
from onrecord.sources import Found, Place


@dataclass(slots=True)
class Count:
    """What became of the articles that were sent."""

    delivered: int = 0
    failed: int = 0


def produce(
    articles: Iterable[Found], topic: str, client: KafkaProducer, failed: Callable[[Place, str], None]
) -> Count:
    """Send articles, keyed by their ids, and wait until the broker has acknowledged or refused each.

    `failed` is told of articles that were refused, by the broker (from a thread of the client's) or because a record
    is too large to be sent; the others go on. What was found as JSON is sent as it was found; texts are sent as
    records, which may be longer than the texts.
    """
    count = Count()
    for found in articles:
        value = found.value if _is_record(found.place) else _record_of(found.article)
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


def _is_record(place: Place) -> bool:
    """Whether the article stood there as a JSON record, and not as a text: see onrecord.sources."""
    return place.line is not None or place.file.lower().endswith(".json")


def _record_of(article: Article) -> bytes:
    return article.model_dump_json(exclude_none=True).encode()


def _delivered(count: Count, _metadata: Any) -> None:
    count.delivered += 1


def _refused_by_broker(count: Count, failed: Callable[[Place, str], None], place: Place, error: BaseException) -> None:
    _refused(count, failed, place, str(error) or type(error).__name__)


def _refused(count: Count, failed: Callable[[Place, str], None], place: Place, why: str) -> None:
    count.failed += 1
    failed(place, why)
