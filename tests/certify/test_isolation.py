"""Isolation: a stream with one hostile plugin in it gives the facts of a stream without it, nearly as fast."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from certification import Certify, Scale, in_full
from flow import Flow, Sent
from running import Story, everything, values_of, wait_for_all
from stories import stories

pytestmark = pytest.mark.kafka

OWN = ("quotes", "votes")
HOSTILE = ("raises", "loops", "regex", "swallows", "deaf", "kills", "exits", "offsets", "foreign", "floods")
SETTLED = 0.5
"""The part of the articles after which the plugin is suspended, where it ever is: the rate counts from there."""


@pytest.mark.skipif(not in_full(), reason="tests/test_flow_hostile.py is the short form: set ONRECORD_CERTIFY=1")
def test_a_hostile_plugin_harms_only_itself(
    kafka_brokers: str,
    hostile_site: Path,
    scale: Scale,
    certify: Certify,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("ONRECORD_PLUGINS__ALLOW", '["onrecord-hostile"]')
    monkeypatch.setenv("ONRECORD_POOL__SOFT_DEADLINE", "0.5")
    monkeypatch.setenv("ONRECORD_POOL__HARD_DEADLINE", "2")
    articles = list(stories(1_000))
    expected, alone = facts_and_rate(kafka_brokers, articles, (), scale)
    assert len(expected) >= 2 * len(articles)
    for plugin in HOSTILE:
        found, rate = facts_and_rate(kafka_brokers, articles, (f"hostile_{plugin}",), scale)
        assert found == expected
        certify(
            f"isolation from a plugin that {plugin.replace('deaf', 'hangs, deaf to signals')}",
            f"{len(articles):,} articles, {len(expected):,} facts of the others: 0 lost, 0 changed; "
            f"{rate / alone:.2f} of the articles/s without it, in the second half",
        )


def facts_and_rate(
    brokers: str, articles: Sequence[Story], hostile: Sequence[str], scale: Scale
) -> tuple[dict[bytes, bytes], float]:
    """The facts of Onrecord's own extractors, by id, and the articles a second of the second half."""
    names = (*OWN, *hostile)
    flow = Flow(brokers, partitions=4, extractors=dict.fromkeys(names, 1))
    pairs = len(articles) * len(names)
    half: list[float] = []

    def seen(waiting: int) -> None:
        if not half and waiting <= pairs * (1 - SETTLED):
            half.append(time.monotonic())

    with flow.worker("-j", "2", "--only", ",".join(names)) as worker:
        flow.send(Sent(value, id.encode()) for id, value in articles)
        wait_for_all(flow, [id for id, _ in articles], scale.patience, seen)
        seconds = time.monotonic() - half[0]
        assert worker.stop(within=60) == 0
    facts = values_of(everything(flow))
    own = {id: value for id, value in facts.items() if json.loads(value)["extractor"] in OWN}
    return own, len(articles) * SETTLED / seconds
