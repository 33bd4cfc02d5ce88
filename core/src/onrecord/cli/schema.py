"""`onrecord schema`: what consumers of facts rely on, in several forms, and whether a change breaks them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import click

from onrecord.cli import exits
from onrecord.cli.brought import call_brought
from onrecord.cli.groups import Group
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.state import State
from onrecord.compatibility import Change, changes, kind_of
from onrecord.config import Settings
from onrecord.dialects import columns
from onrecord.dialects.connect import connect_schema
from onrecord.dialects.sql import create_table
from onrecord.errors import OnrecordError
from onrecord.extractor import Extractor
from onrecord.host import Host
from onrecord.schemas import fact_schema
from onrecord.wording import broken_at

STREAM_COMMAND: Final = "schema-asyncapi"
"""The command, hidden, that writes AsyncAPI; onrecord-streams brings it."""

Form = Literal["jsonschema", "asyncapi", "connect", "sql"]
FORMS: Final[tuple[Form, ...]] = ("jsonschema", "asyncapi", "connect", "sql")

_LIST_COLUMNS: Final = ("type", "schema_version", "extractor", "distribution", "fields")
_DIFF_COLUMNS: Final = ("verdict", "type", "field", "change")

Schemas = Mapping[tuple[str, int], Mapping[str, Any]]
"""By type and schema version."""


@click.group(cls=Group)
def schema() -> None:
    """Show the schemas of facts, and whether a change of one breaks consumers."""


@schema.command("list")
@format_option
@click.pass_obj
def list_(state: State, output: Format) -> int:
    """List the types of facts that are read here.

    \b
      onrecord schema list
    """
    host = Host(state.load(Settings))
    rows = [
        {
            "type": one.fact_model.fact_type,
            "schema_version": one.schema_version,
            "extractor": name,
            "distribution": host.extractors[name].distribution,
            "fields": [column.name for column in columns(fact_schema(one))],
        }
        for name, one in host.classes().items()
    ]
    shown = _LIST_COLUMNS[:-1] if output == "table" else _LIST_COLUMNS
    rows_out(output, state.console(), shown, rows)
    return exits.OK


@schema.command()
@click.argument("type", required=False)
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="jsonschema", show_default=True, help="In this form."
)
@click.pass_context
def show(ctx: click.Context, type: str | None, form: Form) -> int:
    """Show the schema of the facts of TYPE, which is their type or the extractor that reads them.

    JSON Schema 2020-12; AsyncAPI 3, without TYPE for all topics; the schema that the worker sends with
    `value_format = "connect"`; a table for PostgreSQL, SQLite or DuckDB, without TYPE for all types.

    \b
      onrecord schema show vote > vote.schema.json
      onrecord schema show --format asyncapi > asyncapi.json
      onrecord schema show votes --format sql | duckdb facts.duckdb
    """
    state: State = ctx.obj
    host = Host(state.load(Settings))
    extractors = host.classes()
    chosen = host.select(None if type is None else [type])
    if form == "asyncapi":
        missing = "AsyncAPI describes topics, which onrecord-streams brings; install it here"
        return call_brought(ctx, STREAM_COMMAND, missing, only=None if type is None else chosen[0])
    if type is None and form != "sql":
        raise click.UsageError(f"name a TYPE; there are {', '.join(extractors) or 'none'}")
    for name in chosen:
        click.echo(_written(extractors[name], form))
    return exits.OK


@schema.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", required=False, type=click.Path(exists=True, path_type=Path))
@format_option
@click.pass_obj
def diff(state: State, old: Path, new: Path | None, output: Format) -> int:
    """Show how the schemas in OLD and NEW differ: files of JSON Schema, or folders of them. Without NEW those of the
    extractors that are installed here.

    Ends with exit code 6 where a consumer of the facts could trip over a change: a field or a type is gone, or a value
    may come that could not come before, and the schema version is the same. A new field breaks nobody.

    \b
      onrecord schema diff schemas/
      onrecord schema diff vote.old.json vote.new.json
    """
    before = _read(old)
    after = _read(new) if new else _installed(state)
    rows = []
    for (kind, version), schema in sorted(before.items()):
        if any(one == kind and number > version for one, number in before):
            continue  # a version that was left behind says nothing of what is there now
        rows += [_row(kind, one) for one in _changes(kind, version, schema, after)]
    there = {kind for kind, _ in before}
    rows += [_row(kind, Change("", "is a new type", False)) for kind, _ in sorted(after) if kind not in there]
    rows_out(output, state.console(), _DIFF_COLUMNS, rows)
    breaking = sum(row["verdict"] == "breaking" for row in rows)
    if state.verbosity >= 0:
        click.echo(f"{len(before)} schemas compared: {len(rows)} changes, {breaking} of them breaking", err=True)
        if breaking:
            click.echo(
                "a breaking change takes another schema_version of the extractor, which is another topic", err=True
            )
    return exits.CHECK if breaking else exits.OK


def _changes(kind: str, version: int, schema: Mapping[str, Any], after: Schemas) -> list[Change]:
    versions = [number for one, number in after if one == kind]
    if not versions:
        return [Change("", "is gone", True)]
    return changes(schema, after[kind, version if version in versions else max(versions)])


def _row(kind: str, change: Change) -> dict[str, Any]:
    verdict = "breaking" if change.breaking else "compatible"
    return {"verdict": verdict, "type": kind, "field": change.where or None, "change": change.what}


def _read(path: Path) -> Schemas:
    """The schemas of a file, or of all files below a folder. Raises OnrecordError, which names the file."""
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    if not files:
        raise OnrecordError(f"there is no file .json in {path}")
    found = {}
    for file in files:
        try:
            schema = json.loads(file.read_bytes())
            found[kind_of(schema)] = schema
        except json.JSONDecodeError as error:
            raise OnrecordError(f"{file} can't be compared: not JSON: {error.msg} ({broken_at(error)})") from error
        except (ValueError, RecursionError) as error:
            raise OnrecordError(f"{file} can't be compared: {error}") from error
    return found


def _installed(state: State) -> Schemas:
    schemas = map(fact_schema, Host(state.load(Settings)).classes().values())
    return {kind_of(schema): schema for schema in schemas}


def _written(extractor: type[Extractor[Any, Any]], form: Form) -> str:
    schema = fact_schema(extractor)
    if form == "sql":
        return create_table(extractor.fact_model.fact_type, columns(schema))
    if form == "connect":
        schema = connect_schema(extractor.fact_model.fact_type, extractor.schema_version, columns(schema))
    return json.dumps(schema, ensure_ascii=False, indent=2)
