"""Sanctions keeps what every extractor is to keep, its rules read their examples, and gold is read well enough."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from onrecord.testing import extractor_suite, facts_of, measure
from onrecord_sanctions.extractor import RULES, Rule, Sanctions

GOLD = Path(__file__).parents[1] / "gold" / "passages.jsonl"

TestSanctions = extractor_suite(Sanctions, gold=GOLD)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_reads_its_example(rule: Rule) -> None:
    assert [fact["rule"] for fact in facts_of(Sanctions, rule.example)] == [rule.name]


@pytest.mark.parametrize(
    "text",
    [
        "Norland has not imposed sanctions on Velmark.",
        "Norland refused to lift sanctions on Velmark.",
        "The town lifted a ban on dogs.",
        "The committee did not sanction the purchase of a boat.",
    ],
)
def test_what_did_not_happen_or_is_no_sanction_is_no_record(text: str) -> None:
    assert facts_of(Sanctions, text) == []


def test_who_she_is_that_imposes_them_is_looked_up() -> None:
    (fact,) = facts_of(Sanctions, "Ada Lund met the judges. She announced sanctions on Kesta.")
    assert (fact["imposer"], fact["imposer_mention"]) == ("Ada Lund", "She")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norland imposed a visa ban on two judges and an asset freeze on a mine.",
            [("a visa ban", "two judges"), ("an asset freeze", "a mine")],
        ),
        (
            "Norland announced sanctions and an arms embargo against Kesta.",
            [("sanctions", "Kesta"), ("an arms embargo", "Kesta")],
        ),
    ],
)
def test_a_list_of_measures_is_told_apart(text: str, told: list[tuple[str, str]]) -> None:
    assert [(fact["measure"], fact["target"]) for fact in facts_of(Sanctions, text)] == told


def test_the_readme_tells_the_truth() -> None:
    page = (GOLD.parents[1] / "README.md").read_text(encoding="utf-8")
    quoted = re.search(r"^> (.+)$", page, flags=re.M)
    record = re.search(r"^```json\n(.+?)^```", page, flags=re.M | re.S)
    assert quoted
    assert record
    (fact,) = facts_of(Sanctions, quoted[1])
    assert json.loads(record[1]).items() <= fact.items()


@pytest.mark.parametrize(("what", "least"), [("sanction", 0.9), ("its imposer", 0.95), ("its reason", 0.95)])
def test_gold_is_read_well_enough(what: str, least: float) -> None:
    assert measure(Sanctions, GOLD)[what].f1 >= least
