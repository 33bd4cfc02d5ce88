"""`onrecord bench --stream`: how fast a worker is on a broker, beside a pool without one and beside stock spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import exits
from onrecord.cli.bench import STREAM_COMMAND
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.config import Settings
from onrecord.errors import OnrecordError
from onrecord.sources import Found, read_articles
from onrecord_streams.cli.options import brokers_option

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.bench import Throughput

_FEWEST = 10
"""Articles below which a worker has them all done at once."""

_COLUMNS = (
    "reading",
    "articles_per_second",
    "words_per_second",
    "wall_seconds",
    "wall_ratio",
    "cpu_seconds_per_article",
    "cpu_ratio",
    "resident_mib",
    "largest_mib",
)


@click.command(STREAM_COMMAND, hidden=True)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("-n", "--articles", "limit", type=click.IntRange(2), help="Only the first so many articles.")
@brokers_option
@format_option
@click.pass_obj
def bench_stream(state: State, files: tuple[str, ...], limit: int | None, brokers: str | None, output: Format) -> int:
    """Have FILES read by stock `nlp.pipe`, by a pool of `[pool] processes`, and by a worker with as many on a broker.

    Without `-b` a broker in memory is started. `wall_ratio` says how fast each is compared with the pool, `cpu_ratio`
    how many articles it reads in the CPU time in which `nlp.pipe` reads one.
    """
    from onrecord.pool import PoolSpec
    from onrecord_streams import bench
    from onrecord_streams.processes import signals_as_interrupt
    from onrecord_streams.trial import broker_for, trial

    settings = state.load(Settings)
    articles = _articles(files, settings.limits.article_bytes, limit)
    if len(articles) < _FEWEST:
        raise OnrecordError(
            f"there are {len(articles)} articles that can be read in {', '.join(files)}; the time from the first to "
            f"the last that is done says nothing for fewer than {_FEWEST}"
        )
    words = sum(len(one.article.text.split()) for one in articles) / len(articles)
    with signals_as_interrupt():
        raw = bench.by_stock_spacy(settings.model.name, articles)
        pool = bench.without_broker(PoolSpec(settings, tuple(settings.plugins.allow)), articles)
        with broker_for(brokers) as address, trial(state, address, "onrecord-bench", in_memory=brokers is None) as run:
            worker = bench.on_a_broker(run, articles)
    processes = settings.pool.processes
    rows = [
        _row("nlp.pipe, 1 process", raw, raw, pool, words),
        _row(f"pool, {processes} processes", pool, raw, pool, words),
        _row(f"worker, {processes} processes, broker {brokers or 'in memory'}", worker, raw, pool, words),
    ]
    rows_out(output, state.console(), _COLUMNS, rows)
    return exits.OK


def _articles(files: tuple[str, ...], limit: int, count: int | None) -> list[Found]:
    """The first articles, each id once: the ledger has an entry per article."""
    found = {one.article.id: one for one in read_articles(files, limit=limit) if isinstance(one, Found)}
    return list(found.values())[:count]


def _row(name: str, one: Throughput, raw: Throughput, pool: Throughput, words: float) -> dict[str, Any]:
    speed, cpu = one.articles / one.seconds, _cpu(one)
    return {
        "reading": name,
        "articles_per_second": round(speed, 1),
        "words_per_second": round(speed * words),
        "wall_seconds": round(one.seconds, 2),
        "wall_ratio": round(speed / (pool.articles / pool.seconds), 2),
        "cpu_seconds_per_article": round(cpu, 4) if cpu is not None else None,
        "cpu_ratio": round((_cpu(raw) or 0) / cpu, 2) if cpu else None,
        "resident_mib": round(one.used.memory / 2**20) if one.used else None,
        "largest_mib": round(one.used.largest / 2**20) if one.used else None,
    }


def _cpu(one: Throughput) -> float | None:
    """Seconds of CPU for an article, where the system tells."""
    return one.used.cpu / one.articles if one.used else None
