"""A table of facts that is written row by row, as they arrive: its columns have their widths from the beginning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from rich.console import Console

from onrecord.cli.output import AS_WRITTEN, Writer, fact_row, fact_table

_NARROW: Final = 110
"""Columns of a terminal below which the words as written are left out, so that the facts have room."""


class RowWriter(Writer):
    """Writes each fact as one row. What a fact says is never cut: it takes the lines that it needs."""

    def __init__(self, console: Console, headlines: Mapping[str, str]) -> None:
        self._console, self._headlines = console, headlines
        self._narrow = console.width < _NARROW
        self._header = True

    def write(self, value: bytes) -> None:
        table = fact_table(expand=True, show_header=self._header)
        row = list(fact_row(json.loads(value), self._headlines))
        for column, width in zip(table.columns, (11, None, None, 16 if self._narrow else 24, 5), strict=True):
            column.width = width
        written = table.columns[AS_WRITTEN]
        written.no_wrap, written.overflow = True, "ellipsis"
        if self._narrow:
            del table.columns[AS_WRITTEN], row[AS_WRITTEN]
        table.add_row(*row)
        self._console.print(table)
        self._header = False
