"""`onrecord sink`: facts into a store of one's own, from files, or from topics where onrecord-streams is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Final

import click

from onrecord import naming
from onrecord.cli import exits
from onrecord.cli.brought import call_brought
from onrecord.cli.groups import Group
from onrecord.cli.names import complete_names
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.host import Host
from onrecord.schemas import fact_schema
from onrecord.sources import STANDARD_INPUT, Found, Unreadable, read_articles
from onrecord.store import Store, StoredFact
from onrecord.stored import NoFact, facts_on_lines

STREAM_COMMAND: Final = "sink-sqlite-stream"
"""The command, hidden, that is called without `--from`; onrecord-streams brings it."""

ORIGIN: Final = "files"
_AT_ONCE: Final = 500
"""Facts that are written in one transaction."""


@click.group(cls=Group)
def sink() -> None:
    """Keep facts in a store of your own."""


@sink.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("types", nargs=-1, metavar="[TYPE]…", shell_complete=complete_names)
@click.option(
    "--from",
    "sources",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Facts from this file of JSON Lines, - for standard input, not from topics. Repeat.",
)
@click.option(
    "--articles",
    "texts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="With --from: keep the articles of this file too, for `onrecord view`. Repeat.",
)
@click.option("--keep-articles", is_flag=True, help="Keep the articles of their topic too, for `onrecord view`.")
@click.option("-b", "--brokers", metavar="HOST:PORT,…", help="The broker; else `[streams] brokers` of the settings.")
@click.option("--until-end", is_flag=True, help="Stop when all that the topics have at present is in the file.")
@click.pass_context
def sqlite(
    ctx: click.Context,
    file: Path,
    types: tuple[str, ...],
    sources: tuple[str, ...],
    texts: tuple[str, ...],
    keep_articles: bool,
    brokers: str | None,
    until_end: bool,
) -> int:
    """Keep the facts that stand in the SQLite FILE: all, or those of the extractors named as TYPE (quotes, votes, …).

    Follows the topics until it is stopped, goes on from where it was, and commits nothing to the broker. A table for
    each kind (quote, vote, …), with a full-text index over exact and sentence (quote_fts).

    \b
      onrecord sink sqlite facts.sqlite --keep-articles
      onrecord extract a.jsonl | onrecord sink sqlite facts.sqlite --from -
      sqlite3 facts.sqlite "SELECT rowid, exact FROM quote_fts('harbour')"
    """
    state: State = ctx.obj
    if not sources:
        if texts:
            raise click.UsageError("--articles is for --from; from topics, articles are kept with --keep-articles")
        missing = "topics are read by onrecord-streams; install it here, or read files with --from"
        said = {"file": file, "types": types, "brokers": brokers, "until_end": until_end}
        return call_brought(ctx, STREAM_COMMAND, missing, **said, keep_articles=keep_articles)
    if brokers or until_end:
        raise click.UsageError("--from reads files to their ends: -b and --until-end say nothing then")
    if keep_articles:
        raise click.UsageError("--keep-articles reads their topic; with --from name files of articles with --articles")
    settings = state.load(Settings)
    host = Host(settings)
    extractors = host.installed()
    names = {one: naming.named(one, extractors) for one in types}
    wanted = {extractors[name].fact_model.fact_type if name else one for one, name in names.items()}
    with Store(file, {one.fact_model.fact_type: fact_schema(one) for one in extractors.values()}) as store:
        store.begin(ORIGIN)
        filling = _Filling(store, wanted)
        for source in sources:
            if source == STANDARD_INPUT:
                filling.take(source, sys.stdin.buffer)
            else:
                with Path(source).open("rb") as stream:
                    filling.take(source, stream)
        filling.keep(read_articles(texts, limit=settings.limits.article_bytes))
    for one in (one for one, name in names.items() if name is None and one not in filling.types):
        click.echo(f"no fact of the type {one!r} is in these files; here {naming.unknown(one, extractors)}", err=True)
    filling.report(state, file)
    return exits.PARTIAL if filling.refused else exits.OK


class _Filling:
    """Facts on their way into a store. A revised article's facts replace those of the text that was read before."""

    def __init__(self, store: Store, wanted: set[str]) -> None:
        self._store, self._wanted = store, wanted
        self.written = self.replaced = self.refused = self.kept = 0
        self.types: set[str] = set()

    def take(self, name: str, stream: IO[bytes]) -> None:
        """All facts of a stream of JSON Lines; what is none is reported and passed over."""
        facts = self._facts(name, stream)
        while some := list(islice(facts, _AT_ONCE)):
            with self._store.transaction():
                for fact in some:
                    self.replaced += self._store.delete_other_texts(fact)
                    self._store.put(fact)
            self.written += len(some)

    def keep(self, articles: Iterable[Found | Unreadable]) -> None:
        """Articles beside the facts; what is none is reported and passed over."""
        found = iter(articles)
        while some := list(islice(found, _AT_ONCE)):
            with self._store.transaction():
                for one in some:
                    if isinstance(one, Found):
                        self._store.articles.put(one.article)
                        self.kept += 1
                    else:
                        self.refused += 1
                        click.echo(f"{one.place}: {one.error}", err=True)

    def report(self, state: State, file: Path) -> None:
        if state.verbosity >= 0:
            stale = f", {self.replaced} of earlier texts taken out" if self.replaced else ""
            kept = f", {self.kept} articles kept" if self.kept else ""
            click.echo(f"{self.written} facts written to {file}{stale}{kept}, {self.refused} refused", err=True)

    def _facts(self, name: str, stream: IO[bytes]) -> Iterator[StoredFact]:
        for fact in facts_on_lines(name, stream, StoredFact.read):
            if isinstance(fact, NoFact):
                self.refused += 1
                click.echo(f"{fact.place}: {fact.why}", err=True)
            elif not self._wanted or fact.type in self._wanted:
                self.types.add(fact.type)
                yield fact
