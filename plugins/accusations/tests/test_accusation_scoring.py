"""When an accusation is right: who, whom, of what, and where the matter stands."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation import GoldError, GoldRow
from onrecord_accusations.scoring import AccusationScoring

GOLD = {
    "accuser": {"text": "Ada Lund, the mayor"}, "accused": {"text": "the officers in the boat", "alt": ["the guards"]},
    "act": {"text": "taking bribes"}, "status": "alleged",
}  # fmt: skip


def fact(accuser: str | None, accused: str | None, act: str | None, **fields: Any) -> dict[str, Any]:
    given = {"accuser": accuser, "accused": accused, "act": act}
    return {
        **given,
        "evidence": [],
        "status": "alleged",
        "denied": False,
        "modality": "asserted",
        "confidence": 0.9,
    } | fields


def counts(facts: list[Any], gold: list[Any], **fields: Any) -> dict[str, tuple[int, int, int]]:
    row = GoldRow("a", "No text.", {"accusations": gold, **fields}, "gold:1")
    found = AccusationScoring().compare(row, facts).counts
    return {name: (one.right, one.given, one.gold) for name, one in found.items()}


@pytest.mark.parametrize(
    ("given", "both", "act"),
    [
        (fact("Lund", "officers", "having taken bribes"), (1, 1, 1), (0, 1, 1)),
        (fact("the minister", "officers", "taking bribes"), (0, 1, 1), (1, 1, 1)),
        (fact("Mayor Ada Lund", "guards", "taking the bribes"), (1, 1, 1), (1, 1, 1)),
        (fact("Ada Lund", "three officers", "theft"), (1, 1, 1), (0, 1, 1)),
        (fact(None, "the officers", None), (0, 1, 1), (0, 0, 1)),
    ],
)
def test_phrases_are_the_same_by_words_or_head(given: Any, both: Any, act: Any) -> None:
    found = counts([given], [GOLD])
    assert (found["accuser + accused"], found["act"]) == (both, act)


def test_nobody_is_right_only_where_gold_has_nobody() -> None:
    nobody = GOLD | {"accuser": None}
    assert counts([fact(None, "the officers", "taking bribes")], [nobody])["accuser + accused"] == (1, 1, 1)
    assert counts([fact("Bo Hale", "the officers", "taking bribes")], [nobody])["accuser + accused"] == (0, 1, 1)


def test_what_is_not_judged_extra_or_partial() -> None:
    assert counts([fact("Bo Hale", "officers", "taking bribes")], [GOLD | {"ignore": ["accuser"]}])["accuser"] == (
        0,
        0,
        0,
    )
    extra = [fact("Ada Lund", "officers", "taking bribes"), fact("Bo Hale", "Ada Lund", "theft")]
    assert counts(extra, [GOLD])["accuser + accused"] == (1, 2, 1)
    assert counts(extra, [GOLD], partial=True)["accuser + accused"] == (1, 1, 1)
    assert counts([fact("Bo Hale", None, "theft", modality="negated")], [])["text with an accusation"] == (0, 0, 0)


def test_a_denial_is_a_status() -> None:
    found = counts([fact("Ada Lund", "officers", "taking bribes", denied=True)], [GOLD | {"status": "denied"}])
    assert found["status, of those found"] == (1, 1, 1)


def test_confidence_is_judged_where_gold_has_accuser_and_accused() -> None:
    row = GoldRow("a", "No text.", {"accusations": [GOLD, GOLD | {"act": "theft", "ignore": ["accuser"]}]}, "gold:1")
    given = [fact("Lund", "officers", "taking bribes"), fact("Bo Hale", "officers", "theft")]
    assert AccusationScoring().compare(row, given).judged == [(0.9, True)]


def test_a_denial_may_be_judged_apart_from_the_status() -> None:
    found = counts([fact("Ada Lund", "officers", "taking bribes", denied=True)], [GOLD | {"denied": True}])
    assert (found["status, of those found"], found["denied, of those found"]) == ((1, 1, 1), (1, 1, 1))


def test_the_status_of_what_is_missed_counts_too() -> None:
    assert counts([], [GOLD])["status, of all gold"] == (0, 1, 1)


def test_names_and_reporter_are_judged_where_gold_has_them() -> None:
    gold = GOLD | {"reported_by": None, "accuser_name": "Ada Lund"}
    found = counts([fact("Lund", "officers", "taking bribes", reported_by="Bo Hale")], [gold])
    assert found["reported by, of those found"] == (0, 1, 0)
    assert found["accuser name, of those found"] == (0, 1, 1)


def test_what_is_not_made_is_compared_apart() -> None:
    gold = GOLD | {"modality": "negated"}
    given = fact("Ada Lund", "officers", "taking bribes")
    assert counts([given | {"modality": "negated"}], [gold])["negated or hypothetical"] == (1, 1, 1)
    upgraded = counts([given], [gold])
    assert (upgraded["negated or hypothetical"], upgraded["accuser + accused"]) == ((0, 0, 1), (0, 1, 0))


def test_gold_that_can_not_be_used_is_named() -> None:
    with pytest.raises(GoldError, match=r'gold:1: entry 1 of "accusations": accused.*: must be a string'):
        counts([], [GOLD | {"accused": 7}])
    with pytest.raises(GoldError, match="act: must be given"):
        counts([], [{"accuser": "Lund", "accused": None}])
    with pytest.raises(GoldError, match="ignore"):
        counts([], [GOLD | {"ignore": ["acts"]}])
