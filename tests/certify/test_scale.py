"""Scale: two workers read about twice as much as one, and a broker costs little beside reading without one."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from certification import Certify, Scale, in_full
from flow import Flow, Sent, WorkerProcess
from running import Story, wait_for_all

from onrecord.article import Article
from onrecord.config import Settings
from onrecord.pool import Pool, PoolSpec
from onrecord_streams.processes import usage

pytestmark = pytest.mark.kafka

ARTICLES = Path(__file__).parents[2] / "examples" / "articles.jsonl"
PARTITIONS = 8
WARM_UP = 8
"""Articles of each partition that are not counted: workers do not start at the same moment."""


def real_ones(count: int) -> list[Story]:
    """Articles of the length of news: those of examples/, again and again under other ids."""
    texts = []
    for line in ARTICLES.read_bytes().splitlines():
        try:
            texts.append(json.loads(line)["text"])
        except (ValueError, KeyError):
            continue  # the examples have records that are no articles
    stories = []
    for number in range(count):
        record = {"id": f"long-{number}", "text": texts[number % len(texts)], "language": "en"}
        stories.append((f"long-{number}", json.dumps(record).encode()))
    return stories


def by_a_pool(articles: Sequence[Story], processes: int) -> float:
    """Articles a second without a broker."""
    with Pool(PoolSpec(Settings(), allow=(), processes=processes)) as pool:
        for future in [pool.submit(Article.from_json(value)) for _, value in articles[: WARM_UP * processes]]:
            future.result(120)
        begun = time.monotonic()
        for future in [pool.submit(Article.from_json(value)) for _, value in articles]:
            future.result(600)
        return len(articles) / (time.monotonic() - begun)


def by_workers(brokers: str, articles: Sequence[Story], workers: int, patience: float) -> tuple[float, float]:
    """Articles a second of so many workers with one process each, and seconds of CPU that each article took."""
    flow = Flow(brokers, partitions=PARTITIONS)
    with ExitStack() as stack:
        crew: list[WorkerProcess] = [stack.enter_context(flow.worker("-j", "1")) for _ in range(workers)]
        first = [(f"first-{number}", value) for number, (_, value) in enumerate(articles[: WARM_UP * PARTITIONS])]
        flow.send(Sent(value.replace(b"long-", b"first-", 1), id.encode()) for id, value in first)
        wait_for_all(flow, [id for id, _ in first], patience)
        used = [usage(worker.pid) for worker in crew]
        begun = time.monotonic()
        flow.send(Sent(value, id.encode()) for id, value in articles)
        wait_for_all(flow, [id for id, _ in articles], patience)
        seconds = time.monotonic() - begun
        now = [usage(worker.pid) for worker in crew]
    cpu = sum(after.cpu - before.cpu for before, after in zip(used, now, strict=True) if before and after)
    return len(articles) / seconds, cpu / len(articles)


@pytest.mark.skipif(not in_full(), reason="measures, and is of no use in short: set ONRECORD_CERTIFY=1")
def test_two_workers_read_more_than_one_and_a_broker_costs_little(
    kafka_brokers: str, scale: Scale, certify: Certify
) -> None:
    articles = real_ones(1_200)
    found = {}
    for count in (1, 2):  # in turns, since the machine has other things to do
        alone = by_a_pool(articles, count)
        found[count] = (alone, *by_workers(kafka_brokers, articles, count, scale.patience))
    for count, (alone, rate, cpu) in found.items():
        certify(
            f"throughput of {count} worker{'s' if count > 1 else ''}, {PARTITIONS} partitions",
            f"{rate:.1f} articles/s, {rate / alone:.2f} of a pool with {count} process{'es' if count > 1 else ''} and "
            f"no broker ({alone:.1f}); {cpu * 1000:.0f} ms of CPU an article",
        )
    certify("two workers beside one", f"{found[2][1] / found[1][1]:.2f} times the articles/s")
