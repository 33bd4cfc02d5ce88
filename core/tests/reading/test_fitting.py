"""Fitting: what candidates teach about gold in the documented format, and weights that follow it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.evaluation.gold import GoldError, read_file
from onrecord.reading import Model
from onrecord.reading.speech.endings import WEIGHTS
from onrecord.reading.speech.fitting import LEAST, ending_examples, examples, fit, main
from onrecord.reading.speech.weights import BIAS

SAFE = {"text": "that the bridge was safe", "kind": "indirect", "speaker": "Mara Quill"}
TEXT = "Mara Quill said that the bridge was safe."


def rows(folder: Path, *quotes: object) -> Path:
    file = folder / "gold.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT, "quotes": quotes}), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("quotes", "shares"),
    [
        ([SAFE], [1.0]),
        ([SAFE | {"speaker": None}], [0.0]),
        ([SAFE | {"optional": True}], []),
        ([], [0.0]),
    ],
)
def test_a_candidate_teaches_by_its_span_and_its_speaker(
    quotes: list[object], shares: list[float], model: Model, tmp_path: Path
) -> None:
    found = [share for names, share in examples(read_file(rows(tmp_path, *quotes)), model) if names[0] == "clause"]
    assert found == shares


def test_gold_that_can_not_be_used_is_named(model: Model, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"gold\.jsonl:1: 'no such words' is not in the text"):
        list(examples(read_file(rows(tmp_path, SAFE | {"text": "no such words"})), model))


def test_weights_tell_right_from_wrong_and_rare_names_have_none() -> None:
    weights = fit([*[(["clause", "good"], 1.0), (["clause", "bad"], 0.0)] * LEAST, (["rare"], 1.0)])
    assert weights["good"] > 0 > weights["bad"]
    assert weights.keys() == {"clause", "good", "bad", BIAS}


@pytest.mark.parametrize("optional", [False, True])
def test_a_quotation_teaches_where_it_ends(optional: bool, model: Model, tmp_path: Path) -> None:
    text = "Mara Quill said that the bridge was safe, a week after it closed."
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"id": "a", "text": text, "quotes": [SAFE | {"optional": optional}]}), encoding="utf-8")
    found = list(ending_examples(read_file(file), model))
    assert [right for _, right in found] == [*[0.0] * (len(found) - 1), 1.0]
    assert "mark_comma" in found[-1][0]
    assert "opens_word_a" in found[-1][0]


def test_both_tables_are_written_and_those_shipped_stand(tmp_path: Path) -> None:
    before = dict(WEIGHTS)
    gold = tmp_path / "gold.jsonl"
    words = "that the bridge at Orrin was safe"
    both = f"Mara Quill said {words}, a week after it closed. Rain fell on it, Tom Vey said."
    starts = [at * (len(both) + 1) for at in range(LEAST)]
    quotes = [SAFE | {"text": words, "at": start + both.index("that"), "speaker_at": start} for start in starts]
    row = {"text": " ".join([both] * LEAST), "quotes": quotes}
    gold.write_text(json.dumps({"id": "a"} | row), encoding="utf-8")
    main([str(gold), str(tmp_path)])
    assert "clause\t" in (tmp_path / "weights.tsv").read_text(encoding="utf-8")
    assert "opens_word_at\t" in (tmp_path / "endings.tsv").read_text(encoding="utf-8")
    assert before == WEIGHTS
