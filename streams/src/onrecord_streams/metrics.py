"""Metrics of a worker, for Prometheus: what it has counted, and what it looks up when it is asked.

Every label has a bounded set of values: names of extractors and plugins that are installed, partitions that the worker
has, and sets that are named here.
"""

from __future__ import annotations

import builtins
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol, get_args

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from onrecord.host import Plugin
from onrecord.outcome import Failure, Stage
from onrecord.pool import ExtractorInfo, Replaced
from onrecord_streams.outbox import Result, Results
from onrecord_streams.progress import Progress
from onrecord_streams.suspension import ERROR as SUSPENDED
from onrecord_streams.suspension import Suspensions

ERRORS: Final = frozenset(
    {name for name, one in vars(builtins).items() if isinstance(one, type) and issubclass(one, BaseException)}
    | {"DeadlineExceeded", "FactRejected", "HardDeadline", "NotRequired", "ProcessDied", "RecordTooLarge"}
    | {SUSPENDED, "TooManyFacts"}
)
"""The values of the label `error`: Onrecord's own classes and Python's. Plugins may make classes of any name."""

OTHER_ERROR: Final = "other"

_EXTRACT_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_END_TO_END_BUCKETS: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21600, 86400)


class Processes(Protocol):
    """The part of a Pool that metrics look at."""

    @property
    def replaced(self) -> dict[Replaced, int]:
        """How many processes were replaced, by reason."""

    @property
    def memory(self) -> list[int | None]:
        """The memory of each process."""


class Metrics:
    """The metrics of one worker, in a registry of their own."""

    def __init__(self, progress: Progress, wall: Callable[[], float] = time.time) -> None:
        self._wall = wall
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._looked_up = LookedUp(progress)
        self._registry.register(self._looked_up)

        def counter(name: str, about: str, *labels: str) -> Counter:
            return Counter(name, about, labels, registry=self._registry)

        self._articles = counter("onrecord_articles", "Records of the articles topic that were dealt with.", "result")
        self._facts = counter("onrecord_facts", "Facts that the broker has acknowledged.", "type")
        self._failures = counter(
            "onrecord_extractor_failures", "Articles that an extractor failed on.", "extractor", "error"
        )
        self._letters = counter("onrecord_dead_letters", "Dead letters that the broker has acknowledged.", "stage")
        self._extract = Histogram(
            "onrecord_extract_seconds",
            "Time of one extractor for one article; not of one whose process died.",
            ["extractor"],
            registry=self._registry,
            buckets=_EXTRACT_BUCKETS,
        )
        self._end_to_end = Histogram(
            "onrecord_end_to_end_seconds",
            "From the time of the article's record until everything of it is acknowledged.",
            registry=self._registry,
            buckets=_END_TO_END_BUCKETS,
        )
        for result in get_args(Result):
            self._articles.labels(result)
        for stage in get_args(Stage):
            self._letters.labels(stage)
        self._types: dict[str, str] = {}

    def plugins(self, plugins: Sequence[Plugin]) -> None:
        """Tell of the plugins that are installed."""
        self._looked_up.plugins = plugins

    def started(self, extractors: Iterable[ExtractorInfo], pool: Processes, suspensions: Suspensions) -> None:
        """Tell of the extractors that run, and where."""
        self._looked_up.pool, self._looked_up.suspensions = pool, suspensions
        self._types = {one.name: one.fact_type for one in extractors}
        for name, fact_type in self._types.items():
            self._facts.labels(fact_type)
            self._extract.labels(name)

    def under_way(self, count: Callable[[], int]) -> None:
        """Tell how to find out how many articles are under way."""
        self._looked_up.under_way = count

    def dealt_with(self, results: Results, sent_at: float | None) -> None:
        """Count an article of which everything is acknowledged. `sent_at` is its record's time, in seconds."""
        self._articles.labels(results.result).inc()
        if results.result == "undecodable":
            self._letters.labels("decode").inc()
        for one in results.extractions:
            self._facts.labels(self._types[one.extractor]).inc(len(one.facts))
            if one.seconds > 0:
                self._extract.labels(one.extractor).observe(one.seconds)
            if one.failure is not None:
                self._failures.labels(one.extractor, error_label(one.failure)).inc()
                self._letters.labels(one.failure.stage).inc()
        if sent_at is not None and sent_at > 0:
            self._end_to_end.observe(max(0.0, self._wall() - sent_at))

    def page(self) -> bytes:
        """All of them in Prometheus' text format."""
        return generate_latest(self._registry)


