"""When a quote is right: fragments, speakers, names, and what may be left."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation import GoldError, GoldRow
from onrecord_quotes.scoring import QuoteScoring

TEXT = "“It is very safe to walk on it now,” said Ada Lund. She said it rained. Lund hoped for sun."
SAFE = {"text": "“It is very safe to walk on it now,”", "kind": "direct", "speaker": "Ada Lund", "name": "Ada Lund"}
RAINED = {"text": "it rained", "kind": "indirect", "speaker": "She", "name": "Ada Lund"}
HOPED = {"text": "for sun", "kind": "indirect", "speaker": {"text": "Lund", "at": 72}, "optional": True}


def fact(words: str, mention: str | None = "Ada Lund", name: str | None = "Ada Lund", kind: str = "direct") -> Any:
    parts = [("quotation", words), *([("speaker_mention", mention)] if mention else [])]
    evidence = [
        {"field": field, "exact": exact, "start": TEXT.index(exact), "end": TEXT.index(exact) + len(exact)}
        for field, exact in parts
    ]
    return {"kind": kind, "speaker": name, "confidence": 0.9, "evidence": evidence}


def counts(facts: list[Any], gold: list[Any]) -> dict[str, tuple[int, int, int]]:
    found = QuoteScoring().compare(GoldRow("a", TEXT, {"quotes": gold}, "gold:1"), facts).counts
    return {name: (one.right, one.given, one.gold) for name, one in found.items()}


def test_a_fragment_with_most_of_the_words_and_its_speaker_is_right() -> None:
    found = counts(
        [fact("It is very safe to walk on it now"), fact("it rained", "She", kind="indirect")], [SAFE, RAINED]
    )
    assert found["all: span"] == found["all: span + speaker"] == (2, 2, 2)
    assert found["direct: span"] == found["indirect: span + speaker"] == (1, 1, 1)
    assert found["mixed: span"] == (0, 0, 0)
    assert found["resolved name, of right speakers"] == (2, 2, 2)


def test_a_fragment_with_too_few_of_the_words_is_wrong() -> None:
    assert counts([fact("It is very safe to walk")], [SAFE])["all: span"] == (0, 1, 1)


@pytest.mark.parametrize(
    ("mention", "name", "right"),
    [
        ("Lund", None, (1, 1, 1)),
        (None, "Lund Jr.", (1, 1, 1)),
        (None, "Hale Jr.", (0, 1, 1)),
        ("She", None, (0, 1, 1)),
        (None, None, (0, 1, 1)),
    ],
)
def test_a_speaker_overlaps_or_has_the_same_last_word(
    mention: str | None, name: str | None, right: tuple[int, int, int]
) -> None:
    assert counts([fact(SAFE["text"], mention, name)], [SAFE])["all: span + speaker"] == right


def test_a_wrong_name_of_a_right_speaker_is_counted() -> None:
    comparison = QuoteScoring().compare(
        GoldRow("a", TEXT, {"quotes": [RAINED]}, "gold:1"), [fact("it rained", "She", "Bo Hale", "indirect")]
    )
    assert comparison.counts["resolved name, of right speakers"].right == 0
    (error,) = comparison.errors
    assert error.startswith(
        "name     Bo Hale, not Ada Lund: indirect, She: …alk on it now,” said Ada Lund. She said [it rained]."
    )


def test_what_is_optional_may_be_found_or_not() -> None:
    assert counts([], [HOPED])["all: span"] == counts([fact("for sun")], [HOPED])["all: span"] == (0, 0, 0)


def test_errors_say_what_was_missed_and_what_was_wrong() -> None:
    comparison = QuoteScoring().compare(GoldRow("a", TEXT, {"quotes": [SAFE]}, "gold:1"), [fact("Lund hoped")])
    assert [line.split()[0] for line in comparison.errors] == ["wrong", "missed"]
    assert comparison.judged == [(0.9, False)]


def test_a_kind_that_is_none_is_named() -> None:
    with pytest.raises(GoldError, match=r'gold:1: entry 1 of "quotes": kind: must be .direct., .mixed. or .indirect.'):
        counts([], [SAFE | {"kind": "loud"}])


def test_what_is_missed_is_shown_with_the_text_around_it() -> None:
    errors = (
        QuoteScoring().compare(GoldRow("a", TEXT, {"quotes": [SAFE, RAINED]}, "gold:1"), [fact(SAFE["text"])]).errors
    )
    assert errors == [
        "missed   indirect, She: …alk on it now,” said Ada Lund. She said [it rained]. Lund hoped for sun."
    ]
