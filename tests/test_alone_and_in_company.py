"""What an extractor finds does not depend on which others run: docs/decisions/0004, on the real extractors."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from flow import COMMAND, EXTRACTORS

from onrecord.cli import exits

ARTICLES = Path(__file__).parents[1] / "examples" / "articles.jsonl"


def extracted(*arguments: str) -> list[bytes]:
    """The lines that `onrecord extract` writes for the examples, one of which is broken."""
    command = [*COMMAND, "extract", str(ARTICLES), "-o", "jsonl", *arguments]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == exits.PARTIAL, done.stderr.decode()
    return done.stdout.splitlines(keepends=True)


@pytest.fixture(scope="module")
def in_company() -> list[bytes]:
    return extracted("--only", ",".join(EXTRACTORS))


@pytest.mark.parametrize("name", EXTRACTORS)
def test_an_extractor_alone_writes_the_bytes_that_it_writes_in_company(name: str, in_company: list[bytes]) -> None:
    own = [line for line in in_company if json.loads(line)["extractor"] == name]
    assert extracted("--only", name) == own != []
