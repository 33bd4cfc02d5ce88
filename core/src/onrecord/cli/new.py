"""`onrecord plugins new`: the package of a new plugin."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import exits
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.host import Host


@click.command()
@click.argument("name")
@click.option("--fact", metavar="CLASS", help="The class of its facts; else from NAME: Sanction for sanctions.")
@click.option("--into", type=click.Path(path_type=Path), metavar="FOLDER", help="Where to; else ./onrecord-NAME.")
@click.pass_obj
def new(state: State, name: str, fact: str | None, into: Path | None) -> int:
    """Write the package of a new plugin whose extractor is NAME, such as court_rulings.

    It has one fact model, an extractor with a rule, gold, and tests that pass at once. The files are listed on stdout.

    \b
      onrecord plugins new sanctions
      onrecord plugins new weather --fact Forecast --into ~/plugins/weather
    """
    from onrecord.scaffold import names_for, write_package

    try:
        names = names_for(name, fact)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if taken := Host(state.load(Settings)).extractors.get(name):
        raise click.UsageError(f"{taken.distribution} has an extractor {name!r}, and two of one name don't run")
    folder = into or Path(names.distribution)
    for file in write_package(names, folder):
        click.echo(file)
    if state.verbosity >= 0:
        click.echo(f"\nNext:\n  cd {folder}\n  pip install -e '.[test]'\n  pytest", err=True)
    return exits.OK
