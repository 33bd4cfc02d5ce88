"""Articles on a terminal: the passages that facts were read from, with marks, and a table of the facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from onrecord.article import Article, id_of_text
from onrecord.display import describe, printable
from onrecord.outcome import Outcome
from onrecord.sources import Place

_COLORS: Final = ("cyan", "green", "red", "magenta", "yellow", "blue", "bright_magenta", "bright_cyan")
"""By the number of a kind's colour; all of them can be read on dark and on light ground."""

_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDTH: Final = 96
"""Columns that a passage takes at most: longer lines are hard to read."""


class PassageOutput:
    """Prints each article as soon as it is read. `headlines` has the `Fact.headline` of each type that is known."""

    def __init__(self, console: Console, headlines: Mapping[str, str]) -> None:
        from onrecord.page import Kinds  # with the templates, which no other command needs

        self._console, self._headlines = console, headlines
        self._kinds = Kinds()
        self._printed = False

    def article(self, article: Article, outcome: Outcome, place: Place) -> None:
        if outcome.skipped:
            return
        if self._printed:
            self._console.print()
        self._printed = True
        for part in self._parts(article, place, [fact.value for fact in outcome.facts]):
            self._console.print(part)

    def unread(self, message: str) -> None:
        """It was said on stderr."""

    def close(self) -> None:
        if not self._printed:
            self._console.print("no facts")

    def _parts(self, article: Article, place: Place, facts: list[bytes]) -> Iterator[RenderableType]:
        from onrecord.page import Mark, lay_out, records

        read = records(facts)
        name = article.title or (str(place) if article.id == id_of_text(article.text) else article.id)
        yield Text(printable(name), "bold")
        about = [article.publisher, article.published_at, article.id if article.id != name else None]
        if any(about):
            yield Text(printable(" · ".join(filter(None, about))), "dim")
        if not read:
            yield Text("no facts")
            return
        marks = [Mark(one.fields["start"], one.fields["end"]) for one in read]
        styles = [_style(self._kinds.of(one.fields["type"]).color) for one in read]
        left_out = False
        for passage in lay_out(article.text, marks).passages:
            shown = Text()
            for segment in passage.segments:
                inside = [mark for mark in segment.lanes if mark is not None]
                inner = min(inside, key=lambda mark: marks[mark].end - marks[mark].start, default=None)
                words = printable(article.text[segment.start : segment.end])
                shown.append(words, None if inner is None else styles[inner])
                for mark in segment.ends:
                    shown.append(f"{mark + 1}".translate(_SUPERSCRIPT), _color(styles[mark]))
            if shown.spans:
                yield Padding(shown, (1, max(0, self._console.width - _WIDTH), 0, 2))
            elif not left_out:
                yield Padding(Text("…", "dim"), (1, 0, 0, 2))
            left_out = not shown.spans
        table = Table(show_edge=False, pad_edge=False)
        table.add_column("", justify="right")
        table.add_column("type")
        table.add_column("fact", ratio=1)
        table.add_column("score", justify="right")
        for number, (one, style) in enumerate(zip(read, styles, strict=True), start=1):
            kind = Text(printable(one.fields["type"]), _color(style))
            line = printable(describe(one.fields, self._headlines.get(one.fields["type"], "")))
            table.add_row(Text(f"{number}"), kind, Text(line), Text(f"{one.fields['confidence']:.2f}"))
        yield Padding(table, (1, 0, 0, 0))


def _style(color: int) -> Style:
    """Of words that are marked: without colours the line below them is left."""
    return Style(color=_COLORS[color - 1], underline=True)


def _color(style: Style) -> Style:
    return Style(color=style.color, bold=True)
