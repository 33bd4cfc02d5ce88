"""The record in the README is the one that comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

README = Path(__file__).parents[1] / "README.md"


def test_the_example_gives_its_record(one_vote: Callable[[str], dict[str, Any]]) -> None:
    page = README.read_text(encoding="utf-8")
    passage = " ".join(line[2:] for line in page.splitlines() if line.startswith("> "))
    record = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert record is not None
    expected = json.loads(record.group(1))
    vote = one_vote(passage)
    assert {field: vote[field] for field in expected} == expected
