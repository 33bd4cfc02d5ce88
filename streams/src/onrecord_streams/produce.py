"""Producing: articles from files onto the articles topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kafka import KafkaProducer

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

    `failed` is told of articles that were refused, from a thread of the client's. What was found as JSON is sent as
    it was found; texts are sent as records.
    """
    count = Count()
    for found in articles:
        value = found.value if _is_record(found.place) else _record_of(found.article)
        future = client.send(topic, key=found.article.id.encode(), value=value)
        future.add_callback(partial(_delivered, count))
        future.add_errback(partial(_refused, count, failed, found.place))
    client.flush()
    return count


def _is_record(place: Place) -> bool:
    """Whether the article stood there as a JSON record, and not as a text: see onrecord.sources."""
    return place.line is not None or place.file.lower().endswith(".json")


def _record_of(article: Article) -> bytes:
    return article.model_dump_json(exclude_none=True).encode()


def _delivered(count: Count, _metadata: Any) -> None:
    count.delivered += 1


def _refused(count: Count, failed: Callable[[Place, str], None], place: Place, error: BaseException) -> None:
    count.failed += 1
    failed(place, str(error) or type(error).__name__)
