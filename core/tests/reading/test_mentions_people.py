"""People: who is who where names are short, shared, foreign, or not only a person's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.mentions import Mention
from onrecord.reading.mentions.first_names import first_names, gender_of
from onrecord.testing import read_text

Resolve = Callable[[str, str], Mention | None]

SHARED = {
    "a surname that was his before hers": (
        "Robert Lund left. Lund said it rained. Lund was tired. Then Ada Lund came. Lund said no.",
        "Lund",
        "Robert Lund",
    ),
    "his wife has another first name": (
        "Robert Lund left with his wife, Ada Lund. Lund said no.",
        "Lund",
        "Robert Lund",
    ),
    "his wife has an office": (
        "Robert Lund left with his wife, former senator Ada Lund. Lund said no.",
        "Lund",
        "Robert Lund",
    ),
    "a relative who is the subject": (
        "Robert Lund left. His cousin, James Lund, stayed. Lund said no.",
        "Lund",
        None,
    ),
    "her son": ("Ada Lund left with her son Robert Lund. Lund said no.", "Lund", "Ada Lund"),
    "honorific": ("Robert Lund met Ada Lund. Mrs. Lund said no.", "Mrs. Lund", "Ada Lund"),
    "full name": ("Robert Lund met Ada Lund. Ada Lund said no.", "Ada Lund", "Ada Lund"),
    "two who are equal": ("Robert Lund met Ada Lund. Lund said no.", "Lund", None),
    "a country before the person": ("Jordan said no. Ada Jordan, a nurse, left.", "Jordan said", None),
    "a country beside the person": ("Ada Jordan, a nurse, lives in Jordan. It rained.", "Jordan.", "Jordan"),
}

KINDS = {
    "an unknown first name whose surname speaks": ("Vexa Lund met them. Later Lund said no.", "Vexa Lund", "person"),
    "a first name from abroad": ("Oleksandr Lund met them.", "Oleksandr Lund", "person"),
    "a park": ("They met in Jackson Park at noon.", "Jackson Park", "place"),
    "a prize": ("They gave it the Ada Lund Prize.", "Ada Lund Prize", "other"),
    "a war": ("It was after World War II ended.", "World War II", "other"),
    "a ship": ("The captain of the ferry Alma said he left.", "Alma", None),
    "a place that a report comes from": ("It rained.\nORSK, Norland (Agency) — It rained.", "ORSK", "place"),
    "a nickname": ("They met Robert “Buck” Lund there.", "Robert “Buck” Lund", "person"),
    "a party before a name": ("They met Tory Ada Lund there.", "Ada Lund", "person"),
    "a party of two words before a name": ("They met the mayor, Lib Dem Ada Lund, there.", "Ada Lund", "person"),
    "a party's paper": ("They met the Labour Post there.", "Labour Post", "organisation"),
    "letters behind a name": ("They met Ada Lund QC there.", "Ada Lund", "person"),
    "a people": ("The Muslims met the Americans there.", "Americans", None),
    "an adjective": ("Nevada Democratic caucuses met there.", "Nevada Democratic", "other"),
    "two words for a country": ("It was in Saudi Arabia then.", "Saudi Arabia", "place"),
    "a company that owns": ("The ferry's owner, Skarre Line, met them.", "Skarre Line", "other"),
    "a line in capitals": ("They met. ADA LUND STEPS ASIDE. Ada Lund left.", "Ada Lund", "person"),
}


@pytest.mark.parametrize(("text", "words", "name"), SHARED.values(), ids=SHARED)
def test_a_shared_surname(resolve: Resolve, text: str, words: str, name: str | None) -> None:
    found = resolve(text, words)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(("text", "name", "kind"), KINDS.values(), ids=KINDS)
def test_what_a_name_names(text: str, name: str, kind: str | None) -> None:
    kinds = {one.name: one.kind for one in read_text("It rained. " + text, "mentions").mentions.all}
    assert kinds.get(name) == kind  # None: it is not listed at all


def test_all_has_everyone_once_by_place() -> None:
    text = "Gov. Ada Lund met the Orsk Harbour Board. Lund said that Bo Hale, a nurse, was there. Hale left."
    found = read_text(text, "mentions").mentions.all
    assert [(one.name, one.role) for one in found] == [
        ("Ada Lund", "Gov."),
        ("Orsk Harbour Board", None),
        ("Bo Hale", "nurse"),
    ]
    assert all(text[one.start : one.end] == one.name for one in found)


def test_the_sources_of_first_names_agree_or_tell_nothing() -> None:
    assert gender_of("olena") == "female"
    assert gender_of("serhiy") == "male"
    assert gender_of("nikita") is None  # a woman's name in one list, a man's in another
    assert gender_of("quillon") is None
    assert all(0 <= share <= 1 for share in first_names().values())
