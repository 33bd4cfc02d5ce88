"""Every frame reads its own example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.reading.triggers import TriggerIndex
from onrecord_casualties.frames import Example
from onrecord_casualties.toll_words import TOLL_EXAMPLES
from onrecord_casualties.triggers import TRIGGERS
from onrecord_casualties.verb_frames import VERB_FRAMES
from onrecord_casualties.word_frames import NOUN_FRAMES, PLIGHT_FRAMES, STATE_FRAMES

FRAMES = [*VERB_FRAMES, *STATE_FRAMES, *PLIGHT_FRAMES, *NOUN_FRAMES]
EXAMPLES = [*(frame.example for frame in FRAMES), *TOLL_EXAMPLES]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_example_gives_its_figure(example: Example, read: Callable[[str], list[dict[str, Any]]]) -> None:
    figures = [(one["harm"], one["count_min"], one["count_max"]) for one in read(example.text)]
    assert (example.harm, example.low, example.high) in figures


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_example_has_a_trigger(example: Example) -> None:
    assert TriggerIndex({"casualties": TRIGGERS}).owners(example.text) == {"casualties"}


def test_names_are_unique() -> None:
    names = [frame.name for frame in FRAMES]
    assert len(names) == len(set(names))
