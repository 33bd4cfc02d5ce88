"""`onrecord export`: facts in the words of published standards."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal

import click

from onrecord.cli import exits
from onrecord.cli.names import names_option
from onrecord.cli.output import fact_writer
from onrecord.cli.state import State
from onrecord.display import escaped
from onrecord.export import annotation, popolo, vote_event
from onrecord.facts import COMMON
from onrecord.stored import NoFact, StoredFacts

Standard = Literal["popolo", "w3c", "csv"]
STANDARDS: Final[tuple[Standard, ...]] = ("popolo", "w3c", "csv")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--as", "standard", type=click.Choice(STANDARDS), required=True, help="In the words of this standard.")
@names_option("--only", "Only facts of these types (vote), or of these extractors (votes).")
@click.pass_obj
def export(state: State, files: tuple[str, ...], standard: Standard, only: tuple[str, ...] | None) -> int:
    """Write the facts in FILES in another form. FILES are JSON Lines, as `onrecord extract` and `tail` write them, or
    SQLite files of `onrecord sink`; - is standard input.

    popolo: votes as Popolo vote events, one JSON object a line. w3c: every fact as a W3C Web Annotation with text
    position and text quote selectors, one JSON-LD object a line. csv: one row a fact, with the fields of all types.
    What can't be read is reported on stderr and the rest is done (exit code 5).

    \b
      onrecord export facts.sqlite --as popolo > votes.jsonl
      onrecord extract articles.jsonl -o jsonl | onrecord export - --as w3c
    """
    with StoredFacts(files) as stored:
        exporting = _Exporting(stored, only)
        if standard == "csv":
            exporting.csv(state)
        elif standard == "popolo":
            exporting.lines(lambda fact: vote_event(fact) if fact["type"] == popolo.TYPE else None)
        else:
            exporting.lines(annotation)
    if state.verbosity >= 0:
        left = f", {exporting.left_out} of other types left out" if exporting.left_out else ""
        click.echo(f"{exporting.written} written, {exporting.refused} refused{left}", err=True)
    return exits.PARTIAL if exporting.refused else exits.OK


class _Exporting:
    """Facts on their way out, counted."""

    def __init__(self, stored: Iterable[dict[str, Any] | NoFact], only: tuple[str, ...] | None) -> None:
        self._stored, self._only = stored, only
        self.written = self.refused = self.left_out = 0

    def lines(self, made: Callable[[dict[str, Any]], dict[str, Any] | None]) -> None:
        """Write what is made of each fact as a line of JSON; None is left out."""
        for fact in self._facts():
            try:
                one = made(fact)
            except (KeyError, TypeError, AttributeError) as error:
                self._refuse(f"{fact['id']}: its fields are not those of a {fact['type']} ({error})")
                continue
            if one is None:
                self.left_out += 1
            else:
                line = json.dumps(one, ensure_ascii=False)
                sys.stdout.write((escaped(line) if sys.stdout.isatty() else line) + "\n")
                self.written += 1

    def csv(self, state: State) -> None:
        """Write a table with the fields of all facts: they are read twice."""
        own = dict.fromkeys(
            name for one in self._stored if not isinstance(one, NoFact) for name in one if name not in COMMON
        )
        writer = fact_writer("csv", sys.stdout, state.console(), list(own), {})
        for fact in self._facts():
            writer.write(json.dumps(fact).encode())
            self.written += 1
        writer.close()

    def _facts(self) -> Iterator[dict[str, Any]]:
        for one in self._stored:
            if isinstance(one, NoFact):
                self._refuse(f"{one.place}: {one.why}")
            elif self._only is None or one["type"] in self._only or one["extractor"] in self._only:
                yield one
            else:
                self.left_out += 1

    def _refuse(self, why: str) -> None:
        self.refused += 1
        click.echo(why, err=True)
