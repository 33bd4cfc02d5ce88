"""The tally grammar, rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord_votes.tally import LABEL_RULES, SCORE_RULES, LabelRule, ScoreRule, find_labels, find_scores


@pytest.mark.parametrize("rule", SCORE_RULES, ids=lambda rule: rule.name)
def test_each_score_rule_reads_its_example(rule: ScoreRule) -> None:
    assert [(score.first, score.second) for score in find_scores(rule.example) if score.rule == rule.name] == [
        rule.gives
    ]


@pytest.mark.parametrize("rule", LABEL_RULES, ids=lambda rule: rule.name)
def test_each_label_rule_reads_its_example(rule: LabelRule) -> None:
    read = {(label.side, label.count) for label in find_labels(rule.example) if label.rule == rule.name}
    assert read == {(rule.side, rule.gives)}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("14 in favour, none against, one abstention", {"for": 14, "against": 0, "abstain": 1}),
        ("320 votes for and 301 against", {"for": 320, "against": 301}),
        ("52 yeas to 48 nays", {"for": 52, "against": 48}),
        ("Eleven of the 15 council members voted in favour and two abstained", {"for": 11, "abstain": 2}),
        ("In favour: 41. Against: 17. Abstentions: 6.", {"for": 41, "against": 17, "abstain": 6}),
        ("77 of 120 lawmakers backed it", {"for": 77}),
        ("none of the 27 ministers voted against", {"against": 0}),
        ("no votes against and no abstentions", {"against": 0, "abstain": 0}),
    ],
)
def test_labelled_counts_in_a_row(text: str, sides: dict[str, int]) -> None:
    assert {label.side: label.count for label in find_labels(text)} == sides


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("passed 13-0", (13, 0, None)),
        ("passed 5–4–1", (5, 4, 1)),
        ("by 91 votes to 68", (91, 68, None)),
        ("by 12 votes to none", (12, 0, None)),
        ("by eleven votes to four", (11, 4, None)),
        ("a 7-to-2 vote", (7, 2, None)),
    ],
)
def test_scores_as_written(text: str, score: tuple[int, int, int | None]) -> None:
    assert [(one.first, one.second, one.third) for one in find_scores(text)] == [score]


@pytest.mark.parametrize(
    "text",
    [
        "from 84 to 60 seats",
        "between 2019-2021",
        "the 50-50 tie",
        "Covid-19 and C-21",
        "aged 16 to 18",
        "rates of 2.5-3.0",
        "30 to 40 percent",
        "the 4-year-old",
    ],
)
def test_other_pairs_of_numbers_are_no_scores(text: str) -> None:
    assert find_scores(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "fell short of the nine votes needed",
        "passed by 13 votes",
        "20 members of the Meadow Party voted against it",
        "seven Democrats voted for it",
        "Ordain and three others abstained",
        "after 10 years",
    ],
)
def test_margins_needs_and_parts_are_no_counts(text: str) -> None:
    assert find_labels(text) == []


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from("-–—"))
def test_a_score_lies_where_it_says(first: int, second: int, dash: str) -> None:
    text = f"The bill passed {first}{dash}{second} on the day."
    (score,) = find_scores(text)
    assert (text[score.start : score.end], score.first, score.second) == (f"{first}{dash}{second}", first, second)


@given(st.text(alphabet="0123456789-– to,.votesfavouragainst\n", max_size=80))
def test_any_text_gives_spans_within_it(text: str) -> None:
    for one in (*find_scores(text), *find_labels(text)):
        assert 0 <= one.start < one.end <= len(text)
