"""`onrecord bench`: how fast articles are read on this machine, beside the other ways to read them."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import exits
from onrecord.cli.brought import call_brought
from onrecord.cli.names import names_option
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.progress import counted
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.errors import OnrecordError
from onrecord.host import Host
from onrecord.sources import Found, read_articles

if TYPE_CHECKING:
    from onrecord.bench.contenders import Contender
    from onrecord.bench.rounds import Time

STREAM_COMMAND = "bench-stream"
"""The command, hidden, that `--stream` calls; onrecord-streams brings it."""

_ENOUGH = 100
"""Articles from which on the figures hardly change any more."""

_log = logging.getLogger(__name__)

_SPEED = (
    "reading",
    "articles_per_cpu_second",
    "words_per_cpu_second",
    "cpu_seconds",
    "wall_seconds",
    "cpu_ratio",
    "wall_ratio",
    "failed",
)
_SHARES = ("reading", "annotation", "layers", "extractors", "other", "parsed_paragraphs")
_PARTS = ("part", "cpu_seconds", "share")
_MEMORY = ("articles", "resident_mib")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@names_option("--only", "Only these extractors.")
@names_option("--exclude", "Not these extractors.")
@click.option("-n", "--articles", "limit", type=click.IntRange(1), help="Only the first so many articles.")
@click.option(
    "--memory", type=click.IntRange(0), help="Watch a process grow over so many articles (default: once all)."
)
@click.option("--stream", is_flag=True, help="Measure a worker on a broker instead (needs onrecord-streams).")
@click.option("-b", "--brokers", metavar="HOST:PORT,…", help="With --stream: this broker, not one in memory.")
@format_option
@click.pass_context
def bench(
    ctx: click.Context,
    files: tuple[str, ...],
    only: tuple[str, ...] | None,
    exclude: tuple[str, ...] | None,
    limit: int | None,
    memory: int | None,
    stream: bool,
    brokers: str | None,
    output: Format,
) -> int:
    """Measure how fast the articles of FILES are read by stock spaCy, the Reading, each extractor, and all of them.

    All take turns on the same articles. Ratios say how many times as fast as `nlp.pipe` of stock spaCy each is, in CPU
    time and as time passes; for the Engine its time is divided among annotation, layers and extractors.

    \b
      onrecord bench articles.jsonl
      onrecord bench articles.jsonl -n 50 --memory 2000
    """
    state: State = ctx.obj
    if stream:
        missing = "--stream measures a worker on a broker, which onrecord-streams brings; install it here"
        return call_brought(ctx, STREAM_COMMAND, missing, files=files, limit=limit, brokers=brokers, output=output)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy loads: one thread for every contender
    from onrecord.bench import memory as growth
    from onrecord.bench import rounds
    from onrecord.bench.contenders import contenders
    from onrecord.pool import PoolSpec

    settings = state.load(Settings)
    texts = _texts(files, settings, limit)
    everybody = contenders(Host(settings).loaded(only, exclude or ()), settings.model.name)
    with counted(state, "measuring", len(texts)) as advance:
        times = rounds.run(everybody, texts, advance)
    words = sum(len(text.split()) for text in texts)
    tables: list[tuple[str, Sequence[str], list[dict[str, Any]]]] = [
        ("speed", _SPEED, _speed(everybody, times, len(texts), words)),
        ("shares of CPU time", _SHARES, _shares(everybody, times)),
    ]
    fullest = max(everybody, key=lambda one: len(one.parts.seconds) if one.parts else 0)
    tables.append((f"parts of {fullest.name}", _PARTS, _parts(fullest, times[fullest.name])))
    if memory != 0:
        spec = PoolSpec(settings, only=only, exclude=exclude or (), processes=1)
        grown = growth.growth(spec, texts, memory or len(texts))
        rows = [{"articles": count, "resident_mib": round(size / 2**20)} for count, size in grown.items()]
        tables.append(("memory", _MEMORY, rows))
    _write(state, output, f"{len(texts)} articles, {words:,} words", tables)
    return exits.OK


def _texts(files: tuple[str, ...], settings: Settings, limit: int | None) -> list[str]:
    """The texts of the articles that an Engine reads: to leave others unread is no speed."""
    from onrecord.engine import skip_reason

    found = list(read_articles(files, limit=settings.limits.article_bytes))
    articles = [one.article for one in found if isinstance(one, Found)]
    texts = [one.text for one in articles if skip_reason(one) is None]
    if left_out := len(found) - len(texts):
        _log.warning("%d of %d records are left out: `onrecord extract` says why", left_out, len(found))
    texts = texts[:limit]
    if not texts:
        raise OnrecordError(f"there is no article that can be read in {', '.join(files)}")
    if len(texts) < _ENOUGH:
        _log.warning("%d articles are few: words that are met for the first time weigh more than later", len(texts))
    return texts


def _speed(contenders: Sequence[Contender], times: dict[str, Time], articles: int, words: int) -> list[dict[str, Any]]:
    raw = times[contenders[0].name]
    return [
        {
            "reading": one.name,
            "articles_per_cpu_second": round(articles / (took := times[one.name]).cpu, 1),
            "words_per_cpu_second": round(words / took.cpu),
            "cpu_seconds": round(took.cpu, 2),
            "wall_seconds": round(took.wall, 2),
            "cpu_ratio": round(raw.cpu / took.cpu, 2),
            "wall_ratio": round(raw.wall / took.wall, 2),
            "failed": one.failed,
        }
        for one in contenders
    ]


def _shares(contenders: Sequence[Contender], times: dict[str, Time]) -> list[dict[str, Any]]:
    """Of each Engine how its CPU time is divided, and which share of the paragraphs had a trigger and was parsed."""
    rows = []
    for one in contenders:
        if one.parts is not None:
            total = times[one.name].cpu
            sums = {kind: sum(one.parts.of(kind).values()) / total for kind in ("annotation", "layer", "extractor")}
            row = {
                "annotation": sums["annotation"],
                "layers": sums["layer"],
                "extractors": sums["extractor"],
                "other": 1 - sum(sums.values()),
                "parsed_paragraphs": one.parts.parsed / max(1, one.parts.paragraphs),
            }
            rows.append({"reading": one.name} | {name: round(share, 3) for name, share in row.items()})
    return rows


def _parts(contender: Contender, time: Time) -> list[dict[str, Any]]:
    """The CPU time of each layer and each extractor in one Engine."""
    assert contender.parts is not None
    return [
        {"part": part, "cpu_seconds": round(seconds, 2), "share": round(seconds / time.cpu, 3)}
        for part, seconds in contender.parts.seconds.items()
    ]


def _write(
    state: State, output: Format, title: str, tables: Sequence[tuple[str, Sequence[str], list[dict[str, Any]]]]
) -> None:
    """Tables for people one after the other; for programs one list of rows that say what they measure."""
    console = state.console()
    if output == "table":
        console.print(title)
        for name, columns, rows in tables:
            console.print(f"\n{name}", style="bold")
            rows_out(output, console, columns, rows)
        return
    columns = ["measure", *dict.fromkeys(column for _, columns, _ in tables for column in columns)]
    rows_out(output, console, columns, [{"measure": name} | row for name, _, rows in tables for row in rows])
