"""Isolation: a stream with one hostile plugin in it gives the facts of a stream without it, nearly as fast."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest
from certification import Certify, Scale, in_full
from flow import Flow
from proc import children, cpu
from running import Meter, Story, everything, values_of
from stories import long_ones, stories
from watched import Watched, watched

pytestmark = pytest.mark.kafka

OWN = ("quotes", "votes")
SUSPENDED = ("loops", "regex", "swallows", "deaf", "kills")
"""Those that take time, and are suspended for it."""
FREE = ("raises", "exits", "offsets", "foreign")
"""Those that cost no time."""
LEAKS = "floods"
SHORT, LONG = 640, 360
"""Articles until the clock starts, by when whoever is ever suspended is, and longer ones after that."""
TURN = 40
"""Articles that are read by one stream while the other rests."""
AT_LEAST = 0.9
ATTEMPTS = 3
"""So often the longer ones are read where the share is smaller at first; the turns of all of them count."""

VARIABLES = {
    "plugins__allow": '["onrecord-hostile"]',
    "pool__soft_deadline": "0.5",
    "pool__hard_deadline": "2",
    "streams__suspension__first": "1800",  # longer than the test: what is measured is the stream under a suspension
}
LEAKING = {"pool__max_memory": str(320 * 2**20), "test_leak": "1"}
"""For the plugin that leaks: a process begins with less memory than that, and has more after some 100 articles."""


@dataclass(frozen=True)
class Stream:
    """A worker at work on topics of its own."""

    flow: Flow
    worker: Watched
    meter: Meter

    def facts(self) -> dict[bytes, bytes]:
        """The facts of Onrecord's own extractors, by id."""
        found = values_of(everything(self.flow))
        return {id: value for id, value in found.items() if json.loads(value)["extractor"] in OWN}


@contextmanager
def stream(brokers: str, *hostile: str, **variables: str) -> Iterator[Stream]:
    """A worker with two of Onrecord's own extractors and a hostile one, or none."""
    names = (*OWN, *hostile)
    flow = Flow(brokers, partitions=4, extractors=dict.fromkeys(names, 1))
    arguments = ("-j", "2", "--only", ",".join(names))
    with watched(flow, *arguments, **(VARIABLES | variables)) as worker, Meter(flow) as meter:
        yield Stream(flow, worker, meter)
        assert worker.process.stop(within=60) == 0


@dataclass
class Side:
    """One of two streams that read the same articles in turns: the seconds of each turn, and CPU time in all."""

    stream: Stream
    turns: list[float] = field(default_factory=list)
    cpu: float = 0.0

    def read(self, articles: Sequence[Story], patience: float) -> None:
        """Have articles read."""
        worker = self.stream.worker.process.pid
        processes = [worker, *children(worker)]
        before = cpu(processes)
        self.turns.append(self.stream.meter.timed(articles, patience, every=0.2))
        self.cpu += cpu(processes) - before

    def milliseconds(self) -> float:
        """CPU time of an article."""
        return 1000 * self.cpu / (len(self.turns) * TURN)


def in_turns(beside: Side, alone: Side, articles: Sequence[Story], patience: float) -> float:
    """The articles/s of one stream over those of another: the median of the turns, since the machine has more to do."""
    for begin in range(0, len(articles), TURN):
        for side in (beside, alone) if begin // TURN % 2 else (alone, beside):
            side.read(articles[begin : begin + TURN], patience)
    return median(without / with_it for with_it, without in zip(beside.turns, alone.turns, strict=True))


@pytest.mark.skipif(not in_full(), reason="tests/test_flow_hostile.py is the short form: set ONRECORD_CERTIFY=1")
def test_a_hostile_plugin_harms_only_itself(
    kafka_brokers: str,
    hostile_site: Path,
    scale: Scale,
    certify: Certify,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")]))
    short, long = list(stories(SHORT)), long_ones(LONG)
    slow: dict[str, float] = {}
    with stream(kafka_brokers) as alone:
        alone.meter.timed(short, scale.patience)
        expected: dict[bytes, bytes] = {}
        for plugin in (*SUSPENDED, *FREE, LEAKS):
            name = f"hostile_{plugin}"
            with stream(kafka_brokers, name, **(LEAKING if plugin == LEAKS else {})) as beside:
                beside.meter.timed(short, scale.patience)
                suspended = beside.worker.metric("onrecord_extractor_suspended", extractor=name)
                assert suspended == (plugin in SUSPENDED)
                sides = Side(beside), Side(alone)
                for _ in range(ATTEMPTS):
                    share = in_turns(*sides, long, scale.patience)
                    if share >= AT_LEAST or plugin == LEAKS:
                        break
                replaced = beside.worker.metric("onrecord_pool_restarts_total", reason="memory")
            expected = expected or alone.facts()
            assert len(expected) >= 2 * (SHORT + LONG)
            assert beside.facts() == expected
            assert (replaced >= 1) is (plugin == LEAKS)
            if share < AT_LEAST and plugin != LEAKS:
                slow[plugin] = share
            if replaced:
                cost = f"{replaced:.0f} processes were replaced"
            else:
                cost = f"{' and '.join(f'{side.milliseconds():.1f}' for side in sides)} ms of CPU an article"
            certify(
                f"isolation from a plugin that {plugin.replace('deaf', 'hangs, deaf to signals')}",
                f"{SHORT + LONG:,} articles, {len(expected):,} facts of the others: 0 lost, 0 changed; "
                f"{share:.2f} of the articles/s without it{', suspended' if plugin in SUSPENDED else ''}; {cost}",
            )
    assert not slow
