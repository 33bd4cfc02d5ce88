"""Endings: where what is said ends, before what the writer or somebody else goes on with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading import Attribution
from onrecord.reading.speech.endings import WEIGHTS, weighed_by

Speech = Callable[[str], list[Attribution]]


def fragments(text: str, found: list[Attribution]) -> list[list[str]]:
    return [[text[start:end] for start, end in one.contents] for one in found]


ENDS = {
    "an apposition of the writer's": (
        "Mara Quill said the ferry would sail again in May, a promise that few on the quay believe.",
        [["the ferry would sail again in May"]],
    ),
    "a cue that goes on": (
        "Mara Quill said that the harbour would reopen in May, insisting that the quay was safe.",
        [["that the harbour would reopen in May"], ["that the quay was safe"]],
    ),
    "what another says in the same breath": (
        "Many growers have said they will stay at home and some shepherds have said they will march on Friday.",
        [["they will stay at home"], ["they will march on Friday"]],
    ),
    "a clause with a quotation of its own": (
        'Tom Vey said both boats are "relics," but he had a word for the crew: "They try. They always try."',
        [['both boats are "relics,"'], ['"They try. They always try."']],
    ),
    "who says so": (
        "Mara Quill said that the ferry had not stopped, according to an Orrin Courier report.",
        [["that the ferry had not stopped"]],
    ),
    "not at a plan": (
        "Mara Quill said that nothing had gone according to plan since May.",
        [["that nothing had gone according to plan since May"]],
    ),
    "not at whom it is said to be by": (
        "Mara Quill said that according to the audit the gates were rotten.",
        [["that according to the audit the gates were rotten"]],
    ),
    "by whom it is called so": (
        'The square was called "a car park with statues" by the planner, Mara Quill.',
        [['"a car park with statues"']],
    ),
    "quotations side by side": (
        'Mara Quill said the weir was "old," "rusted" and "a danger to the town."',
        [['the weir was "old," "rusted" and "a danger to the town."']],
    ),
}


@pytest.mark.parametrize("case", ENDS)
def test_what_is_said_ends_where_it_ends(speech: Speech, case: str) -> None:
    text, expected = ENDS[case]
    assert fragments(text, speech(text)) == expected


LISTS = [
    f"Mara Quill {verb} the weir was {''.join(f'{mark[0]}{word}{end}{mark[1]}{gap}' for word in ('old', 'worn'))}done."
    for verb in ("said", "warned that", "called it")
    for mark in ('""', "“”", "‘’")
    for end in (",", "", ".")
    for gap in (" ", "", ", ", " and ")
]


@pytest.mark.parametrize("text", LISTS)
def test_lists_of_quotations_are_read(speech: Speech, text: str) -> None:
    """Whatever is found: no fragment is the speaker's name, and none is empty."""
    for one in speech(text):
        assert all(start < end for start, end in one.contents)
        if one.speaker is not None:
            name = one.speaker.start_char, one.speaker.end_char
            assert not any(start < name[1] and name[0] < end for start, end in one.contents)


def test_other_weights_count_for_a_while(speech: Speech) -> None:
    text, expected = ENDS["an apposition of the writer's"]
    before = dict(WEIGHTS)
    with weighed_by({}):
        assert fragments(text, speech(text)) != expected
    assert before == WEIGHTS
    assert fragments(text, speech(text)) == expected


def test_a_cue_that_goes_on_is_the_speaker_s(speech: Speech) -> None:
    text = "Mara Quill said that the harbour would reopen in May, insisting that the quay was safe."
    assert [one.speaker_name for one in speech(text)] == ["Mara Quill", "Mara Quill"]
