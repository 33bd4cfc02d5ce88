"""What consumers rely on: the published JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice

from onrecord.schemas import fact_schema, schema_text
from onrecord.testing.checks.check import Check, NotShown
from onrecord.testing.subject import Subject


class Schema(Check):
    """The schema of the facts, against the copy that was committed with this `schema_version`."""

    name = "schema"
    rule = "the JSON Schema of the facts is the committed one"
    remedy = (
        "raise schema_version where a consumer could trip over the change; then write the copy with "
        "`pytest --onrecord-update-schemas` or `onrecord plugins check NAME --update-schemas`, and commit it"
    )

    def problems(self, subject: Subject) -> Iterator[str]:
        file = subject.schema
        if file is None:
            raise NotShown("the extractor is in no package, so that its schema has no place: say where, with schema=")
        new = schema_text(subject.extractor)
        if subject.update_schema:
            file.parent.mkdir(exist_ok=True)
            file.write_text(new, encoding="utf-8")
        try:
            old = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            yield f"there is no {file}"
            return
        try:
            same = json.loads(old) == fact_schema(subject.extractor)
        except ValueError as error:
            yield f"{file} is no JSON: {error}"
            return
        if not same:
            lines = islice(
                unified_diff(old.splitlines(), new.splitlines(), "committed", "now", lineterm="", n=1), 2, 22
            )
            yield f"{file} differs:\n" + "\n".join(f"    {line}" for line in lines)

    def note(self, subject: Subject) -> str:
        return f"written to {subject.schema}" if subject.update_schema else ""
