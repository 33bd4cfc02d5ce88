"""docs/reference/facts.md: every field of every kind of fact."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from markdown import table_of, type_in_words

from onrecord.config import Settings
from onrecord.facts import Fact
from onrecord.host import Host
from onrecord.schemas import fact_schema, model_schema


def page() -> str:
    """The text of the page."""
    common = model_schema(Fact, 1)["properties"]
    lines = [
        "# Kinds of facts\n\n",
        "Records are JSON objects, keyed by `id`. What the fields of a kind mean is told by its plugin; "
        "the schema is committed beside the code.\n\n## All facts\n\n",
        *_fields(common, {}),
    ]
    extractors = Host(Settings(), allow=()).extractors
    for name in sorted(extractors):
        extractor = type(extractors[name].configured[name])
        schema, model, version = fact_schema(extractor), extractor.fact_model, extractor.schema_version
        own = {field: one for field, one in schema["properties"].items() if field not in common}
        file = f"plugins/{name}/src/onrecord_{name}/schemas/{model.fact_type}.v{version}.json"
        lines += [
            f"\n## `{model.fact_type}`\n\n{inspect.cleandoc(model.__doc__ or '')} Topic `onrecord.{name}.v{version}`; ",
            f"[fields](../../plugins/{name}/README.md), [schema](../../{file}).\n\n",
            *_fields(own, schema.get("$defs", {})),
        ]
    return "".join(lines)


def _fields(properties: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        (f"`{name}`", type_in_words(one, definitions), one.get("description", "")) for name, one in properties.items()
    ]
    described = any(meaning for _, _, meaning in rows)
    yield from (
        table_of(("field", "type", "meaning"), rows)
        if described
        else table_of(("field", "type"), [row[:2] for row in rows])
    )
