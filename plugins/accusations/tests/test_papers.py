"""What a court's papers say that the accused or a firm did, and what a source says that somebody rejects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        (
            "Ada Lund was indicted for fraud. According to the indictment, Lund moved the money to a bank abroad.",
            "Ada Lund",
        ),
        (
            "Nurses sued Skarre Clinic. The clinic sent patients home with open wounds, the complaint says.",
            "Skarre Clinic",
        ),
    ],
)
def test_papers_accuse_who_is_accused_or_a_firm(text: str, accused: str, read: Read) -> None:
    record = read(text)[-1]
    assert (record["rule"], record["accused"], record["status"]) == ("speech:paper", accused, "alleged")


@pytest.mark.parametrize(
    "text",
    [
        "Odo Marr was indicted for fraud. According to the indictment, a clerk moved the money to a bank abroad.",
        "Odo Marr was indicted for fraud. His wife said that Marr moved the piano to the hall.",
        "Odo Marr was indicted for fraud. According to the indictment, Marr lived in Orlen.",
    ],
)
def test_others_and_what_is_no_deed_are_left_out(text: str, read: Read) -> None:
    assert [record["rule"] for record in read(text)] == ["verb:indict"]


def test_what_an_accuser_goes_on_to_say_of_the_accused_is_an_accusation(read: Read) -> None:
    record = read("Ada Lund accused Odo Marr of theft. She said that Marr had told her to sign the papers.")[-1]
    expected = ("speech:pressed", "Ada Lund", "Odo Marr", "had told her to sign the papers")
    assert (record["rule"], record["accuser"], record["accused"], record["act"]) == expected


def test_what_others_say_of_the_accused_or_he_of_others_is_none(read: Read) -> None:
    records = read("Ada Lund accused Odo Marr of theft. Marr said that his wife had told him to sign the papers.")
    assert [record["rule"] for record in records] == ["verb:accuse"]


@pytest.mark.parametrize(
    "text",
    [
        "Tam Reyes said the mill would move the cranes. The mill denied it.",
        "Tam Reyes said the mill had moved the cranes at night. The port denied it.",
        "Tam Reyes said the mill had moved the cranes at night.",
    ],
)
def test_what_nobody_concerned_rejects_is_no_accusation(text: str, read: Read) -> None:
    assert read(text) == []


def test_a_denial_goes_to_what_is_an_accusation_by_its_words(read: Read) -> None:
    records = read(
        "Tam Reyes accused the mill of fraud. He said that the mill had moved the cranes. The mill denied fraud."
    )
    assert [record["rule"] for record in records] == ["verb:accuse"]
