"""History: what is known of articles before they are sent again, by the ledger and by what is still unread.

The ledger covers what the group has committed, since entries come before commits. Records behind the committed offsets
may be revisions and withdrawals that no entry speaks of yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kafka import KafkaConsumer, TopicPartition
from pydantic import ValidationError

from onrecord.article import Article
from onrecord.errors import ArticleError, OnrecordError
from onrecord_streams.again import only_of
from onrecord_streams.decoding import decode
from onrecord_streams.ledger import Entry, article_of, latest
from onrecord_streams.partitions import Place, written
from onrecord_streams.records import Arrival
from onrecord_streams.tail import existing


class History:
    """The ledger's entries that count, of all articles or of those named by `of`. `records` are the ledger's.

    Raises OnrecordError where one of them is no entry.
    """

    def __init__(self, records: Iterable[Any], of: Collection[str] | None = None) -> None:
        self._written: dict[bytes, int] = {}
        self._articles: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._at: Place = (0, 0)
        try:
            entries = latest(self._noted(records, of))
        except ValidationError as error:
            what = f"the ledger has a record at {written(self._at)} that is no entry as this version knows them"
            raise OnrecordError(f"{what}; upgrade onrecord-streams if a later version wrote it: {error}") from error
        for entry in entries.values():
            self._articles[entry.article_id][entry.extractor] = entry

    def entries(self) -> Iterator[Entry]:
        """Every entry."""
        for entries in self._articles.values():
            yield from entries.values()

    def entry(self, article: str, extractor: str) -> Entry | None:
        """What became of an article under one extractor."""
        return self._articles[article].get(extractor) if article in self._articles else None

    def newest(self, article: str) -> Entry | None:
        """The entry of the newest record of an article that any extractor has dealt with.

        Within a partition that is the one with the highest offset. An article whose records are in several partitions,
        as after partitions were added, has no order but that in which entries were written.
        """
        newest: dict[int, Entry] = {}
        for entry in self._articles[article].values() if article in self._articles else ():
            if entry.partition not in newest or entry.offset > newest[entry.partition].offset:
                newest[entry.partition] = entry
        return max(newest.values(), key=lambda entry: self._written[entry.key], default=None)

    def _noted(self, records: Iterable[Any], of: Collection[str] | None) -> Iterator[Any]:
        for record in records:
            if of is None or article_of(record.key) in of:
                self._at = (record.partition, record.offset)
                self._written[record.key] = record.timestamp
                yield record


@dataclass(frozen=True, slots=True)
class Said:
    """A record of the articles topic: which article it is about, where it stands, whom it is for (None: all)."""

    article: str
    place: Place
    only: Collection[str] | None = None


class Unread:
    """Records that the group has not committed; those that the ledger has an entry of are dealt with all the same."""

    def __init__(self, records: Iterable[Said] = ()) -> None:
        self._records: dict[str, list[Said]] = defaultdict(list)
        for one in records:
            self._records[one.article].append(one)

    def has(self, article: str, extractor: str | None, after: Place | None) -> bool:
        """Whether there is one for this extractor (None: for all) behind the place of the last that was dealt with."""
        return any(
            (one.only is None or extractor in one.only)
            and (after is None or one.place[0] != after[0] or one.place[1] > after[1])
            for one in self._records.get(article, ())
        )


def unread(client: KafkaConsumer, topic: str, since: Mapping[int, int], of: Collection[str], limit: int) -> Unread:
    """What the articles topic has of these articles behind the offsets `since`, by partition: what is committed.

    These are to be asked for before the ledger is read: what is committed in between would be in neither. `limit` is
    that of an article.
    """
    begin = {TopicPartition(topic, one): offset for one, offset in since.items()}
    seen = (said_by(record, of, limit) for record in existing(client, [topic], begin))
    return Unread(one for one in seen if one is not None)


def said_by(record: Any, of: Collection[str], limit: int) -> Said | None:
    """What a record of the articles topic says of these articles; None where it is about another, or is none."""
    if record.key and record.key.decode(errors="replace") not in of:
        return None  # a key that differs from the id is no article
    arrival = Arrival.of(record)
    try:
        decoded = decode(arrival, limit=limit)
        only = only_of(arrival) if isinstance(decoded, Article) else None
    except ArticleError:
        return None
    return Said(decoded.id, (record.partition, record.offset), only) if decoded.id in of else None
