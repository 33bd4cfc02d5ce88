"""The JSON Schema of a kind of fact: what consumers of its topic rely on, and where a package keeps its copy."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from onrecord.extractor import Extractor
from onrecord.facts import Fact

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FOLDER: Final = "schemas"
"""The folder, within the package of an extractor, of the schemas that it has published."""


def fact_schema(extractor: type[Extractor[Any, Any]]) -> dict[str, Any]:
    """The schema of the records that an extractor gives, as they go out: every field is there, nulls written."""
    return model_schema(extractor.fact_model, extractor.schema_version)


def schema_text(extractor: type[Extractor[Any, Any]]) -> str:
    """The schema as it stands in a file."""
    return model_schema_text(extractor.fact_model, extractor.schema_version)


def schema_file(extractor: type[Extractor[Any, Any]]) -> Path | None:
    """Where the package of an extractor keeps the schema: `schemas/verdict.v1.json` in it, whether it is there or not.

    None for an extractor whose module is in no package.
    """
    package = sys.modules.get(extractor.__module__.partition(".")[0])
    folders = list(getattr(package, "__path__", ()))
    if not folders:
        return None
    return Path(folders[0]) / FOLDER / f"{extractor.fact_model.fact_type}.v{extractor.schema_version}.json"


def model_schema(model: type[Fact], schema_version: int) -> dict[str, Any]:
    """The schema of the records of a class of facts in one of its versions."""
    schema = model.model_json_schema(mode="serialization")
    for field, value in (("type", model.fact_type), ("schema_version", schema_version)):
        schema["properties"][field]["const"] = value
        schema["properties"][field].pop("default", None)
    return {"$schema": DIALECT, **schema}


def model_schema_text(model: type[Fact], schema_version: int) -> str:
    """That schema as it stands in a file."""
    return json.dumps(model_schema(model, schema_version), ensure_ascii=False, indent=2) + "\n"
