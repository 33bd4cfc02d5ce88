"""The command line. Commands that need a broker are added by onrecord-streams, through the hook for it."""

from __future__ import annotations

import sys

import click

from onrecord.config import Settings, load
from onrecord.host import Host
from onrecord.sources import Found, read_articles


@click.group()
def cli() -> None:
    pass


@cli.command()
@click.argument("files", nargs=-1)
@click.option("--only")
@click.option("-o", "output")
def extract(files, only, output):
    engine = Host(load(Settings)).engine(only.split(",") if only else None)
    for found in read_articles(files):
        if isinstance(found, Found):
            outcome = engine.process(found.article)
            for fact in outcome.facts:
                sys.stdout.write(fact.value.decode() + "\n")
            for failure in outcome.failures:
                print(found.place, failure.extractor, failure.message, failure.trace, file=sys.stderr)
        else:
            print(found.place, found.error, file=sys.stderr)


def main() -> None:
    cli()
