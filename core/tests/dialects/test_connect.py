"""Envelopes for Kafka Connect: what is in them, and that records come out as they went in."""

from __future__ import annotations

import json
from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from onrecord import Evidence, Extractor, Fact
from onrecord.dialects.connect import Envelope, unwrapped
from onrecord.schemas import fact_schema


class Tide(Fact):
    """How high the water stood."""

    height: int | None = None
    level: float | None = None
    rising: bool = False
    name: Literal["spring", "neap"] | None = None
    marks: list[str] = Field(default_factory=list)
    source: str | int | None = None


class Tides(Extractor[Any, Tide]):
    name, fact_model = "tides", Tide

    def extract(self, reading: Any) -> list[Tide]:
        return []


ENVELOPE = Envelope("tide", 1, fact_schema(Tides))


def tide(**fields: Any) -> Tide:
    evidence = [Evidence(field="height", start=3, end=8, exact="seven")]
    return Tide(**{"id": "t1", "type": "tide", "rule": "r", "evidence": evidence, **fields})


def test_an_envelope_has_a_schema_with_a_field_for_each_of_the_payload() -> None:
    made = json.loads(ENVELOPE.around(tide(height=7, marks=["red"]).to_json()))
    fields = {one["field"]: one for one in made["schema"]["fields"]}
    assert list(fields) == list(made["payload"]) == list(Tide.model_fields)
    types = {name: one["type"] for name, one in fields.items()}
    assert (types["height"], types["level"], types["rising"], types["marks"]) == (
        "int64",
        "double",
        "boolean",
        "string",
    )
    assert (fields["height"]["optional"], fields["id"]["optional"]) == (True, False)
    assert json.loads(made["payload"]["marks"]) == ["red"]
    assert json.loads(made["payload"]["evidence"])[0]["exact"] == "seven"


def test_connect_gets_no_value_that_is_none_of_its_types() -> None:
    payload = json.loads(ENVELOPE.around(tide(height=2**80, level=3, source=7).to_json()))["payload"]
    assert (payload["height"], payload["level"], payload["source"]) == (2**63 - 1, 3.0, "7")


@given(st.text(), st.lists(st.text()), st.none() | st.integers(-(2**63), 2**63 - 1), st.booleans())
def test_a_record_comes_out_as_it_went_in(exact: str, marks: list[str], height: int | None, rising: bool) -> None:
    value = tide(exact=exact.encode(errors="replace").decode(), marks=marks, height=height, rising=rising).to_json()
    assert json.loads(unwrapped(ENVELOPE.around(value))) == json.loads(value)


def test_what_is_no_envelope_is_left_as_it_is() -> None:
    values = [
        b"",
        b"no json",
        b'{"id": "f1"}',
        b'{"schema":{',
        b'{"schema":{},"payload":{}}',
        b'{"schema":{"fields":[]}}',
    ]
    for value in values:
        assert unwrapped(value) == value
