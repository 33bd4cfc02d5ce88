"""Conditions: how they are written, and which rows meet them."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord_streams.conditions import Kind, parse

FIELDS: dict[str, Kind] = {"stage": "text", "attempt": "number", "time": "time", "extractor_version": "version"}
ROW = {"stage": "deadline", "attempt": 2, "time": "2026-05-01T06:30:00.000Z", "extractor_version": "0.9.1"}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("stage=deadline", True),
        ("stage = dead", False),
        ("stage!=deadline", False),
        ("stage~DEAD", True),
        ("stage=", False),
        ("stage!=", True),
        ("attempt=2", True),
        ("attempt<10", True),
        ("attempt>=3", False),
        ("time<2026-05-01T06:31", True),
        ("time>=2026-05-01T08:30:00+02:00", True),
        ("time>2026-05-02", False),
        ("extractor_version<0.10", True),
        ("extractor_version<=0.9.1", True),
        ("extractor_version<0.9.1", False),
        ("extractor_version>0.9.1rc1", True),
    ],
)
def test_a_row_meets_a_condition_or_not(text: str, holds: bool) -> None:
    assert parse(text, FIELDS).holds(ROW) is holds


@pytest.mark.parametrize(
    ("text", "holds"), [("stage=", True), ("stage=x", False), ("stage!=x", True), ("stage~x", False)]
)
def test_what_has_no_value(text: str, holds: bool) -> None:
    assert parse(text, FIELDS).holds({"stage": None}) is holds


def test_what_is_no_version_comes_before_all_versions() -> None:
    row: dict[str, Any] = {"extractor_version": "unreleased"}
    assert parse("extractor_version<0.0.1", FIELDS).holds(row)
    assert not parse("extractor_version>=0.0.1", FIELDS).holds(row)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stage", "is no condition; write FIELD=VALUE"),
        ("", "is no condition"),
        ("stagee=x", "there is no field 'stagee'; did you mean 'stage'?"),
        ("colour=x", "there is no field 'colour'; there are stage, attempt"),
        ("stage<x", "stage is a text and can't be compared by '<'"),
        ("attempt~2", "attempt is a number and can't be compared by '~'"),
        ("attempt=two", "attempt is compared with 'two', which is no number"),
        ("attempt<", "compares with nothing"),
        ("time<yesterday", "which is no time; write 2026-05-01"),
        ("extractor_version<new", "which is no version; write one such as 0.2"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        parse(text, FIELDS)
    assert words in str(error.value)
