"""Language: whether a text is English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import is_english

ENGLISH = (
    "The mayor of Larkrise said on Monday that the bridge would be closed for repairs until the end of the summer, "
    "and that drivers should take the road through Stonehope instead.",
    "Rescuers pulled six sailors from the sea off Skarre; two more were still missing when night fell and the wind "
    "rose again, the coast guard said in a short statement.",
)
OTHER = (
    "Die Bürgermeisterin von Grauberg sagte am Montag, die Brücke werde wegen Reparaturen bis zum Ende des Sommers "
    "gesperrt, Autofahrer sollten stattdessen die Straße durch das obere Tal nehmen.",
    "La alcaldesa de Monteluz dijo el lunes que el puente permanecerá cerrado hasta el final del verano y que los "
    "conductores deberán tomar la carretera que pasa por el valle de arriba.",
    "Le maire de Valbrune a déclaré lundi que le pont resterait fermé pour travaux jusqu'à la fin de l'été et que les "
    "automobilistes devaient emprunter la route qui passe par la vallée.",
)


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize("text", OTHER)
def test_other_languages(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize("text", ["", "Brücke gesperrt", "12345", "— … !"])
def test_a_short_text_gets_the_benefit_of_the_doubt(text: str) -> None:
    assert is_english(text)


def test_headlines_in_capitals_are_english() -> None:
    assert is_english(ENGLISH[0].upper())


def test_only_the_beginning_counts() -> None:
    assert is_english(ENGLISH[0] * 40 + OTHER[0] * 40)
    assert not is_english(OTHER[0] * 40 + ENGLISH[0] * 40)


@given(st.text())
def test_any_text_is_english_or_not(text: str) -> None:
    assert is_english(text) in (True, False)
