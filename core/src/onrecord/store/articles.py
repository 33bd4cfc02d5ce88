"""Articles: the texts that a store keeps beside the facts, where it is asked to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from onrecord.article import Article

TABLE: Final = "onrecord_articles"

_DEFINITIONS: Final = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} (id TEXT PRIMARY KEY, publisher TEXT, record TEXT NOT NULL)",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_publisher ON {TABLE} (publisher)",
)


class Articles:
    """The table of articles in a database. A file of an earlier version, when it is only read, has none."""

    def __init__(self, connection: sqlite3.Connection, *, make: bool = True) -> None:
        self._connection = connection
        if make:
            for one in _DEFINITIONS:
                connection.execute(one)
        found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone()
        self.there = found is not None
        """Whether there is such a table."""

    def put(self, article: Article) -> None:
        """Keep an article, in place of the one that has its id."""
        values = (article.id, article.publisher, article.model_dump_json(exclude_none=True))
        self._connection.execute(f"INSERT OR REPLACE INTO {TABLE} VALUES (?, ?, ?)", values)

    def delete(self, id: str) -> bool:
        """Delete an article; whether there was one."""
        return self._connection.execute(f"DELETE FROM {TABLE} WHERE id = ?", (id,)).rowcount > 0

    def clear(self) -> None:
        """Delete all articles."""
        self._connection.execute(f"DELETE FROM {TABLE}")

    def get(self, id: str) -> Article | None:
        """The article of an id; None where there is none."""
        found = self.there and self._connection.execute(f"SELECT record FROM {TABLE} WHERE id = ?", (id,)).fetchone()
        return Article.model_validate_json(found[0]) if found else None

    def publishers(self) -> Iterator[str]:
        """The names of all publishers, by name."""
        if self.there:
            sql = f"SELECT DISTINCT publisher FROM {TABLE} WHERE publisher IS NOT NULL ORDER BY publisher"
            yield from (name for (name,) in self._connection.execute(sql))
