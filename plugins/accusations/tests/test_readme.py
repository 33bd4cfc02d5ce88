"""The example of the README comes out as it stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_example_is_what_comes_out(one: Callable[[str], dict[str, Any]]) -> None:
    quoted = re.search(r"^> (.+)$", README, re.MULTILINE)
    shown = re.search(r"```json\n(.+?)```", README, re.DOTALL)
    assert quoted and shown
    record = one(quoted.group(1))
    expected = json.loads(shown.group(1))
    assert {field: record[field] for field in expected} == expected
