"""Memory: what a sink knows beside the facts that it shows, in tables of its own in the same file.

The ledger's entries that count; every fact on the topics, shown or not, with its place; and the offsets up to which all
of this was read. What is not shown has its value here, until nothing can name it any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kafka import TopicPartition

from onrecord_streams.ledger import article_of

_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS onrecord_offsets
       (topic TEXT, partition INTEGER, next INTEGER, PRIMARY KEY (topic, partition))""",
    """CREATE TABLE IF NOT EXISTS onrecord_ledger
       (key BLOB PRIMARY KEY, article_id TEXT, value BLOB, partition INTEGER, offset INTEGER)""",
    "CREATE INDEX IF NOT EXISTS onrecord_ledger_article ON onrecord_ledger (article_id)",
    """CREATE TABLE IF NOT EXISTS onrecord_held
       (topic TEXT, id TEXT, type TEXT, article_id TEXT, partition INTEGER, time INTEGER, value BLOB,
        PRIMARY KEY (topic, id))""",
    "CREATE INDEX IF NOT EXISTS onrecord_held_article ON onrecord_held (article_id)",
    "CREATE TABLE IF NOT EXISTS onrecord_read (only INTEGER PRIMARY KEY, time REAL)",
)


@dataclass(frozen=True, slots=True)
class LedgerRecord:
    """A record of the ledger, as far as it takes to tell what stands."""

    key: bytes
    value: bytes
    partition: int
    offset: int


@dataclass(frozen=True, slots=True)
class Held:
    """A fact on a topic: its last record. `value` is None where the fact is shown: then the store has it."""

    topic: str
    id: str
    type: str
    article_id: str
    partition: int
    time: int
    value: bytes | None


class Memory:
    """The tables of a sink. Nothing is written outside of the store's transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for table in _TABLES:
            connection.execute(table)

    def offsets(self) -> dict[TopicPartition, int]:
        """The offset of the next record to read, by partition."""
        rows = self._connection.execute("SELECT topic, partition, next FROM onrecord_offsets")
        return {TopicPartition(topic, partition): offset for topic, partition, offset in rows}

    def move_on(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Remember up to where partitions were read."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO onrecord_offsets VALUES (?, ?, ?)",
            [(one.topic, one.partition, offset) for one, offset in offsets.items()],
        )

    def forget_topic(self, topic: str) -> None:
        """Forget up to where a topic was read, so that it is read from its beginning if it ever is again."""
        self._connection.execute("DELETE FROM onrecord_offsets WHERE topic = ?", (topic,))

    def note_time(self, now: float) -> None:
        """Remember when all that the ledger had was read, in seconds since the epoch."""
        self._connection.execute("INSERT OR REPLACE INTO onrecord_read VALUES (1, ?)", (now,))

    def left_alone(self, now: float) -> float | None:
        """Seconds since all was read for the last time; None where it never was."""
        found = self._connection.execute("SELECT time FROM onrecord_read").fetchone()
        return now - found[0] if found else None

    def note(self, record: Any) -> str | None:
        """Take a record of the ledger in; the article that it is about, None where it is none of ours."""
        if (article := article_of(record.key)) is None:
            return None
        if record.value is None:
            self._connection.execute("DELETE FROM onrecord_ledger WHERE key = ?", (record.key,))
        else:
            self._connection.execute(
                "INSERT OR REPLACE INTO onrecord_ledger VALUES (?, ?, ?, ?, ?)",
                (record.key, article, record.value, record.partition, record.offset),
            )
        return article

    def ledger_of(self, article: str) -> list[LedgerRecord]:
        """The ledger's records about an article."""
        sql = "SELECT key, value, partition, offset FROM onrecord_ledger WHERE article_id = ? ORDER BY offset"
        return [LedgerRecord(*row) for row in self._connection.execute(sql, (article,))]

    def held(self, topic: str, id: str) -> Held | None:
        """A fact on a topic."""
        return next(iter(self._held("topic = ? AND id = ?", (topic, id))), None)

    def held_of(self, article: str) -> list[Held]:
        """All facts of an article."""
        return self._held("article_id = ?", (article,))

    def hold(self, facts: Iterable[Held]) -> None:
        """Take facts in, each in place of its last record."""
        rows = [(one.topic, one.id, one.type, one.article_id, one.partition, one.time, one.value) for one in facts]
        self._connection.executemany("INSERT OR REPLACE INTO onrecord_held VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def let_go(self, topic: str, id: str) -> None:
        """Forget a fact."""
        self._connection.execute("DELETE FROM onrecord_held WHERE topic = ? AND id = ?", (topic, id))

    def let_go_of_old(self, before: int) -> int:
        """Forget the facts that are not shown and were written before a time in milliseconds; how many these were."""
        sql = "DELETE FROM onrecord_held WHERE value IS NOT NULL AND time < ?"
        return self._connection.execute(sql, (before,)).rowcount

    def forget(self) -> list[tuple[str, str]]:
        """Forget everything; the type and id of the facts that are shown."""
        shown = self._connection.execute("SELECT type, id FROM onrecord_held WHERE value IS NULL").fetchall()
        for table in ("onrecord_offsets", "onrecord_ledger", "onrecord_held"):
            self._connection.execute(f"DELETE FROM {table}")
        return shown

    def _held(self, where: str, values: tuple[Any, ...]) -> list[Held]:
        sql = f"SELECT topic, id, type, article_id, partition, time, value FROM onrecord_held WHERE {where}"
        return [Held(*row) for row in self._connection.execute(sql, values)]
