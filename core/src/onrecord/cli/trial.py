"""`onrecord try`: what an extractor makes of a text, with its evidence marked, and again whenever something changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from rich.console import Console
from rich.text import Text

from onrecord.article import Article
from onrecord.cli import exits
from onrecord.cli.inputs import articles_of
from onrecord.cli.names import complete_names
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.display import describe, printable
from onrecord.errors import OnrecordError
from onrecord.host import Host
from onrecord.sources import STANDARD_INPUT, Unreadable
from onrecord.sources.formats import kind_of

if TYPE_CHECKING:
    from onrecord.engine import Engine
    from onrecord.trial import Passage, Trial

_COLUMNS: Final = ("article_id", "start", "end", "text", "triggers", "facts", "why", "refusals")
_STYLES: Final = ("bold green", "bold yellow", "bold cyan", "bold magenta", "bold blue", "bold red")


@click.command("try")
@click.argument("name", shell_complete=complete_names)
@click.argument("text", metavar="TEXT|FILE")
@click.option("--watch", is_flag=True, help="Do it again whenever FILE or the source of the plugin changes.")
@format_option
@click.pass_obj
def try_(state: State, name: str, text: str, watch: bool, output: Format) -> int:
    """Read a TEXT, or the articles of a FILE (- is standard input), with the extractor NAME. What can't be read of a
    FILE is reported on stderr and the rest is done (exit code 5).

    Shows the sentences with facts, the evidence marked, which rule fired, and the sentences with a trigger that gave
    none, with the reason as far as the extractor says it. Other formats than a table have a record for each such
    sentence.

    \b
      onrecord try votes "The council approved the plan by 7 votes to 2."
      onrecord try verdicts article.txt --watch
    """
    if not watch:
        return _try(state, name, text, output)
    from onrecord.cli.watching import changes

    if text == STANDARD_INPUT:
        raise click.UsageError("--watch can't read standard input again: give a file or a text")
    sources = _sources(state, name)
    watched = [*sources, *([Path(text)] if _is_file(text) else [])]
    seen = changes(watched, sources)
    while True:
        try:
            _try(state, name, text, output)
        except OnrecordError as error:
            click.echo(f"Error: {error}", err=True)
        sys.stdout.flush()
        click.echo(f"watching {', '.join(map(str, watched))}; Ctrl-C ends it", err=True)
        changed = next(seen)
        click.echo(f"\n{', '.join(changed)} changed", err=True)


def _try(state: State, name: str, text: str, output: Format) -> int:
    from onrecord.trial import Trials

    settings = state.load(Settings)
    engine = Host(settings).engine([name])
    trials = Trials(engine)
    articles = _articles(text, settings)
    begin = list(islice(articles, 2))
    show = _Shown(state, engine, output, several=len(begin) > 1)
    read = failed = unread = 0
    for one in chain(begin, articles):
        if isinstance(one, Unreadable):
            unread += 1
            click.echo(printable(f"{one.place}: {one.error} ({one.error.reason})"), err=True)
            continue
        read += 1
        trial = trials.read(one)
        show.add(trial)
        if failure := trial.failure:
            failed += 1
            click.echo(printable(f"{name} failed ({failure.stage}): {failure.error}: {failure.message}"), err=True)
            if failure.trace and failure.stage != "check":
                click.echo(printable(failure.trace.rstrip()), err=True)
    show.close()
    if failed or not read:
        return exits.FAILURE
    return exits.PARTIAL if unread else exits.OK


class _Shown:
    """Shows each trial as soon as it is there, but for formats that are one whole: those at the end."""

    def __init__(self, state: State, engine: Engine, output: Format, *, several: bool) -> None:
        (loaded,) = engine.loaded
        self._headline: str = type(loaded.extractor).fact_model.headline
        self._console, self._output, self._several = state.console(), output, several
        self._waiting: list[dict[str, Any]] = []

    def add(self, trial: Trial) -> None:
        """One more trial."""
        if self._output == "table":
            _show(self._console, trial, self._headline, several=self._several)
        else:
            self._waiting += [_row(trial, one) for one in trial.passages]
            if self._output == "jsonl":
                self._write()
        sys.stdout.flush()

    def close(self) -> None:
        """There is no more to come."""
        if self._output in ("json", "csv"):
            self._write()

    def _write(self) -> None:
        rows_out(self._output, self._console, _COLUMNS, self._waiting)
        self._waiting = []


def _is_file(text: str) -> bool:
    return _is_there(text) and not Path(text).is_dir()


def _is_there(text: str) -> bool:
    """Whether a text is the path of something: a file, a folder, a named pipe."""
    try:
        return bool(text) and Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or NUL
        return False


def _articles(text: str, settings: Settings) -> Iterator[Article | Unreadable]:
    """The articles of a file, and what is none; else one of the text. Raises ArticleError for a text that is none."""
    if text != STANDARD_INPUT and not _is_file(text):
        if not any(map(str.isspace, text)):
            if _is_there(text):
                raise click.BadParameter(f"{text} is a folder; name a file in it", param_hint="TEXT|FILE")
            if kind_of(text, None) is not None:
                raise click.BadParameter(f"there is no file {text}", param_hint="TEXT|FILE")
        yield Article.from_text(text, language="en")
        return
    for found in articles_of((text,), settings, None):
        if isinstance(found, Unreadable):
            yield found
        else:
            article = found.article
            yield article if article.language else article.model_copy(update={"language": "en"})


def _sources(state: State, name: str) -> Sequence[Path]:
    """The folder of the package of an extractor, or the file of its module. Raises PluginError."""
    (loaded,) = Host(state.load(Settings)).loaded([name])
    top = sys.modules[type(loaded.extractor).__module__.partition(".")[0]]
    folders = [Path(one) for one in getattr(top, "__path__", ())]
    return folders or [Path(top.__file__ or "")]


def _row(trial: Trial, one: Passage) -> dict[str, Any]:
    return {
        "article_id": trial.article.id,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "triggers": list(one.triggers),
        "facts": list(one.facts),
        "why": one.why,
        "refusals": [asdict(refusal) for refusal in one.refusals],
    }


def _show(console: Console, trial: Trial, headline: str, *, several: bool) -> None:
    def line(*parts: str | tuple[str, str] | Text) -> None:
        console.print(Text.assemble(*parts), soft_wrap=True)

    style = _styles()
    if several:
        line((f"── {printable(trial.article.id)}", "dim"))
    if trial.nothing:
        line(printable(trial.nothing), "\n")
    for one in trial.passages:
        line(_marked(one, style, brackets=not console.is_terminal))
        for fact in one.facts:
            line("  ", (printable(f"{fact['type']}: {describe(fact, headline)}"), "bold"))
            line(f"    rule {printable(fact['rule'])}, confidence {fact['confidence']:.2f}")
            for part in fact["evidence"]:
                line("    ", (printable(part["field"]), style(part["field"])), f": {_words(part['exact'])}")
        if one.why:
            line("  ", (printable(one.why), "dim"))
        line()


def _styles() -> Callable[[str], str]:
    """A style for each field, always the same within one output."""
    given: dict[str, str] = {}
    return lambda field: given.setdefault(field, _STYLES[len(given) % len(_STYLES)])


def _marked(one: Passage, style: Callable[[str], str], *, brackets: bool) -> Text:
    """A passage with its evidence in the colours of its fields, where there are no colours in brackets."""
    text = Text(printable(one.text).replace("\n", " "))
    spans = [(max(0, mark.start - one.start), min(len(one.text), mark.end - one.start), mark) for mark in one.marks]
    if not brackets:
        for start, end, mark in spans:
            text.stylize(f"{style(mark.field)} underline", start, end)
        return text
    plain = text.plain
    signs = sorted({(end, 0, "]") for _, end, _ in spans} | {(start, 1, "[") for start, _, _ in spans}, reverse=True)
    for at, _, sign in signs:
        plain = plain[:at] + sign + plain[at:]
    return Text(plain)


def _words(exact: str) -> str:
    return printable(" ".join(exact.split()))
