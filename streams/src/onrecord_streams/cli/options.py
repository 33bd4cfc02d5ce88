"""What the commands around the broker have in common: `-b`, the settings, and the topics of this environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord import naming
from onrecord.config import Settings
from onrecord.errors import PluginError
from onrecord.extractor import Extractor
from onrecord.host import Host
from onrecord_streams.cli.logs import redact, set_levels
from onrecord_streams.settings import Streams, StreamSettings

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.topics import Topics

_Command = TypeVar("_Command", bound=Callable[..., Any])


def brokers_option(command: _Command) -> _Command:
    """The option `-b`, as `brokers`; None where it is not given."""
    return click.option(
        "-b", "--brokers", metavar="HOST:PORT,…", help="The broker; else `[streams] brokers` of the settings."
    )(command)


def group_option(command: _Command) -> _Command:
    """The option `--group`, as `group`; None where it is not given."""
    return click.option("--group", help="The workers' consumer group; else `[streams] group`.")(command)


def execute_option(command: _Command) -> _Command:
    """The option `--execute`."""
    return click.option("--execute", is_flag=True, help="Do it; without this it is only shown.")(command)


def say(state: State, words: str) -> None:
    """A line on stderr, unless nothing but errors is wanted there."""
    if state.verbosity >= 0:
        click.echo(words, err=True)


def stream_settings(state: State, flags: dict[str, Any]) -> StreamSettings:
    """The settings of streams, with a command's flags: those of the table `[streams]`, None where not given.

    Every command begins here, so that this is also where libraries are told how much to say.
    """
    from onrecord_streams.security import redaction

    set_levels(state.verbosity)
    streams = state.load(Streams, {"streams": flags}).streams
    redact(redaction(streams.security))
    return streams


def extractors_of(state: State) -> dict[str, type[Extractor[Any, Any]]]:
    """The extractors that a worker with these settings would run, by name. Raises ConfigError where it would not."""
    settings = state.load(Settings)
    host = Host(settings, allow=settings.plugins.allow)
    names, classes = host.select(), host.classes()
    return {name: classes[name] for name in names}


def topics_of(extractors: Mapping[str, type[Extractor[Any, Any]]], streams: StreamSettings) -> Topics:
    """The topics for these extractors."""
    from onrecord_streams.topics import Topics

    return Topics.named(streams, {name: one.schema_version for name, one in extractors.items()})


def headlines_of(extractors: Mapping[str, type[Extractor[Any, Any]]]) -> dict[str, str]:
    """How tables show the facts of these extractors, by the type of the fact."""
    return {one.fact_model.fact_type: one.fact_model.headline for one in extractors.values()}


def chosen(types: Sequence[str], extractors: Mapping[str, type[Extractor[Any, Any]]]) -> list[str]:
    """The extractors for these names, each of an extractor or of its kind of facts. Raises PluginError."""
    found = {one: naming.named(one, extractors) for one in types}
    if unknown := [one for one, name in found.items() if name is None]:
        raise PluginError(naming.unknown(unknown[0], extractors))
    return list(dict.fromkeys(filter(None, found.values()))) or list(extractors)
