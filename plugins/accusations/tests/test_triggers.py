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


@pytest.fixture(scope="module")
def index() -> TriggerIndex:
    return TriggerIndex({"accusations": TRIGGERS})


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_has_a_trigger(index: TriggerIndex, example: str) -> None:
    assert index.owners(example) == {"accusations"}


@pytest.mark.parametrize("text", ["The council met on Monday.", "Rain fell on the coast and the bridge was closed."])
def test_plain_news_has_none(index: TriggerIndex, text: str) -> None:
    assert index.owners(text) == set()