def error_label(failure: Failure) -> str:
    """The value of the label `error` for a failure."""
    return failure.error if failure.error in ERRORS else OTHER_ERROR


class LookedUp(Collector):
    """What is not counted as it happens, but looked up where it is known when metrics are asked for."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.plugins: Sequence[Plugin] = ()
        self.pool: Processes | None = None
        self.suspensions: Suspensions | None = None
        self.under_way: Callable[[], int] = lambda: 0

    def collect(self) -> Iterable[Metric]:
        """The metrics as they are now."""
        yield self._lag()
        if self._progress.last_commit is not None:
            about = "When a commit of this worker's partitions was last seen."
            yield GaugeMetricFamily("onrecord_last_commit_timestamp_seconds", about, value=self._progress.last_commit)
        about = "How long there has been something to do and nothing was committed; what /livez goes by."
        yield GaugeMetricFamily("onrecord_stalled_seconds", about, value=self._progress.stalled)
        about = "Articles that have begun and of which not everything is acknowledged."
        yield GaugeMetricFamily("onrecord_articles_under_way", about, value=self.under_way())
        yield self._plugins()
        if self.pool is not None:
            yield from self._pool(self.pool)
        if self.suspensions is not None:
            yield from self._suspensions(self.suspensions)

    def _lag(self) -> Metric:
        lag = GaugeMetricFamily(
            "onrecord_lag_records", "Records that are not committed.", labels=("topic", "partition")
        )
        for (topic, partition), one in self._progress.offsets.items():
            lag.add_metric((topic, str(partition)), one.lag)
        return lag

    def _plugins(self) -> Metric:
        info = GaugeMetricFamily(
            "onrecord_plugin_info", "The plugins that are installed.", labels=("name", "version", "state")
        )
        for labels in {(one.name, one.version, "enabled" if one.enabled else "disabled") for one in self.plugins}:
            info.add_metric(labels, 1)
        return info

    def _pool(self, pool: Processes) -> Iterable[Metric]:
        memory = GaugeMetricFamily(
            "onrecord_pool_process_memory_bytes",
            "Resident memory of a process of the pool after the last article that it read.",
            labels=("process",),
        )
        for number, size in enumerate(pool.memory):
            if size is not None:
                memory.add_metric((str(number),), size)
        yield memory
        restarts = CounterMetricFamily(
            "onrecord_pool_restarts", "Processes of the pool that were replaced.", labels=("reason",)
        )
        for reason, count in pool.replaced.items():
            restarts.add_metric((reason,), count)
        yield restarts

    def _suspensions(self, suspensions: Suspensions) -> Iterable[Metric]:
        suspended = suspensions.suspended()
        now = GaugeMetricFamily(
            "onrecord_extractor_suspended", "1 while an extractor is suspended, else 0.", labels=("extractor",)
        )
        times = CounterMetricFamily(
            "onrecord_extractor_suspensions", "How often an extractor was suspended.", labels=("extractor",)
        )
        recoveries = CounterMetricFamily(
            "onrecord_extractor_recoveries",
            "How often an extractor ran again after it was suspended.",
            labels=("extractor",),
        )
        for name, (begun, ended) in suspensions.counts().items():
            now.add_metric((name,), int(name in suspended))
            times.add_metric((name,), begun)
            recoveries.add_metric((name,), ended)
        yield from (now, times, recoveries)
