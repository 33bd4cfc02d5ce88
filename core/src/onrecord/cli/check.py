"""`onrecord plugins check`: whether an extractor that is installed keeps the rules of the conformance kit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli import exits
from onrecord.cli.names import complete_names
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.progress import Advance, counted
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.display import printable
from onrecord.errors import PluginError
from onrecord.extractor import Extractor
from onrecord.host import Host

if TYPE_CHECKING:
    from onrecord.testing.examination import Finding
    from onrecord.testing.subject import Subject

_COLUMNS: Final = ("extractor", "rule", "state", "message")


@click.command()
@click.argument("name", shell_complete=complete_names)
@click.option(
    "--gold", "files", multiple=True, type=click.Path(exists=True, path_type=Path), metavar="PATH",
    help="Texts to try it on: JSON Lines, or a folder of such files; may be repeated.",
)  # fmt: skip
@click.option("--update-schemas", is_flag=True, help="Write the committed JSON Schema instead of comparing it.")
@click.option(
    "--max-ms", type=click.FloatRange(0, min_open=True), metavar="MS",
    help="CPU time that an extractor may take per 1,000 tokens, on this machine; else time is told and not judged.",
)  # fmt: skip
@format_option
@click.pass_obj
def check(
    state: State, name: str, files: tuple[Path, ...], update_schemas: bool, max_ms: float | None, output: Format
) -> int:
    """Check that the extractor NAME, or each of the plugin NAME, keeps what every extractor is to keep.

    The rules are told in docs/reference/testing.md. Without gold, those that need facts are skipped (exit code 5).
    Exit code 6 where one is broken; what is wrong and what to do stands on stderr.

    \b
      onrecord plugins check quotes --gold plugins/quotes/gold/passages.jsonl
      onrecord plugins check verdicts --gold gold/ --max-ms 20
      onrecord plugins check verdicts --update-schemas
    """
    from onrecord.evaluation.gold import no_rows
    from onrecord.testing.checks import CHECKS
    from onrecord.testing.subject import Subject, texts_of

    host = Host(state.load(Settings))
    texts = texts_of(files)
    if files and not texts:
        raise no_rows(files)
    subjects = [
        Subject(type(one), texts, config=one.config, update_schema=update_schemas, max_ms=max_ms)
        for one in _extractors(host, name)
    ]
    with counted(state, "checking", len(CHECKS) * len(subjects)) as advance:
        found = [(subject, finding) for subject in subjects for finding in _examined(subject, advance)]
    rows_out(output, state.console(), _COLUMNS, [_row(subject, finding, output) for subject, finding in found])
    broken = [finding for _, finding in found if finding.state == "failed"]
    skipped = sum(finding.state == "skipped" for _, finding in found)
    if skipped and not files and state.verbosity >= 0:
        click.echo(f"{skipped} of {len(found)} rules were skipped: name texts with --gold FILE", err=True)
    for finding in broken if output == "table" else ():
        click.echo(f"\n{printable(finding.message)}", err=True)
    if broken:
        return exits.CHECK
    return exits.PARTIAL if skipped and not files else exits.OK


def _extractors(host: Host, name: str) -> Sequence[Extractor[Any, Any]]:
    """The extractor of a name, else all of the plugin of that name. Raises PluginError where one can't run."""
    plugin = next((one for one in host.vetted() if one.name == name and one.enabled), None)
    if name in host.extractors or plugin is None:
        return [loaded.extractor for loaded in host.loaded([name])]
    for refused, reason in plugin.refused.items():
        raise PluginError(f"the extractor {refused!r} of {plugin.distribution} can't run: {reason}")
    if not plugin.configured:
        raise PluginError(
            f"the plugin {name!r} of {plugin.distribution} brings no extractor: there is nothing to check"
        )
    return list(plugin.configured.values())


def _examined(subject: Subject, advance: Advance) -> Sequence[Finding]:
    from onrecord.testing.checks import CHECKS
    from onrecord.testing.examination import examine

    found = []
    for one in CHECKS:
        found.append(examine(subject, one))
        advance()
    return found


def _row(subject: Subject, finding: Finding, output: Format) -> dict[str, Any]:
    message = "see below" if finding.state == "failed" and output == "table" else finding.message
    return {"extractor": subject.name, "rule": finding.check, "state": finding.state, "message": message or None}
