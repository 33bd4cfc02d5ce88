"""Writing records to stdout as a table, JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import json
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any, Final, Literal, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.display import brief, describe, escaped, printable
from onrecord.facts import COMMON

Format = Literal["table", "json", "jsonl", "csv"]
FORMATS: Final = ("table", "json", "jsonl", "csv")

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With what spreadsheets take a cell for a formula, some in full width too, and behind spaces."""

AS_WRITTEN: Final = 2
"""The column of `fact_table` with the words of the article."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def format_option(command: _Command) -> _Command:
    """The option `-o`, as `output`: a table on a terminal and JSON Lines in a pipe unless it is given."""
    return click.option(
        "-o",
        "--output",
        type=click.Choice(FORMATS),
        default=lambda: "table" if sys.stdout.isatty() else "jsonl",
        show_default="table on a terminal, jsonl in a pipe",
        help="How to write the records.",
    )(command)


class Writer(ABC):
    """Writes facts as they come; `close` writes what belongs at the end."""

    @abstractmethod
    def write(self, value: bytes) -> None:
        """One fact, as its line of JSON."""

    def close(self) -> None:  # noqa: B027 - most formats have no end
        """End the output."""


def fact_writer(
    output: Format, stream: IO[str], console: Console, fields: Sequence[str], headlines: Mapping[str, str]
) -> Writer:
    """The Writer for a format.

    `fields` are the fields of the kinds of facts to come that not all facts have; `headlines` has the `Fact.headline`
    of each type.
    """
    if output == "table":
        return _TableWriter(console, headlines)
    if output == "csv":
        return _CsvWriter(stream, [*(name for name in COMMON if name != "evidence"), *fields, "evidence"])
    return _JsonWriter(stream) if output == "json" else _LinesWriter(stream)


def _shown(line: str, stream: IO[str]) -> str:
    """JSON as it is, and for a terminal so that it is harmless."""
    return escaped(line) if stream.isatty() else line


class _LinesWriter(Writer):
    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, value: bytes) -> None:
        self._stream.write(_shown(value.decode(), self._stream) + "\n")


class _JsonWriter(Writer):
    """One array, written as it grows."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream, self._open = stream, "["

    def write(self, value: bytes) -> None:
        self._stream.write(f"{self._open}\n{_shown(value.decode(), self._stream)}")
        self._open = ","

    def close(self) -> None:
        self._stream.write("[]\n" if self._open == "[" else "\n]\n")


class _CsvWriter(Writer):
    """One row a fact."""

    def __init__(self, stream: IO[str], columns: Sequence[str]) -> None:
        self._writer = csv_writer(stream, list(dict.fromkeys(columns)))

    def write(self, value: bytes) -> None:
        self._writer(json.loads(value))


def csv_writer(stream: IO[str], columns: Sequence[str]) -> Callable[[Mapping[str, Any]], None]:
    """Writes the header of a CSV file, and gives what writes a row.

    Lists are JSON; a text that a spreadsheet would run as a formula gets an apostrophe before it. A terminal gets no
    control characters.
    """
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    seen: Callable[[Any], Any] = _harmless if stream.isatty() else lambda one: one

    def write(row: Mapping[str, Any]) -> None:
        writer.writerow({key: seen(_cell(one)) for key, one in row.items()})

    return write


class _TableWriter(Writer):
    """One table over all facts, at the end: the columns take the width that the facts need."""

    def __init__(self, console: Console, headlines: Mapping[str, str]) -> None:
        self._console, self._headlines = console, headlines
        self._rows: list[tuple[Text, ...]] = []

    def write(self, value: bytes) -> None:
        self._rows.append(fact_row(json.loads(value), self._headlines))

    def close(self) -> None:
        table = fact_table()
        for row in self._rows:
            table.add_row(*row)
        if self._rows:
            self._console.print(table)
        else:
            self._console.print("no facts")


def fact_table(**options: Any) -> Table:
    """An empty table for `fact_row`."""
    table = Table(show_edge=False, pad_edge=False, **options)
    table.add_column("type", style="bold")
    table.add_column("fact", ratio=3)
    table.add_column("as written", ratio=2)
    table.add_column("article", overflow="fold", max_width=16)
    table.add_column("score", justify="right")
    return table


def fact_row(fact: Mapping[str, Any], headlines: Mapping[str, str]) -> tuple[Text, ...]:
    """A fact as a row of a table for people. `headlines` has the `Fact.headline` of each type that is known."""
    return (
        Text(printable(fact["type"])),
        Text(printable(describe(fact, headlines.get(fact["type"], "")))),
        Text(printable(" ".join(fact["exact"].split()))),
        Text(printable(fact["article_id"])),
        Text(f"{fact['confidence']:.2f}"),
    )


def rows_out(output: Format, console: Console, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a short list of records, such as the plugins, in any format."""
    if output == "table":
        table = Table(show_edge=False, pad_edge=False)
        for column in columns:
            table.add_column(column.replace("_", " "), overflow="fold")
        for row in rows:
            table.add_row(
                *(Text(printable(brief(row[column]) if row[column] is not None else "")) for column in columns)
            )
        console.print(table)
    elif output == "csv":
        write = csv_writer(sys.stdout, list(columns))
        for row in rows:
            write(row)
    elif output == "json":
        click.echo(_shown(json.dumps(list(rows), ensure_ascii=False, indent=2), sys.stdout))
    else:
        for row in rows:
            click.echo(_shown(json.dumps(row, ensure_ascii=False), sys.stdout))


def _cell(value: object) -> object:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value


def _harmless(value: object) -> object:
    return printable(value) if isinstance(value, str) else value
