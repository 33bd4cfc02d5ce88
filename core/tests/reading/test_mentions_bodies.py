"""Organisations: their names, acronyms and descriptions, and metonyms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.mentions import Mention
from onrecord.reading.mentions.lexicon import METONYMS
from onrecord.testing import read_text

Resolve = Callable[[str, str], Mention | None]

NAMES = {
    "acronym in brackets": (
        "The World Harbour Organization (WHO) met. WHO said no.",
        "WHO",
        "World Harbour Organization",
    ),
    "acronym of another language": (
        "The Orsk Workers' Party (OTP) met. The OTP said no.",
        "The OTP",
        "Orsk Workers' Party",
    ),
    "acronym of a body that sounds like an office": (
        "The Norland High Commissioner for Refugees (NHCR) spoke. The NHCR said no.",
        "The NHCR",
        "Norland High Commissioner for Refugees",
    ),
    "acronym without brackets": (
        "The Norland Harbour Board met. Later the NHB said no.",
        "the NHB",
        "Norland Harbour Board",
    ),
    "people as the owner": (
        "The Norland People's Party said no.",
        "The Norland People's Party",
        "Norland People's Party",
    ),
    "several as the owner": ("The Teachers' Union said no.", "The Teachers' Union", "Teachers' Union"),
    "saint": ("St. Brigid's Hospital said no.", "St. Brigid's Hospital", "St. Brigid's Hospital"),
    "two fields": ("The Harbour and Tides Board said no.", "The Harbour and Tides Board", "Harbour and Tides Board"),
    "three fields": (
        "The Rail, Harbour and Transport Union said no.",
        "The Rail, Harbour and Transport Union",
        "Rail, Harbour and Transport Union",
    ),
    "fields behind": (
        "The Department for Ports, Fisheries and Tides said no.",
        "The Department for Ports, Fisheries and Tides",
        "Department for Ports, Fisheries and Tides",
    ),
    "corps": (
        "The Norland Corps of Engineers said no.",
        "The Norland Corps of Engineers",
        "Norland Corps of Engineers",
    ),
    "another owner": ("The Norlanders' Harbour Board said no.", "Harbour Board", "Harbour Board"),
    "an adjective that is a title too": (
        "The Republican National Convention said no.",
        "The Republican National Convention",
        "Republican National Convention",
    ),
    "first name in it": ("The Ada Lund Foundation said no.", "The Ada Lund Foundation", "Ada Lund Foundation"),
    "told by an apposition": ("Blue Lantern, a rights group, said no.", "Blue Lantern", "Blue Lantern"),
    "told by the noun before": ("The rights group Lantern said no.", "Lantern", "Lantern"),
}

DESCRIPTIONS = {
    "organization": ("The World Harbour Organization met. The organization said no.", "The organization"),
    "other spelling": ("The World Harbour Organization met. The organisation said no.", "The organisation"),
    "ministry of": ("The Ministry of Fisheries met. The ministry said no.", "The ministry"),
    "two words": ("The Port Hale Harbour Board met the Orsk Board. The harbour board said no.", "The harbour board"),
    "company by an apposition": ("Blue Lantern, a shipping company, met. The company said no.", "The company"),
    "company by its name": ("Lantern Shipping Inc. met. The company said no.", "The company"),
    "with a capital": ("The Port Hale Council met. The Council said no.", "The Council"),
    "newspaper": ("The Port Hale Gazette met. The newspaper said no.", "The newspaper"),
}

NOBODY = {
    "two of a kind": ("The Ministry of Fisheries met the Ministry of Ports. The ministry said no.", "The ministry"),
    "none before": ("The ministry said no. The Ministry of Fisheries met.", "ministry said"),
    "far away": (
        "The Ministry of Fisheries met." + " It rained in the hills." * 60 + " The ministry said no.",
        "The ministry",
    ),
    "other words": ("The Harbour Board met. The school board said no.", "The school board"),
    "common noun that opens a sentence": ("The union left. Union presidents and Union members said no.", "Union"),
}


@pytest.mark.parametrize(("text", "words", "name"), NAMES.values(), ids=NAMES)
def test_the_name_of_a_body(resolve: Resolve, text: str, words: str, name: str) -> None:
    found = resolve(text, words)
    assert found is not None
    assert (found.name, found.kind) == (name, "organisation")


@pytest.mark.parametrize(("text", "words"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_a_description_of_a_body_finds_it(resolve: Resolve, text: str, words: str) -> None:
    found = resolve(text, words)
    assert found is not None
    assert found.kind == "organisation"
    assert found.start < text.rindex(words)
    assert len(found.name.split()) > 1


@pytest.mark.parametrize(("text", "words"), NOBODY.values(), ids=NOBODY)
def test_none_where_no_body_or_more_than_one_fits(resolve: Resolve, text: str, words: str) -> None:
    assert resolve(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "name", "stands_for"),
    [
        ("The Kremlin denied it.", "The Kremlin", "Kremlin", "the Russian presidency"),
        ("Downing Street denied it.", "Downing Street", "Downing Street", "the British prime minister's office"),
        ("No 10 denied it.", "No 10", "No 10", "the British prime minister's office"),
        ("No. 10 denied it.", "No. 10", "No. 10", "the British prime minister's office"),
        ("The Élysée Palace denied it.", "The Élysée Palace", "Élysée Palace", "the French presidency"),
    ],
)
def test_a_metonym_is_kept_with_what_it_stands_for(
    resolve: Resolve, text: str, words: str, name: str, stands_for: str
) -> None:
    found = resolve(text, words)
    assert found is not None
    assert (found.name, found.kind, found.stands_for, found.role) == (name, "organisation", stands_for, stands_for)


def test_other_names_stand_for_nobody_else(resolve: Resolve) -> None:
    found = resolve("The Harbour Board denied it.", "The Harbour Board")
    assert found is not None
    assert found.stands_for is None


def test_every_metonym_is_found_as_it_is_written() -> None:
    for name in METONYMS:
        written = " ".join(word[0].upper() + word[1:] for word in name.split()).replace("'o", "'O")
        found = [
            one.stands_for for one in read_text(f"It rained. He said {written} denied it.", "mentions").mentions.all
        ]
        assert METONYMS[name] in found, written
