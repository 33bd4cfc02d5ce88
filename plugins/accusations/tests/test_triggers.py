"""A paragraph without a trigger is never parsed: every example must have one."""

from __future__ import annotations

import pytest

from onrecord.reading.triggers import TriggerIndex
from onrecord_accusations.frames import LABELS, LIGHT, NOUNS, VERBS
from onrecord_accusations.triggers import TRIGGERS

EXAMPLES = [
    *(row.example for rows in VERBS.values() for row in rows),
    *(row.example for row in (*NOUNS.values(), *LABELS.values(), *LIGHT)),
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_has_a_trigger(example: str) -> None:
    assert TriggerIndex({"accusations": TRIGGERS}).owners(example) == {"accusations"}


@pytest.mark.parametrize("text", ["The council met on Monday.", "Rain fell on the coast and the bridge was closed."])
def test_plain_news_has_none(text: str) -> None:
    assert TriggerIndex({"accusations": TRIGGERS}).owners(text) == set()
