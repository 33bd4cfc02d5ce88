"""Sources of speech where the parse misleads."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.reading import Attribution

Speech = Callable[[str], list[Attribution]]


def test_a_short_perfect_is_no_passive(speech: Speech) -> None:
    text = 'Ever since Robert Hale left, he\'s said the same thing at every stop: "We want our harbour back."'
    found = [one for one in speech(text) if text[one.contents[0][0]] == '"']
    assert [(one.speaker.text, one.speaker_name) for one in found if one.speaker] == [("he", "Robert Hale")]
