"""Roles: what the article says that somebody is, beside the name, and where that begins and ends."""

from __future__ import annotations

import pytest

from onrecord.reading.mentions import Mention
from onrecord.testing import read_text


def of(text: str, name: str) -> Mention:
    """The mention of somebody in a text."""
    found = [one for one in read_text(text, "mentions").mentions.all if one.name == name]
    assert len(found) == 1, [one.name for one in read_text(text, "mentions").mentions.all]
    return found[0]


BEFORE = {
    "small letters": ("The coast guard commander Ada Lund spoke.", "coast guard commander"),
    "an unknown noun after an article": ("The ferry skipper's cook Ada Lund spoke.", "ferry skipper's cook"),
    "capitals": ("They met Norland Deputy Chief Constable Ada Lund at the harbour.", "Norland Deputy Chief Constable"),
    "a former office": ("They met former Governor Ada Lund.", "former Governor"),
    "modifiers before capitals": ("The Hale campaign Chairwoman Ada Lund spoke.", "Hale campaign Chairwoman"),
    "a title with of": (
        "They met Harbour County Supervisor of Elections Ada Lund at the pier.",
        "Harbour County Supervisor of Elections",
    ),
    "a title with of and a place": ("Mayor of Orsk Ada Lund spoke.", "Mayor of Orsk"),
    "a role that opens the sentence": ("Comedian Ada Lund spoke.", "Comedian"),
    "an office and a rank": ("Navy spokeswoman Major General Ada Lund spoke.", "Navy spokeswoman Major General"),
    "a participle after an article": ("The jailed opposition leader Ada Lund spoke.", "jailed opposition leader"),
    "a verb before": ("The party named lawyer Ada Lund.", "lawyer"),
    "a verb without an object": ("They cast actress Ada Lund.", "actress"),
    "a participle before": ("He sat down, including former senator Ada Lund.", "former senator"),
    "a verb before a title": ("They will support Senator Ada Lund.", "Senator"),
    "a time before": ("At 8 p.m. presidential candidate Ada Lund spoke.", "presidential candidate"),
    "a day before": ("On Tuesday actress Ada Lund spoke.", "actress"),
    "a sentence before": ("He met the mayor. Lawyer Ada Lund spoke.", "Lawyer"),
    "a line before": ("The harbour\nlawyer Ada Lund spoke.", "lawyer"),
}

APPOSITIONS = {
    "office": ("Ada Lund, the mayor of Port Hale, spoke.", "mayor of Port Hale"),
    "office with an abbreviation": ("Ada Lund, the mayor of St. Brigid, spoke.", "mayor of St. Brigid"),
    "end of the sentence": ("He met Ada Lund, the mayor of Port Hale. The envoy left.", "mayor of Port Hale"),
    "end of the sentence after an abbreviation": (
        "He met Ada Lund, an envoy to the U.S. He left.",
        "envoy to the U.S.",
    ),
    "relative clause": ("Ada Lund, a nurse who lost her house, spoke.", "nurse"),
    "two offices": ("Ada Lund, a former nurse and now the mayor, spoke.", "former nurse"),
    "in front": ("Port Hale's mayor, Ada Lund, spoke.", "Port Hale's mayor"),
    "in front, with its owner": ("Its director, Ada Lund, spoke.", "director"),
    "in front, after a sentence": ("He met the envoy. The mayor, Ada Lund, spoke.", "mayor"),
    "two in a row": ("According to her spokeswoman, Ada Lund, the mayor had left.", "spokeswoman"),
    "kin": ("Mara Quill and her sister, Ada Lund, spoke.", "sister"),
    "member of parliament": ("Ada Lund, the MP for Skarrow North, spoke.", "MP for Skarrow North"),
}

NONE = {
    "next name of a list": ("Ada Lund, Bo Dean, Mara Quill and two others left.", None),
    "next name with a hyphen": ("Ada Lund, Mara Shea-Porter and others left.", None),
    "clause": ("Ada Lund, he said, is a candidate who lost.", None),
    "somebody else's husband": ("Ada Lund, her husband, and two children left.", None),
    "object of a letter": ("In a letter to the mayor, Ada Lund spoke.", None),
    "subject that follows": ("According to Ada Lund, the mayor had left.", None),
    "number": ("The group's 900-member Ada Lund page spoke.", None),
}


@pytest.mark.parametrize(("text", "role"), (BEFORE | APPOSITIONS | NONE).values(), ids=BEFORE | APPOSITIONS | NONE)
def test_a_role_begins_and_ends_with_its_phrase(text: str, role: str | None) -> None:
    assert of(text, "Ada Lund").role == role


def test_a_surname_takes_an_apposition_with_an_article() -> None:
    text = "Ada Lund and Mara Quill left. Quill, a former nurse, came back.\nIronically, the mayor stayed."
    assert of(text, "Mara Quill").role == "former nurse"


def test_a_weak_role_gives_way_to_another() -> None:
    text = "He thanked his rival Ada Lund. Later Senator Ada Lund left. Then the nurse Ada Lund came."
    assert of(text, "Ada Lund").role == "Senator"


def test_a_title_of_several_is_nobodys_role() -> None:
    assert of("Senators Ada Lund and Bo Hale spoke.", "Ada Lund").role is None


def test_a_headline_tells_no_role() -> None:
    text = "Port Bosses Bash Mayor Ada Lund\nAda Lund left on Monday with the others."
    assert of(text, "Ada Lund").role is None


def test_a_title_that_is_a_first_name() -> None:
    assert of("Dean Lund, a salesman from Orsk, spoke.", "Dean Lund").role == "salesman from Orsk"
