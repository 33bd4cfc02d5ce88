"""`onrecord evaluate`: how often an extractor is right on gold, and where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import exits
from onrecord.cli.names import complete_names
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.progress import counted
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.display import printable
from onrecord.host import Host

if TYPE_CHECKING:
    from onrecord.evaluation.run import Result

_MEASURES = ("measure", "precision", "recall", "f1", "right", "given", "gold")
_CALIBRATION = ("confidence", "facts", "mean_confidence", "share_right")


@click.command()
@click.argument("extractor", shell_complete=complete_names)
@click.option(
    "--gold", "files", multiple=True, required=True, type=click.Path(exists=True, path_type=Path),
    metavar="PATH", help="Texts with what is right about them: JSON Lines, or a folder of such files; may be repeated.",
)  # fmt: skip
@click.option("--errors", type=click.IntRange(0), default=0, help="Show what is wrong in the first so many texts.")
@format_option
@click.pass_obj
def evaluate(state: State, extractor: str, files: tuple[Path, ...], errors: int, output: Format) -> int:
    """Measure EXTRACTOR on gold: precision, recall and F1 of what it finds, and whether its confidence is deserved.

    The format of gold is that of docs/reference/gold.md.

    \b
      onrecord evaluate quotes --gold plugins/quotes/gold/passages.jsonl
      onrecord evaluate quotes --gold passages.jsonl --errors 10
    """
    from onrecord.evaluation.gold import no_rows, read_gold
    from onrecord.evaluation.run import evaluate as run
    from onrecord.evaluation.run import scoring_of

    host = Host(state.load(Settings))
    (loaded,) = host.loaded([extractor])
    scoring = scoring_of(type(loaded.extractor))
    rows = [row for file in files for row in read_gold(file)]
    if not rows:
        raise no_rows(files)
    engine = host.engine([extractor])
    with counted(state, "reading", len(rows)) as advance:
        result = run(engine, scoring, rows, advance)
    _write(state, output, result)
    for row, lines in result.errors[:errors]:
        click.echo(f"\n{row.where} {printable(row.id)}", err=True)
        for line in lines:
            click.echo(f"  {printable(line)}", err=True)
    return exits.OK


def _write(state: State, output: Format, result: Result) -> None:
    from onrecord.evaluation.calibration import bins, expected_error

    measures = [
        {
            "measure": name,
            "precision": round(count.precision, 3),
            "recall": round(count.recall, 3),
            "f1": round(count.f1, 3),
            "right": count.right,
            "given": count.given,
            "gold": count.gold,
        }
        for name, count in result.counts.items()
    ]
    found = bins(result.judged)
    calibration: list[dict[str, Any]] = [
        {
            "confidence": f"{one.low:.1f} to {one.high:.1f}",
            "facts": one.facts,
            "mean_confidence": round(one.confidence, 3),
            "share_right": round(one.right, 3),
        }
        for one in found
    ]
    error = expected_error(found)
    console = state.console()
    if output == "table":
        console.print(f"{result.texts} texts")
        rows_out(output, console, _MEASURES, measures)
        if error is not None:
            console.print(f"\nexpected calibration error {error:.3f}")
            rows_out(output, console, _CALIBRATION, calibration)
        return
    expected = [] if error is None else [{"table": "expected calibration error", "error": round(error, 3)}]
    rows: Sequence[dict[str, Any]] = [
        *({"table": "measures"} | one for one in measures),
        *({"table": "calibration"} | one for one in calibration),
        *expected,
    ]
    rows_out(output, console, ("table", *_MEASURES, *_CALIBRATION, "error"), rows)
