"""`onrecord plugins`: what is installed, what runs, and why the rest does not."""

from __future__ import annotations

from typing import Any, Final

import click

from onrecord.cli import exits
from onrecord.cli.output import Format, format_option, printable, rows_out
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.errors import PluginError
from onrecord.extractor import Extractor
from onrecord.facts import Fact
from onrecord.host import Host, Plugin

_COLUMNS: Final = ("name", "distribution", "version", "state", "extractors", "reason")


@click.group()
def plugins() -> None:
    """List plugins, and tell about one."""


@plugins.command("list")
@format_option
@click.pass_obj
def list_plugins(state: State, output: Format) -> int:
    """List every plugin that is installed, with the reason where one can't run."""
    host = Host(state.load(Settings))
    rows = [_row(plugin) for plugin in host.vetted()]
    rows_out(output, state.console(), _COLUMNS, rows)
    for name in host.misnamed():
        click.echo(f"Warning: {name}", err=True)
    return exits.OK


@plugins.command()
@click.argument("name")
@click.pass_obj
def info(state: State, name: str) -> int:
    """Tell what the extractor NAME reads, needs and gives, or what keeps the plugin NAME from running."""
    host = Host(state.load(Settings))
    for plugin in host.vetted():
        if name in plugin.configured:
            _tell(plugin, type(plugin.configured[name]))
            return exits.OK
    for plugin in host.plugins:
        if name in (plugin.name, *plugin.refused):
            for column, value in _row(plugin).items():
                click.echo(f"{column:14}{printable(str(value or '-'))}")
            return exits.OK
    raise PluginError(f"there is no plugin or extractor {name!r}; `onrecord plugins list` shows all")


def _row(plugin: Plugin) -> dict[str, Any]:
    reasons = [plugin.reason] if plugin.reason else [f"{name}: {why}" for name, why in plugin.refused.items()]
    works = plugin.enabled and (plugin.configured or not plugin.refused)
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "state": "enabled" if works else "disabled",
        "extractors": list(plugin.configured),
        "reason": "; ".join(reasons) or None,
    }


def _tell(plugin: Plugin, extractor: type[Extractor[Any, Any]]) -> None:
    model = extractor.fact_model
    own = {name: field for name, field in model.model_fields.items() if name not in Fact.model_fields}
    config = extractor.config_model.model_fields
    lines = {
        "extractor": extractor.name,
        "from": f"{plugin.distribution} {plugin.version}",
        "reads": _first_line(extractor.__doc__),
        "facts": f"{model.fact_type}, schema version {extractor.schema_version}: {', '.join(own)}",
        "requires": ", ".join(sorted(extractor.requires)) or "nothing",
        "consults": ", ".join(sorted(extractor.consults)) or "nothing",
        "triggers": f"{len(extractor.triggers)}: {_some(sorted(extractor.triggers))}" if extractor.triggers else "none",
        "settings": ", ".join(f"{name} (now {field.default!r})" for name, field in config.items()) or "none",
    }
    for label, text in lines.items():
        click.echo(f"{label:14}{printable(text)}")


def _first_line(text: str | None) -> str:
    return (text or "-").strip().splitlines()[0]


def _some(names: list[str], count: int = 12) -> str:
    return ", ".join(names[:count]) + (", …" if len(names) > count else "")
