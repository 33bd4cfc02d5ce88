"""The board: what the demonstration has seen so far, shown as it comes and summed up at the end."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.status import Status
from rich.table import Table

from onrecord.cli.output import Writer
from onrecord.display import printable


class Board:
    """Collects facts, ledger entries and dead letters. `articles` and `broken` are how many are expected.

    `rows` writes the facts; `extractors` are the names of those that read every article.
    """

    def __init__(self, console: Console, rows: Writer, extractors: list[str], articles: int, broken: int) -> None:
        self._console = console
        self._extractors = extractors
        self._articles = articles
        self._broken = broken
        self._rows = rows
        self._status: Status | None = None
        self._begun = time.monotonic()
        self._facts: dict[str, list[bytes]] = {}
        self._seen: set[str] = set()
        self._named: set[str] = set()
        self._types: Counter[str] = Counter()
        self._entries: dict[str, set[str]] = {}
        self._skipped: dict[str, str] = {}
        self._dead: list[tuple[str, str]] = []

    @contextmanager
    def live(self) -> Iterator[None]:
        """Show a line with the state of things below the facts, for the time of the body."""
        with self._console.status("starting") as self._status:
            yield
        self._status = None

    def fact(self, value: bytes) -> None:
        """A fact arrived."""
        fields = json.loads(value)
        if fields["id"] not in self._seen:
            self._seen.add(fields["id"])
            self._types[fields["type"]] += 1
            self._facts.setdefault(fields["article_id"], []).append(value)
            self._rows.write(value)
        self._show()

    def entry(self, article: str, extractor: str, facts: list[str], skipped: str | None) -> None:
        """A ledger entry arrived: these facts stand; `skipped` says why the article was not read, if it was not."""
        self._entries.setdefault(article, set()).add(extractor)
        self._named.update(facts)
        if skipped:
            self._skipped[article] = skipped
        self._show()

    def dead_letter(self, what: str, why: str) -> None:
        """A dead letter arrived."""
        self._dead.append((what, why))
        self._show()

    def facts_of(self, article: str) -> list[bytes]:
        """The facts of an article that arrived, as lines of JSON."""
        return self._facts.get(article, [])

    def notes_of(self, article: str) -> list[str]:
        """Why an article has no facts, where it was not read."""
        return [f"This article was not read ({self._skipped[article]})."] if article in self._skipped else []

    @property
    def read(self) -> int:
        """How many articles have the ledger entries of all extractors."""
        return sum(entries.issuperset(self._extractors) for entries in self._entries.values())

    @property
    def complete(self) -> bool:
        """Whether everything is here: all entries, all facts that they name, and the letters for broken records."""
        facts = self._named <= self._seen
        return self.read >= self._articles and facts and len(self._dead) >= self._broken

    def summary(self) -> None:
        """Print what came of it all."""
        table = Table(show_edge=False, pad_edge=False, title="What came of it", title_justify="left")
        table.add_column("", style="bold")
        table.add_column("", overflow="fold")
        for kind, count in sorted(self._types.items()):
            table.add_row(kind, f"{count}")
        for what, why in self._dead:
            table.add_row("dead letter", escape(printable(f"{what}: {why}")))
        for article, why in self._skipped.items():
            table.add_row("skipped", escape(printable(f"{article}: {why}")))
        missing = "" if self.read >= self._articles else f", {self._articles - self.read} missing"
        table.add_row(
            "ledger", f"{self.read} articles with an entry from each of {len(self._extractors)} extractors{missing}"
        )
        table.add_row("time", f"{time.monotonic() - self._begun:.1f} s")
        self._console.print()
        self._console.print(table)

    def _show(self) -> None:
        if self._status is not None:
            facts, letters = sum(self._types.values()), len(self._dead)
            self._status.update(f"{self.read}/{self._articles} articles · {facts} facts · {letters} dead letters")
