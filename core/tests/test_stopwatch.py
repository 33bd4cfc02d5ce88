"""Stopwatch: each part has its own time, without that of the parts inside it."""

from __future__ import annotations

import pytest

from onrecord.stopwatch import Stopwatch


class Hand:
    """A clock whose hand is moved by the test."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_part_is_charged_without_the_parts_inside_it() -> None:
    hand = Hand()
    watch = Stopwatch(hand)
    with watch.measure("speech"):
        hand.now += 1
        with watch.measure("mentions"):
            hand.now += 10
        hand.now += 2
    hand.now += 100
    with watch.measure("mentions"):
        hand.now += 5
    assert watch.seconds == {"speech": 3, "mentions": 15}


def test_a_part_that_raises_is_charged_too() -> None:
    hand = Hand()
    watch = Stopwatch(hand)
    with pytest.raises(ValueError, match="no"), watch.measure("speech"):
        hand.now += 1
        raise ValueError("no")
    with watch.measure("quoted"):
        hand.now += 1
    assert watch.seconds == {"speech": 1, "quoted": 1}
