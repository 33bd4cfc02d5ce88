"""docs/reference/settings.md: every table of the settings, with types, defaults and meanings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markdown import table_of, type_in_words
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from onrecord.config import Settings
from onrecord.host import Host
from onrecord_streams.settings import Streams


def page() -> str:
    """The text of the page."""
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
            lines += [f"\n## `[{table}]`\n\n", *table_of(("key", "type", "default", "meaning"), rows)]
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
    return type_in_words(model.model_json_schema()["properties"][key], {})


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be given"
    value = field.get_default(call_default_factory=True, validated_data={})
    return "" if value is None else f"`{json.dumps(value, default=str)}`"
