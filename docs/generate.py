"""Writes the pages of docs/reference that say what the code says: settings and kinds of facts.

`make reference` runs it; a test compares. The pages are not to be edited: the words come from the code.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from onrecord.config import Settings
from onrecord.facts import Fact
from onrecord.host import Host
from onrecord.schemas import fact_schema, model_schema
from onrecord_streams.settings import Streams

REFERENCE: Final = Path(__file__).with_name("reference")
_HEAD: Final = "<!-- Written by docs/generate.py from the code; `make reference` writes it anew. -->\n\n"


def pages() -> dict[str, str]:
    """The text of each generated page, by its name."""
    return {"settings.md": _HEAD + _settings_page(), "facts.md": _HEAD + _facts_page()}


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")


def _settings_page() -> str:
    lines = [
        "# Settings\n\n",
        "The tables of `onrecord.toml`. A variable wins over the file and a flag over both: `[pool] processes` is "
        "`ONRECORD_POOL__PROCESSES`. How they work together: [operating](../operating.md).\n",
    ]
    tables = dict(_tables(Settings)) | dict(_tables(Streams))
    for name, plugin in sorted(Host(Settings(), allow=()).extractors.items()):
        config = type(plugin.configured[name]).config_model
        if config.model_fields:
            tables[f"extractors.{name}"] = config
    for table, model in tables.items():
        rows = [
            (f"`{key}`", _kind(model, key), _default(field), field.description or "")
            for key, field in model.model_fields.items()
            if not _is_table(field)
        ]
        if rows:
            lines += [f"\n## `[{table}]`\n\n", *_table(("key", "type", "default", "meaning"), rows)]
    return "".join(lines)


def _tables(settings: type[BaseModel], above: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    """Every table of settings with the model of it, an outer one before those in it."""
    for key, field in settings.model_fields.items():
        if _is_table(field):
            model: Any = field.annotation
            yield above + key, model
            yield from _tables(model, f"{above}{key}.")


def _is_table(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)


def _kind(model: type[BaseModel], key: str) -> str:
    return _type(model.model_json_schema()["properties"][key], {})


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be given"
    value = field.get_default(call_default_factory=True, validated_data={})
    return "" if value is None else f"`{json.dumps(value, default=str)}`"


def _facts_page() -> str:
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
    rows = [(f"`{name}`", _type(one, definitions), one.get("description", "")) for name, one in properties.items()]
    described = any(meaning for _, _, meaning in rows)
    yield from (
        _table(("field", "type", "meaning"), rows)
        if described
        else _table(("field", "type"), [row[:2] for row in rows])
    )


def _type(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """A type of JSON Schema in a few words."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(one, definitions) for one in schema["anyOf"]))
    if "enum" in schema:
        return " · ".join(f"`{one}`" for one in schema["enum"])
    if "$ref" in schema:
        fields = definitions.get(schema["$ref"].rpartition("/")[2], {}).get("properties", {})
        return f"object of {', '.join(f'`{field}`' for field in fields)}" if fields else "object"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}), definitions)}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"table of {_type(schema['additionalProperties'], definitions)}"
    name = str(schema.get("type", "any"))
    return {"integer": "whole number", "boolean": "true or false"}.get(name, name)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.replace('|', chr(92) + '|').split()) for cell in row)} |\n"


if __name__ == "__main__":
    main()
