"""`onrecord extract`: facts from files."""

from __future__ import annotations

import socket
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Literal

import click

from onrecord.cli import exits
from onrecord.cli.inputs import InputFormat, articles_of, input_format_option
from onrecord.cli.names import names_option
from onrecord.cli.output import FORMATS, fact_writer
from onrecord.cli.passages import PassageOutput
from onrecord.cli.progress import over_files
from onrecord.cli.results import Output, PageOutput, RecordOutput
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.host import Host
from onrecord.outcome import Failure, Outcome
from onrecord.pool import Pool, PoolSpec
from onrecord.sources import Found, Place, Unreadable

_Format = Literal["text", "table", "json", "jsonl", "csv"]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@names_option("--only", "Only these extractors.")
@names_option("--exclude", "Not these extractors.")
@input_format_option
@click.option(
    "-o",
    "--output",
    type=click.Choice(("text", *FORMATS)),
    show_default="text on a terminal, jsonl in a pipe",
    help="How to write the facts; text is the passages with marks, and a table.",
)
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with the articles and marks."
)
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Processes to read with.")
@click.option("--strict", is_flag=True, help="Stop at the first article that can't be read.")
@click.pass_obj
def extract(
    state: State,
    files: tuple[str, ...],
    only: tuple[str, ...] | None,
    exclude: tuple[str, ...] | None,
    input_format: InputFormat | None,
    output: _Format | None,
    page: Path | None,
    jobs: int | None,
    strict: bool,
) -> int:
    """Read articles from FILES and write the facts found in them to stdout.

    FILES are texts, article records as JSON or one a line, ninjs, schema.org JSON-LD, RSS, Atom or HTML pages, by name
    and content; - is standard input. What can't be read is reported on stderr and the rest is done (exit code 5). With
    --html the facts go to a page, which needs nothing but a browser; to stdout they go as well only where -o says how.

    \b
      onrecord extract article.txt page.html feed.xml item.ninjs.json
      onrecord extract articles.jsonl --html facts.html
      onrecord extract articles.jsonl --only quotes,votes -o csv > facts.csv
      cat article.txt | onrecord extract - -o jsonl
    """
    if page is not None:
        _may_replace(page, files)
    settings = state.load(Settings, {"pool": {"processes": jobs}})
    spec = PoolSpec(settings, only=only, exclude=exclude or ())
    with _Wakeup() as wakeup, Pool(spec) as pool, over_files(state, "reading", files) as bar:
        outputs = list(_outputs(state, pool, output, page))
        run = _Run(state, pool, outputs, wakeup, strict)
        for found in articles_of(files, settings, input_format, wait=run.wait_for_input):
            bar.advance(len(found.value) + 1)
            if not run.take(found):
                break
        run.finish()
        for one in outputs:
            one.close()
    return exits.PARTIAL if run.troubled else exits.OK


def _may_replace(page: Path, files: Sequence[str]) -> None:
    """Raises UsageError where a page would take the place of a file that is read, or that is no page."""
    from onrecord.page.file import is_other_file  # here, since no other command needs what it brings

    if any(Path(file).exists() and page.exists() and page.samefile(file) for file in files):
        raise click.UsageError(f"--html {page}: the page would take the place of this file, which is to be read")
    if is_other_file(page):
        raise click.UsageError(f"--html {page}: this file is no HTML page; delete it, or name another file")


def _outputs(state: State, pool: Pool, output: _Format | None, page: Path | None) -> Iterator[Output]:
    """Where the facts go."""
    headlines = {one.fact_type: one.headline for one in pool.extractors}
    if page is not None:
        yield PageOutput(page, headlines, quiet=state.verbosity < 0)
        if output is None:
            return
    output = output or ("text" if sys.stdout.isatty() else "jsonl")
    if output == "text":
        yield PassageOutput(state.console(), headlines)
    else:
        fields = [field for one in pool.extractors for field in one.fields]
        yield RecordOutput(fact_writer(output, sys.stdout, state.console(), fields, headlines))


class _Wakeup:
    """Wakes whoever waits for input when a result is there."""

    def __enter__(self) -> _Wakeup:
        self._reads, self._writes = socket.socketpair()
        self._writes.setblocking(False)
        return self

    def __exit__(self, *_: object) -> None:
        self._reads.close()
        self._writes.close()

    def wake(self, _future: Future[Outcome]) -> None:
        """Called from the pool's threads."""
        with suppress(OSError):  # full: it is awake; closed: nobody waits any more
            self._writes.send(b".")

    def input_is_there(self, descriptor: int) -> bool:
        """Wait for input or for `wake`; True where there is input."""
        ready, _, _ = select([descriptor, self._reads.fileno()], [], [])
        if self._reads.fileno() in ready:
            self._reads.recv(4096)
        return descriptor in ready


class _Run:
    """Articles on their way through the pool; facts come out in the order in which articles went in."""

    def __init__(self, state: State, pool: Pool, outputs: Sequence[Output], wakeup: _Wakeup, strict: bool) -> None:
        self._state, self._pool, self._outputs, self._strict = state, pool, outputs, strict
        self._wakeup = wakeup
        self._ahead = 4 * max(1, pool.size)
        self._waiting: deque[tuple[Found, Future[Outcome]]] = deque()
        self._host: Host | None = None
        self.troubled = False

    def take(self, found: Found | Unreadable) -> bool:
        """Have an article read. False where the run is to stop here."""
        if isinstance(found, Unreadable):
            self.finish()
            message = f"{found.place}: {found.error} ({found.error.reason})"
            self._complain(message)
            for one in self._outputs:
                one.unread(message)
            return not self._strict
        future = self._pool.submit(found.article)
        self._waiting.append((found, future))
        future.add_done_callback(self._wakeup.wake)
        if len(self._waiting) > self._ahead:
            self._write(*self._waiting.popleft())
        return True

    def wait_for_input(self, descriptor: int) -> None:
        """Return once there is something to read; what is finished meanwhile is written."""
        there = False
        while not there:
            there = self._wakeup.input_is_there(descriptor)
            while self._waiting and self._waiting[0][1].done():
                self._write(*self._waiting.popleft())

    def finish(self) -> None:
        """Wait for what is under way."""
        while self._waiting:
            self._write(*self._waiting.popleft())

    def _write(self, found: Found, future: Future[Outcome]) -> None:
        place, outcome = found.place, future.result()
        if outcome.skipped:
            self._complain(f"{place}: {outcome.article_id} was skipped ({outcome.skipped})", trouble=False)
        for one in self._outputs:
            one.article(found.article, outcome, place)
        sys.stdout.flush()
        for failure in outcome.failures:
            self._report(place, failure)

    def _report(self, place: Place, failure: Failure) -> None:
        self._complain(
            f"{place}: {failure.extractor} failed on {failure.article_id} ({failure.stage}): "
            f"{failure.error}: {failure.message}"
        )
        if self._state.verbosity > 0 and failure.trace:
            click.echo(failure.trace, err=True)
        if self._host is None:
            self._host = Host(self._state.load(Settings))
        self._host.report(failure)

    def _complain(self, message: str, *, trouble: bool = True) -> None:
        self.troubled = self.troubled or trouble
        if trouble or self._state.verbosity >= 0:
            click.echo(message, err=True)
