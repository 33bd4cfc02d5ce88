"""Fact and Evidence: ids, the stamp, the checks, and the bytes that go out."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from onrecord import Article, Evidence, Fact, FactRejected
from onrecord.facts import Stamp, check_evidence, wording

TEXT = "The bell of Larkrise rang on Friday. The bell of Larkrise rang on Friday. Nobody slept."


class Ringing(Fact):
    """A bell that rang."""

    bell: str | None = None


class BellThatRang2(Fact):
    """For its name."""


def evidence(start: int, end: int, field: str = "bell", text: str = TEXT) -> Evidence:
    return Evidence(field=field, start=start, end=end, exact=text[start:end])


def ringing(*spans: tuple[int, int], text: str = TEXT, **fields: Any) -> Ringing:
    return Ringing(rule="rang", evidence=[evidence(start, end, text=text) for start, end in spans], **fields)


def stamp(article: Article) -> Stamp:
    return Stamp(article, extractor="ringings", extractor_version="1.2", schema_version=3, model="en_x-1")


def stamped(fact: Fact, text: str = TEXT, *, id: str = "a1", by: Stamp | None = None, **fields: Any) -> Fact:
    (by or stamp(Article.from_text(text, id=id, **fields))).put_on(fact, lambda start, end: text)
    return fact


# The stamp


def test_the_type_is_the_class_name_in_snake_case() -> None:
    assert (Ringing.fact_type, BellThatRang2.fact_type) == ("ringing", "bell_that_rang2")


def test_a_class_may_name_its_own_type() -> None:
    class Other(Fact):
        fact_type = "bell.rung"

    assert Other.fact_type == "bell.rung"


def test_the_main_span_runs_over_all_evidence_unless_given() -> None:
    fact = ringing((12, 20), (4, 8))
    assert (fact.start, fact.end) == (4, 20)


def test_a_given_main_span_stands() -> None:
    fact = ringing((12, 20), start=0, end=36)
    assert (fact.start, fact.end) == (0, 36)


def test_the_stamp_fills_the_common_fields() -> None:
    fact = stamped(ringing((4, 20)), url="https://example.org/a1", published_at="2026-05-30")
    assert fact.model_dump(exclude={"id", "evidence"}) == {
        "type": "ringing",
        "schema_version": 3,
        "article_id": "a1",
        "article_url": "https://example.org/a1",
        "article_sha256": Article.from_text(TEXT).sha256,
        "published_at": "2026-05-30",
        "start": 4,
        "end": 20,
        "exact": "bell of Larkrise",
        "sentence": TEXT,
        "confidence": 1.0,
        "rule": "rang",
        "extractor": "ringings",
        "extractor_version": "1.2",
        "model": "en_x-1",
        "bell": None,
    }


def test_confidence_has_two_decimals() -> None:
    assert ringing((0, 3), confidence=0.98765).confidence == 0.99


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan"), float("inf")])
def test_confidence_is_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValidationError, match="confidence"):
        ringing((0, 3), confidence=confidence)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="sound"):
        ringing((0, 3), sound="E flat")


# Ids


def test_an_id_is_32_hexadecimal_digits() -> None:
    assert len(bytes.fromhex(stamped(ringing((4, 20))).id)) == 16


def test_the_same_words_get_the_same_id() -> None:
    assert stamped(ringing((4, 20))).id == stamped(ringing((4, 20))).id


def test_an_id_is_independent_of_offsets() -> None:
    moved = "A correction: " + TEXT
    assert stamped(ringing((18, 34), text=moved), moved).id == stamped(ringing((4, 20))).id


def test_an_id_is_independent_of_resolved_names() -> None:
    assert stamped(ringing((4, 20), bell="Old Tom")).id == stamped(ringing((4, 20))).id


def test_an_id_is_independent_of_line_breaks_in_the_words() -> None:
    wrapped = TEXT.replace("bell of", "bell\n  of")
    assert stamped(ringing((4, 23), text=wrapped), wrapped).id == stamped(ringing((4, 20))).id


def test_another_article_gets_another_id() -> None:
    assert stamped(ringing((4, 20)), id="a2").id != stamped(ringing((4, 20))).id


def test_another_type_gets_another_id() -> None:
    other = BellThatRang2(rule="rang", evidence=[evidence(4, 20)])
    assert stamped(other).id != stamped(ringing((4, 20))).id


def test_the_same_words_in_another_field_get_another_id() -> None:
    other = Ringing(rule="rang", evidence=[evidence(4, 20, "place")])
    assert stamped(other).id != stamped(ringing((4, 20))).id


def test_repeats_are_counted() -> None:
    by = stamp(Article.from_text(TEXT, id="a1"))
    first, second = (stamped(ringing(span), by=by).id for span in [(4, 20), (41, 57)])
    again = stamp(Article.from_text(TEXT, id="a1"))
    assert first != second
    assert [stamped(ringing(span), by=again).id for span in [(4, 20), (41, 57)]] == [first, second]


def test_a_rejected_fact_does_not_count_as_a_repeat() -> None:
    by = stamp(Article.from_text(TEXT, id="a1"))
    with pytest.raises(FactRejected):
        stamped(Ringing(rule="rang", evidence=[evidence(4, 20).model_copy(update={"start": 5})]), by=by)
    assert stamped(ringing((4, 20)), by=by).id == stamped(ringing((4, 20))).id


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda span: span[0] < span[1])


@given(st.lists(spans, min_size=1, max_size=5), st.text(max_size=30))
def test_text_put_before_an_article_changes_no_id(found: list[tuple[int, int]], before: str) -> None:
    text, by = TEXT, stamp(Article.from_text(TEXT, id="a1"))
    ids = [stamped(ringing(span), by=by).id for span in found]
    assume(not any(character == "\0" for character in before))
    text, shift = before + TEXT, len(before)
    by = stamp(Article.from_text(text, id="a1"))
    moved = [ringing((start + shift, end + shift), text=text) for start, end in found]
    assert [stamped(fact, text, by=by).id for fact in moved] == ids


@given(st.lists(spans, min_size=1, max_size=8))
def test_no_two_facts_of_an_article_share_an_id(found: list[tuple[int, int]]) -> None:
    by = stamp(Article.from_text(TEXT, id="a1"))
    assert len({stamped(ringing(span), by=by).id for span in found}) == len(found)


def test_an_id_is_a_hash_of_json_and_stays_what_it_is() -> None:
    text = 'The "bells"\t—\x1f\\ «é 😀» rang'
    fact = stamped(ringing((0, len(text)), text=text), text)
    said = json.dumps(["a1", "ringing", wording(fact.evidence), 0], ensure_ascii=False, separators=(",", ":"))
    assert fact.id == hashlib.sha256(said.encode()).hexdigest()[:32]


def test_the_wording_folds_white_space() -> None:
    assert wording([Evidence(field="bell", start=0, end=9, exact=" a \n\t b  ")]) == [("bell", "a b")]


# The checks


def test_evidence_inside_the_text_passes() -> None:
    check_evidence(ringing((0, 3), (0, len(TEXT))), TEXT)


def test_no_evidence_is_refused() -> None:
    with pytest.raises(FactRejected, match="no evidence"):
        check_evidence(Ringing(rule="rang", start=0, end=3), TEXT)


@pytest.mark.parametrize("start, end", [(0, len(TEXT) + 1), (5, 5), (6, 5), (len(TEXT), len(TEXT) + 4)])
def test_evidence_outside_the_text_is_refused(start: int, end: int) -> None:
    one = Evidence(field="bell", start=start, end=end, exact=TEXT[start:end])
    with pytest.raises(FactRejected, match=f"{start}:{end}"):
        check_evidence(Ringing(rule="rang", evidence=[one], start=0, end=3), TEXT)


@pytest.mark.parametrize("start, end", [(-1, 3), (0, len(TEXT) + 1), (5, 5), (6, 5)])
def test_a_main_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(FactRejected, match="main span"):
        check_evidence(ringing((0, 3), start=start, end=end), TEXT)


@pytest.mark.parametrize("exact", ["", "the", "The ", "Thé"])
def test_evidence_that_says_something_else_is_refused(exact: str) -> None:
    one = Evidence(field="bell", start=0, end=3, exact=exact)
    with pytest.raises(FactRejected, match="but the article has 'The'"):
        check_evidence(Ringing(rule="rang", evidence=[one]), TEXT)


def test_evidence_has_no_negative_offsets() -> None:
    with pytest.raises(ValidationError, match="start"):
        Evidence(field="bell", start=-3, end=3, exact="")


def test_offsets_count_code_points() -> None:
    text = "😀 The bell"
    check_evidence(Ringing(rule="rang", evidence=[Evidence(field="bell", start=2, end=10, exact="The bell")]), text)


@given(st.text(min_size=1, max_size=40), st.integers(0, 45), st.integers(0, 45), st.text(max_size=5))
def test_what_passes_is_what_the_text_says(text: str, start: int, end: int, exact: str) -> None:
    fact = Ringing(rule="rang", evidence=[Evidence(field="bell", start=start, end=end, exact=exact)])
    says = 0 <= start < end <= len(text) and text[start:end] == exact
    try:
        check_evidence(fact, text)
    except FactRejected:
        assert not says
    else:
        assert says


# The bytes


def test_the_same_fact_is_the_same_bytes() -> None:
    assert stamped(ringing((4, 20))).to_json() == stamped(ringing((4, 20))).to_json()


def test_a_fact_is_one_line_of_json_with_the_id_first() -> None:
    value = stamped(ringing((4, 20), (41, 57))).to_json()
    assert b"\n" not in value
    assert list(json.loads(value))[:2] == ["id", "type"]


def test_fields_that_are_not_stated_are_null() -> None:
    assert json.loads(stamped(ringing((4, 20))).to_json())["bell"] is None


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_comes_back_from_the_bytes(text: str) -> None:
    assume(text.strip() and "\0" not in text)
    fact = stamped(ringing((0, len(text)), text=text), text)
    assert Ringing.model_validate_json(fact.to_json()) == fact
