"""The record of a quote: what each field says, and where it was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[..., list[dict[str, Any]]]

BROKEN = 'Mara Quill, the mayor, opened the bridge. "It is safe," she said. "Walk on it."'


def spans(record: dict[str, Any], field: str) -> list[str]:
    return [one["exact"] for one in record["evidence"] if one["field"] == field]


def test_a_broken_quotation_is_one_record_with_a_piece_of_evidence_per_fragment(read: Read) -> None:
    (record,) = read(BROKEN)
    assert spans(record, "quotation") == ['"It is safe,"', '"Walk on it."']


def test_the_quotation_is_the_fragments_joined_with_the_outer_marks_off(read: Read) -> None:
    (record,) = read(BROKEN)
    assert record["quotation"] == "It is safe, Walk on it."


def test_the_main_span_is_from_the_first_to_the_last_fragment(read: Read) -> None:
    (record,) = read(BROKEN)
    assert record["exact"] == '"It is safe," she said. "Walk on it."'


def test_marks_inside_a_quotation_stay(read: Read) -> None:
    (record,) = read('Mara Quill said the ferry was "slow" and "loud as a mill."')
    assert record["quotation"] == 'the ferry was "slow" and "loud as a mill."'


def test_the_marks_between_paragraphs_of_a_quotation_are_off(read: Read) -> None:
    (record,) = read('"It is safe by now.\n\n"Walk on it," Mara Quill said.')
    assert record["quotation"] == "It is safe by now. Walk on it,"
    assert spans(record, "quotation") == ['"It is safe by now.\n\n"Walk on it,"']


def test_speaker_is_the_full_name_and_mention_the_word_beside_the_cue(read: Read) -> None:
    (record,) = read(BROKEN)
    assert (record["speaker"], record["speaker_mention"], record["speaker_role"]) == ("Mara Quill", "she", "mayor")
    assert spans(record, "speaker_mention") == ["she"]


def test_speaker_is_null_where_a_pronoun_stands_for_nobody_named(read: Read) -> None:
    (record,) = read('"It is safe to walk on," she said.')
    assert (record["speaker"], record["speaker_mention"]) == (None, "she")


def test_cue_has_evidence(read: Read) -> None:
    (record,) = read("Mara Quill did not say when the bridge would open.")
    assert (record["cue"], spans(record, "cue"), record["modality"]) == ("did not say", ["did not say"], "negated")


def test_reported_by(read: Read) -> None:
    (record,) = read("Mara Quill said that the bridge was safe, according to a harbour board report.")
    assert (record["speaker"], record["reported_by"]) == ("Mara Quill", "a harbour board report")
    assert spans(record, "reported_by") == ["a harbour board report"]


def test_kinds(read: Read) -> None:
    text = (
        '"The bridge is safe," Mara Quill said. Tomas Vey said it was "a waste of good stone." '
        "The harbour office said that the ferry would stop."
    )
    assert [record["kind"] for record in read(text)] == ["direct", "mixed", "indirect"]


def test_quotes_less_likely_than_the_setting_are_left_out(read: Read) -> None:
    assert read(BROKEN, min_confidence=1.0) == []


def test_an_article_without_quotes_has_no_records(read: Read) -> None:
    assert read("The bridge opened in May. It is 300 metres long and made of stone.") == []
