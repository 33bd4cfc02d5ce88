"""Rounds: contenders take turns on the same articles, so that what else the machine does hits all of them alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.bench.contenders import Contender, reset
from onrecord.garbage import keep_loaded

_ROUND: Final = 32
"""Articles that a contender reads before it is the next one's turn: a batch of `nlp.pipe`."""


@dataclass(slots=True)
class Time:
    """What a contender took so far, in seconds of CPU and as they pass."""

    cpu: float = 0.0
    wall: float = 0.0


def run(
    contenders: Sequence[Contender], texts: Sequence[str], progress: Callable[[int], None] = lambda count: None
) -> dict[str, Time]:
    """The time of each contender for all texts, after a round that isn't counted.

    In each round another contender is the first. `progress` is told how many articles are done in each round.
    """
    times = {one.name: Time() for one in contenders}
    for one in contenders:
        one.read(texts[:_ROUND])
        reset(one)
    keep_loaded()  # as a process of a pool does
    for number, start in enumerate(range(0, len(texts), _ROUND)):
        batch = texts[start : start + _ROUND]
        first = number % len(contenders)
        for one in [*contenders[first:], *contenders[:first]]:
            cpu, wall = time.process_time(), time.perf_counter()
            one.read(batch)
            times[one.name].cpu += (time.process_time() - cpu) * one.times
            times[one.name].wall += (time.perf_counter() - wall) * one.times
        progress(len(batch))
    return times
