"""The PLOVER event and mode of each kind."""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord_accusations.facts import Kind, Status
from onrecord_accusations.plover import plover


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_an_event(kind: Kind) -> None:
    assert all(plover(kind, "alleged"))


@pytest.mark.parametrize("status", ["acquitted", "dropped"])
def test_what_ends_a_matter_is_no_accusing(status: Status) -> None:
    assert plover("charge", status) == (None, None)


def test_a_conviction_is_a_sanction() -> None:
    assert plover("convict", "convicted") == ("SANCTION", "convict")
