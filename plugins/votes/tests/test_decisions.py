"""The predicates that tell what became of a motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Span

from onrecord_votes.decisions import CONFIDENCE_FRAMES, VERBS, Frame, Verb, find_decisions


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.base)
def test_each_verb_reads_its_example(verb: Verb, sentence: Callable[[str], Span]) -> None:
    found = find_decisions(sentence(verb.example), verb.example)
    assert (f"{verb.base}_verb", verb.outcome) in {(one.rule, one.outcome) for one in found}


@pytest.mark.parametrize("frame", CONFIDENCE_FRAMES, ids=lambda frame: frame.name)
def test_each_confidence_frame_reads_its_example(frame: Frame, sentence: Callable[[str], Span]) -> None:
    found = find_decisions(sentence(frame.example), frame.example)
    assert (frame.name, frame.outcome) in {(one.rule, one.outcome) for one in found}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The council of Tarn voted 5-2 to close the mine.", "adopted"),
        ("The council of Tarn voted 5-2 against the mine.", "rejected"),
        ("The council of Tarn voted 5-2 to reject the petition.", "rejected"),
        ("The council of Tarn voted down the petition, 5-2.", "rejected"),
        ("The motion fell short of a two-thirds majority in the Tarn parliament, 60-40.", "rejected"),
        (
            "A two-thirds majority was missed: 60 deputies voted for the bill, 40 against, in the Tarn parliament.",
            "rejected",
        ),
        ("The Tarn parliament failed to reach the majority needed for the bill: 60 deputies voted for it.", "rejected"),
        ("The premier of Tarn lost a vote of confidence in parliament, 40-61.", "rejected"),
        ("The Tarn cabinet was brought down by a no-confidence vote, 61-40.", "adopted"),
    ],
)
def test_outcome(text: str, outcome: str, one_vote: Callable[[str], dict[str, Any]]) -> None:
    assert one_vote(text)["outcome"] == outcome
