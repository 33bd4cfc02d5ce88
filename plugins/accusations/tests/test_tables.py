"""Every row of the tables of frames does with its own example what it says."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord_accusations.frames import LABELS, LIGHT, NOUNS, VERBS

ROWS = [
    *((f"verb {row.lemma} {number}", row) for rows in VERBS.values() for number, row in enumerate(rows)),
    *((f"noun {row.lemma}", row) for row in NOUNS.values()),
    *((f"light {row.does}", row) for row in LIGHT),
    *((f"label {row.lemma}", row) for row in LABELS.values()),
]
CONSTRUCTIONS = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text(encoding="utf-8"))["example"]


def roles(record: dict[str, Any]) -> tuple[str, str, str]:
    return record["accuser_mention"] or "", record["accused_mention"] or "", record["act"] or ""


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[name for name, _ in ROWS])
def test_a_row_reads_the_roles_of_its_example(row: Any, read: Callable[[str], list[dict[str, Any]]]) -> None:
    assert row.expect in [roles(record) for record in read(row.example)]


@pytest.mark.parametrize("row", [row for name, row in ROWS if name.startswith(("verb", "noun"))])
def test_a_row_gives_its_kind_and_status(row: Any, read: Callable[[str], list[dict[str, Any]]]) -> None:
    found = [record for record in read(row.example) if roles(record) == row.expect]
    assert [(record["kind"], record["status"]) for record in found] == [(row.kind, row.status)]


@pytest.mark.parametrize("example", CONSTRUCTIONS, ids=[f"{one['rule']} {one['text'][:30]}" for one in CONSTRUCTIONS])
def test_a_construction_reads_the_roles_of_its_example(
    example: dict[str, Any], one: Callable[[str], dict[str, Any]]
) -> None:
    record = one(example["text"])
    assert (record["rule"], list(roles(record))) == (example["rule"], example["expect"])
