"""Which changes of a schema a consumer of facts trips over."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import BaseModel, Field, create_model

from onrecord import Extractor, Fact
from onrecord.compatibility import changes, kind_of
from onrecord.schemas import fact_schema


class Mark(BaseModel):
    place: str
    height: int = Field(ge=0)


class HigherMark(BaseModel):
    place: str | None
    height: int = Field(ge=-5)


def schema(version: int = 1, **fields: object) -> dict[str, object]:
    """The schema of facts of a type with these fields."""
    model = create_model("Tide", __base__=Fact, **{name: (kind, ...) for name, kind in fields.items()})  # type: ignore
    about = {"name": "tides", "fact_model": model, "schema_version": version}
    return fact_schema(type("Tides", (Extractor,), about))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"a": str}, {"a": str}, []),
        ({"a": str}, {}, [("a", "is gone", True)]),
        ({}, {"a": str}, [("a", "is new", False)]),
        ({"a": str}, {"a": str | None}, [("a", "may be null now", True)]),
        ({"a": str | None}, {"a": str}, [("a", "is never null any more", False)]),
        ({"a": int}, {"a": float}, [
            ("a", "may be a number now", True), ("a", "is never a whole number any more", False),
        ]),
        ({"a": float}, {"a": int}, [("a", "was a number, is a whole number", False)]),
        ({"a": Literal["x"]}, {"a": Literal["x", "y"]}, [("a", "may be 'y' now", True)]),
        ({"a": Literal["x", "y"]}, {"a": Literal["y"]}, [("a", "is never 'x' any more", False)]),
        ({"a": Literal["x", "y"]}, {"a": str}, [("a", "may have any value now", True)]),
        ({"a": str}, {"a": Literal["x", "y"]}, [("a", "is one of 'x', 'y' now", False)]),
        ({"a": list[str]}, {"a": list[int]}, [
            ("a[]", "may be a whole number now", True), ("a[]", "is never a string any more", False),
        ]),
        ({"a": list[Mark]}, {"a": list[HigherMark]}, [
            ("a[].place", "may be null now", True), ("a[].height", "minimum was 0, is -5", True),
        ]),
        ({"a": list[HigherMark]}, {"a": list[Mark]}, [("a[].place", "is never null any more", False)]),
    ],
)  # fmt: skip
def test_what_changes_and_whether_that_breaks(
    old: dict[str, object], new: dict[str, object], expected: list[tuple[str, str, bool]]
) -> None:
    found = changes(schema(**old), schema(**new))
    assert [(one.where, one.what, one.breaking) for one in found] == expected


def test_with_a_higher_schema_version_nothing_breaks_and_with_a_lower_one_that_does() -> None:
    up = changes(schema(1, a=str), schema(2))
    assert [(one.where, one.breaking) for one in up] == [("schema_version", False), ("a", False)]
    assert changes(schema(2), schema(1))[0].breaking


def test_what_is_no_schema_of_facts_is_refused() -> None:
    assert kind_of(schema(3)) == ("tide", 3)
    for other in ({}, {"properties": {"type": {"type": "string"}}}, {"properties": []}):
        with pytest.raises(ValueError, match="no schema of facts"):
            kind_of(other)  # type: ignore[arg-type]
