"""How a matter ends: charges and lawsuits that are dropped, and of whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        ("Rook was charged with arson in May. The charge was dropped a year later.", None, "Rook"),
        ("Ada Lund sued Orlen Bank for fraud. A judge dismissed the lawsuit on Friday.", "Ada Lund", "Orlen Bank"),
        ("Ada Lund sued Orlen Bank for fraud. In May she withdrew the suit.", "Ada Lund", "Orlen Bank"),
    ],
)
def test_an_ending_is_that_of_the_matter_before_it(text: str, accuser: str | None, accused: str, read: Read) -> None:
    begun, ended = read(text)
    assert begun["status"] in ("charged", "sued")
    assert (ended["status"], ended["accuser"], ended["accused"], ended["act"]) == (
        "dropped",
        accuser,
        accused,
        begun["act"],
    )


@pytest.mark.parametrize(
    "text",
    ["The case against the baker Odo Marr was dropped in March.", "Prosecutors dropped the case against Odo Marr."],
)
def test_a_case_that_is_dropped_names_the_accused(text: str, read: Read) -> None:
    assert [(record["status"], record["accused"]) for record in read(text)] == [("dropped", "Odo Marr")]


@pytest.mark.parametrize(
    "text",
    [
        "The charge was dropped.",
        "Odo Marr was convicted of arson. The lawsuit was dropped.",
        "Odo Marr was accused of arson. The club dropped the case.",
    ],
)
def test_an_ending_of_nothing_before_it_is_no_record(text: str, read: Read) -> None:
    assert [record for record in read(text) if record["status"] == "dropped"] == []


def test_a_judge_who_ends_a_case_is_no_accuser(read: Read) -> None:
    assert [record["accuser"] for record in read("A judge dismissed the charges of fraud against Odo Marr.")] == [None]


def test_a_conviction_that_is_quashed_is_that_before_it(read: Read) -> None:
    begun, ended = read("Ada Rook was convicted of theft in 2010. The conviction was quashed four years later.")
    assert (begun["status"], ended["status"]) == ("convicted", "acquitted")
    assert (ended["accused"], ended["act"]) == ("Ada Rook", "theft")
