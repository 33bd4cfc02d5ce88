"""Sentences with the words of accusing and no accusation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NEGATIVES = Path(__file__).with_name("negatives.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", NEGATIVES)
def test_nothing_is_asserted(text: str, read: Callable[[str], list[dict[str, Any]]]) -> None:
    assert [record["rule"] for record in read(text) if record["modality"] == "asserted"] == []
