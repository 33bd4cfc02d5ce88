"""A table of facts that is written row by row, as they arrive: its columns have their widths from the beginning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from rich.console import Console

from onrecord.cli.output import Writer, fact_row, fact_table

_NARROW: Final = 110
"""Columns of a terminal below which articles' ids are cut short, so that the facts have room."""


class RowWriter(Writer):
    """Writes each fact as one line."""

    def __init__(self, console: Console, headlines: Mapping[str, str]) -> None:
        self._console, self._headlines = console, headlines
        self._widths = {0: 11, 3: 24 if console.width >= _NARROW else 10, 4: 5}
        self._header = True

    def write(self, value: bytes) -> None:
        table = fact_table(expand=True, show_header=self._header)
        for number, column in enumerate(table.columns):
            column.no_wrap, column.overflow = True, "ellipsis"
            column.width = self._widths.get(number)
        table.add_row(*fact_row(json.loads(value), self._headlines))
        self._console.print(table)
        self._header = False
