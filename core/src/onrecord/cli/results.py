"""Where results of `extract` go, article by article: to records on stdout, or to a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol

import click

from onrecord.article import Article
from onrecord.cli.output import Writer
from onrecord.outcome import Outcome
from onrecord.sources import Place


class Output(Protocol):
    """Takes what became of each article, in the order of the articles."""

    def article(self, article: Article, outcome: Outcome, place: Place) -> None:
        """An article, what became of it, and where it stands."""

    def unread(self, message: str) -> None:
        """Something that is no article, with its place and the reason."""

    def close(self) -> None:
        """There is no more to come."""


class RecordOutput:
    """Writes facts one after another, whatever article they are from."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def article(self, article: Article, outcome: Outcome, place: Place) -> None:
        for fact in outcome.facts:
            self._writer.write(fact.value)

    def unread(self, message: str) -> None:
        """Records have no place for it."""

    def close(self) -> None:
        self._writer.close()


class PageOutput:
    """Writes a page at the end, and says so on stderr unless it is to be quiet. `headlines` are those of the types."""

    def __init__(self, path: Path, headlines: Mapping[str, str], *, quiet: bool) -> None:
        from onrecord.page import PageFile  # with the templates, which only a page needs

        if not path.parent.is_dir():
            raise click.BadParameter(f"there is no folder {path.parent} to write {path.name} to", param_hint="--html")
        try:
            TemporaryFile(dir=path.parent).close()  # as the page is written at the end, beside its place
        except OSError as error:
            said = f"the folder {path.parent} can't be written to: {error.strerror}"
            raise click.BadParameter(said, param_hint="--html") from error
        self._path, self._quiet = path, quiet
        self._page = PageFile(headlines)

    def article(self, article: Article, outcome: Outcome, place: Place) -> None:
        self._page.add(article, (fact.value for fact in outcome.facts), outcome_notes(outcome))

    def unread(self, message: str) -> None:
        self._page.unread(message)

    def close(self) -> None:
        self._page.write(self._path)
        if not self._quiet:
            counts = f"articles: {self._page.articles}, facts: {self._page.facts}"
            click.echo(f"{self._path} is written ({counts})", err=True)


def outcome_notes(outcome: Outcome) -> list[str]:
    """What is missing among the facts of an article, and why, in a line each."""
    skipped = [f"This article was not read ({outcome.skipped})."] if outcome.skipped else []
    return [
        *skipped,
        *(f"{one.extractor} failed ({one.stage}): {one.error}: {one.message}" for one in outcome.failures),
    ]
