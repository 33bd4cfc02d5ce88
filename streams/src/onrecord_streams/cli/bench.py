"""`onrecord bench --stream`: how fast a worker is on a broker, beside a pool of as many processes without one."""

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
    "resident_mib",
)


@click.command(STREAM_COMMAND, hidden=True)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("-n", "--articles", "limit", type=click.IntRange(2), help="Only the first so many articles.")
@brokers_option
@format_option
@click.pass_obj
def bench_stream(state: State, files: tuple[str, ...], limit: int | None, brokers: str | None, output: Format) -> int:
    """Have the articles of FILES read by a pool of `[pool] processes`, then by a worker with as many on a broker.

    Without `-b` a broker in memory is started. Ratios say how fast each is compared with the pool.
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
        pool = bench.without_broker(PoolSpec(settings, tuple(settings.plugins.allow)), articles)
        with broker_for(brokers) as address, trial(state, address, "onrecord-bench", in_memory=brokers is None) as run:
            worker = bench.on_a_broker(run, articles)
    processes = settings.pool.processes
    rows = [
        _row(f"pool, {processes} processes", pool, pool, words),
        _row(f"worker, {processes} processes, broker {brokers or 'in memory'}", worker, pool, words),
    ]
    rows_out(output, state.console(), _COLUMNS, rows)
    return exits.OK


def _articles(files: tuple[str, ...], limit: int, count: int | None) -> list[Found]:
    """The first articles, each id once: the ledger has an entry per article."""
    found = {one.article.id: one for one in read_articles(files, limit=limit) if isinstance(one, Found)}
    return list(found.values())[:count]


def _row(name: str, one: Throughput, pool: Throughput, words: float) -> dict[str, Any]:
    speed = one.articles / one.seconds
    return {
        "reading": name,
        "articles_per_second": round(speed, 1),
        "words_per_second": round(speed * words),
        "wall_seconds": round(one.seconds, 2),
        "wall_ratio": round(speed / (pool.articles / pool.seconds), 2),
        "cpu_seconds_per_article": round(one.used.cpu / one.articles, 4) if one.used else None,
        "resident_mib": round(one.used.memory / 2**20) if one.used else None,
    }
