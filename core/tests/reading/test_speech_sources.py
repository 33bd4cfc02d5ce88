"""Sources of speech where the parse misleads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Article
from onrecord.reading import Attribution, Demand, Model, Reader, Reading

SPEECH = Demand(frozenset({"speech"}))

Speech = Callable[[str], list[Attribution]]


@pytest.fixture(scope="module")
def speech(model: Model) -> Speech:
    reader = Reader(model, [SPEECH])
    return lambda text: Reading(reader.read(Article.from_text(text, id="a1"), [SPEECH]), SPEECH).speech


def test_a_short_perfect_is_no_passive(speech: Speech) -> None:
    text = 'Ever since Robert Hale left, he\'s said the same thing at every stop: "We want our harbour back."'
    found = [one for one in speech(text) if text[one.contents[0][0]] == '"']
    assert [(one.speaker.text, one.speaker_name) for one in found if one.speaker] == [("he", "Robert Hale")]
