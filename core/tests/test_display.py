"""What people are shown of a fact in a line."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.display import describe, printable

HEADLINE = "[{who}: ]{what}[ at {place}]"


def fact(**fields: Any) -> dict[str, Any]:
    return {"id": "f-1", "type": "claim", "rule": "r", **fields}


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"who": "Ada Lund", "what": "rain", "place": "Orsk"}, "Ada Lund: rain at Orsk"),
        ({"who": None, "what": "rain", "place": None}, "rain"),
        ({"who": "Ada Lund", "what": "rain", "place": "", "modality": "asserted"}, "Ada Lund: rain"),
        ({"who": "Ada Lund", "what": "rain", "place": None, "modality": "negated"}, "Ada Lund: rain · NEGATED"),
        ({"who": None, "what": "theft", "place": None, "denied": True}, "theft · denied"),
        ({"who": None, "what": "theft", "place": None, "denied": False}, "theft"),
        ({"who": None, "what": "killed_or_injured", "place": "Orsk"}, "killed or injured at Orsk"),
    ],
)
def test_a_kind_with_a_headline(fields: dict[str, Any], line: str) -> None:
    assert describe(fact(**fields), HEADLINE) == line


def test_a_kind_without_a_headline_shows_its_own_fields_that_have_a_value() -> None:
    shown = describe(fact(court="Orsk", appeal=None, voters=[{"voter": "Lund", "start": 3}]), "")
    assert shown == "court: Orsk · voters: Lund"


def test_control_characters_and_changes_of_direction_are_replaced() -> None:
    assert printable("a\x1b[31mb\u202ec\x07\x9bd") == "a\ufffd[31mb\ufffdc\ufffd\ufffdd"
