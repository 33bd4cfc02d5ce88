"""Metrics: what is counted, under which names and labels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from onrecord.host import Plugin
from onrecord.outcome import Extraction, FactRecord, Failure, Outcome, Stage
from onrecord.pool import ExtractorInfo, Replaced
from onrecord_streams.metrics import Metrics
from onrecord_streams.outbox import Results
from onrecord_streams.progress import Offsets, Progress
from onrecord_streams.settings import SuspensionSettings
from onrecord_streams.suspension import Suspensions

EXTRACTORS = [ExtractorInfo("votes", "1.0", 1, "vote"), ExtractorInfo("bad", "1.0", 1, "oddity")]


class Pool:
    """Stands for a pool of two processes, of which one is new."""

    memory = [400_000_000, None]  # noqa: RUF012
    replaced: dict[Replaced, int] = {"crashed": 1, "deadline": 2, "memory": 3}  # noqa: RUF012


class Bench:
    """The metrics of a worker with two extractors."""

    def __init__(self) -> None:
        self.progress = Progress(wall=lambda: 1_000_000.0)
        self.metrics = Metrics(self.progress, wall=lambda: 2_000.0)
        self.suspensions = Suspensions(["votes", "bad"], SuspensionSettings(failures=1))
        self.metrics.started(EXTRACTORS, Pool(), self.suspensions)

    def value(self, name: str, /, **labels: str) -> float | None:
        """The value of one sample, None where there is none."""
        for family in text_string_to_metric_families(self.metrics.page().decode()):
            for sample in family.samples:
                if (sample.name, sample.labels) == (name, labels):
                    return sample.value
        return None


def read(*extractions: Extraction) -> Results:
    return Results("partial", extractions=list(extractions))


def failed(error: str, stage: Stage) -> Extraction:
    return Extraction("bad", failure=Failure("a", "bad", stage, error, "no"))


def test_what_came_of_an_article_is_counted() -> None:
    bench = Bench()
    facts = [FactRecord("1", b"{}"), FactRecord("2", b"{}")]
    bench.metrics.dealt_with(read(Extraction("votes", facts, seconds=0.3), failed("ValueError", "extract")), 1_990.0)
    assert bench.value("onrecord_articles_total", result="partial") == 1
    assert bench.value("onrecord_facts_total", type="vote") == 2
    assert bench.value("onrecord_extractor_failures_total", extractor="bad", error="ValueError") == 1
    assert bench.value("onrecord_dead_letters_total", stage="extract") == 1
    assert bench.value("onrecord_extract_seconds_sum", extractor="votes") == 0.3
    assert bench.value("onrecord_extract_seconds_count", extractor="bad") == 0
    assert bench.value("onrecord_end_to_end_seconds_sum") == 10


def test_a_record_that_is_no_article_is_a_dead_letter() -> None:
    bench = Bench()
    bench.metrics.dealt_with(Results("undecodable"), None)
    assert bench.value("onrecord_articles_total", result="undecodable") == 1
    assert bench.value("onrecord_dead_letters_total", stage="decode") == 1
    assert bench.value("onrecord_end_to_end_seconds_count") == 0


def test_time_without_progress_is_told_as_livez_counts_it() -> None:
    now = 100.0
    progress = Progress(clock=lambda: now)
    metrics = Metrics(progress)
    progress.hear({("articles", 0): Offsets(0, 9, 4)}, settled=True)
    now = 160.0
    progress.hear({("articles", 0): Offsets(0, 9, 4)}, settled=True)
    assert b"onrecord_stalled_seconds 60.0\n" in metrics.page()


def test_a_clock_that_is_behind_the_producers_gives_no_negative_time() -> None:
    bench = Bench()
    bench.metrics.dealt_with(Results("skipped"), 2_001.0)
    assert bench.value("onrecord_end_to_end_seconds_sum") == 0


def test_classes_that_a_plugin_makes_up_share_one_label() -> None:
    bench = Bench()
    for number in range(50):
        bench.metrics.dealt_with(read(failed(f"Error{number}", "extract")), None)
    assert bench.value("onrecord_extractor_failures_total", extractor="bad", error="other") == 50


@pytest.mark.parametrize("error", ["DeadlineExceeded", "HardDeadline", "ProcessDied", "FactRejected", "Suspended"])
def test_onrecords_own_errors_have_labels_of_their_own(error: str) -> None:
    bench = Bench()
    bench.metrics.dealt_with(read(failed(error, "deadline")), None)
    assert bench.value("onrecord_extractor_failures_total", extractor="bad", error=error) == 1


def test_what_has_not_happened_yet_is_zero_and_not_missing() -> None:
    bench = Bench()
    assert bench.value("onrecord_articles_total", result="read") == 0
    assert bench.value("onrecord_facts_total", type="vote") == 0
    assert bench.value("onrecord_dead_letters_total", stage="suspended") == 0
    assert bench.value("onrecord_extractor_suspended", extractor="votes") == 0


def test_lag_is_that_of_the_partitions_that_the_worker_has() -> None:
    bench = Bench()
    bench.progress.hear({("articles", 0): Offsets(0, 10, 3), ("articles", 1): Offsets(0, 5, 5)}, settled=True)
    assert bench.value("onrecord_lag_records", topic="articles", partition="0") == 7
    bench.progress.hear({("articles", 1): Offsets(0, 9, 9)}, settled=True)
    assert bench.value("onrecord_lag_records", topic="articles", partition="0") is None
    assert bench.value("onrecord_last_commit_timestamp_seconds") == 1_000_000


def test_the_pools_processes() -> None:
    bench = Bench()
    assert bench.value("onrecord_pool_process_memory_bytes", process="0") == 400_000_000
    assert bench.value("onrecord_pool_process_memory_bytes", process="1") is None
    assert bench.value("onrecord_pool_restarts_total", reason="crashed") == 1
    assert bench.value("onrecord_pool_restarts_total", reason="deadline") == 2
    assert bench.value("onrecord_pool_restarts_total", reason="memory") == 3


def test_articles_under_way() -> None:
    bench = Bench()
    bench.metrics.under_way(lambda: 5)
    assert bench.value("onrecord_articles_under_way") == 5


def test_plugins_with_one_name_and_state_are_one_sample() -> None:
    bench = Bench()
    bench.metrics.plugins(
        [Plugin("votes", "onrecord-votes", "1.0"), *(Plugin("odd", f"odd-{n}", "2.0", "a clash") for n in range(2))]
    )
    page = bench.metrics.page().decode()
    assert page.count('onrecord_plugin_info{name="odd",state="disabled",version="2.0"} 1.0') == 1
    assert bench.value("onrecord_plugin_info", name="votes", version="1.0", state="enabled") == 1


def test_suspension_is_visible() -> None:
    bench = Bench()
    with bench.suspensions.plan() as plan:
        plan.answered(Outcome("a", [failed("ProcessDied", "crash")]))
    assert bench.value("onrecord_extractor_suspended", extractor="bad") == 1
    assert bench.value("onrecord_extractor_suspensions_total", extractor="bad") == 1
    assert bench.value("onrecord_extractor_recoveries_total", extractor="bad") == 0


def test_two_workers_in_one_process_share_nothing() -> None:
    first, second = Bench(), Bench()
    first.metrics.dealt_with(Results("read"), None)
    assert second.value("onrecord_articles_total", result="read") == 0


def test_the_documentation_has_every_metric_with_its_type_and_labels() -> None:
    bench = Bench()
    bench.metrics.plugins([Plugin("votes", "onrecord-votes", "1.0")])
    bench.progress.hear({("articles", 0): Offsets(0, 10, 3)}, settled=True)
    bench.progress.hear({("articles", 0): Offsets(0, 10, 4)}, settled=True)
    bench.metrics.dealt_with(read(failed("ValueError", "extract")), None)
    told = set()
    for family in text_string_to_metric_families(bench.metrics.page().decode()):
        if family.name.startswith("onrecord_") and not family.name.endswith("_created"):
            labels = {name for sample in family.samples for name in sample.labels} - {"le"}
            name = f"{family.name}_total" if family.type == "counter" else family.name
            told.add((name, family.type, tuple(sorted(labels))))
    page = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(onrecord_\w+)` \| (\w+) \|([^|]*)\|", page, flags=re.M)
    assert {(name, kind, tuple(sorted(re.findall(r"\w+", labels)))) for name, kind, labels in rows} == told
