"""`onrecord plugins`: what is installed, what runs, and why the rest does not."""

from __future__ import annotations

import json
from typing import Any, Final

import click

from onrecord import naming
from onrecord.cli import exits
from onrecord.cli.check import check
from onrecord.cli.groups import Group
from onrecord.cli.names import complete_names
from onrecord.cli.new import new
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.cli.state import State
from onrecord.config import Settings
from onrecord.display import printable
from onrecord.errors import PluginError
from onrecord.facts import own_fields
from onrecord.host import Host, Plugin
from onrecord.wording import did_you_mean

_COLUMNS: Final = ("name", "distribution", "version", "state", "extractors", "reason")


@click.group(cls=Group)
def plugins() -> None:
    """List plugins, tell about one, check it, and begin a new one."""


plugins.add_command(check)
plugins.add_command(new)


@plugins.command("list")
@format_option
@click.pass_obj
def list_plugins(state: State, output: Format) -> int:
    """List every plugin that is installed, with the reason where one can't run.

    \b
      onrecord plugins list
      onrecord plugins list -o json
    """
    host = Host(state.load(Settings))
    rows = [_row(plugin) for plugin in host.vetted()]
    rows_out(output, state.console(), _COLUMNS, rows)
    for name in host.misnamed():
        click.echo(f"Warning: {name}", err=True)
    return exits.OK


@plugins.command()
@click.argument("name", shell_complete=complete_names)
@format_option
@click.pass_obj
def info(state: State, name: str, output: Format) -> int:
    """Tell what the extractor NAME reads, needs and gives, or what keeps the plugin NAME from running.

    \b
      onrecord plugins info quotes
    """
    settings = state.load(Settings)
    host = Host(settings)
    about = _about_extractor(host, name, settings) or _about_plugin(host, name)
    if about is None:
        hint = did_you_mean(name, {*host.extractors, *(plugin.name for plugin in host.plugins)})
        raise PluginError(f"there is no plugin or extractor {name!r}{hint or '; `onrecord plugins list` shows all'}")
    if output == "table":
        for label, value in about.items():
            click.echo(f"{label.replace('_', ' '):16}{printable(_in_words(value))}")
    else:
        rows_out(output, state.console(), list(about), [about])
    return exits.OK


def _about_extractor(host: Host, name: str, settings: Settings) -> dict[str, Any] | None:
    """What there is to tell about an extractor that can run; None where none has the name."""
    classes = host.classes()
    if (named := naming.named(name, classes)) is None:
        return None
    extractor, plugin = classes[named], host.extractors[named]
    model = extractor.fact_model
    config = extractor.config_model.model_validate(settings.extractors.get(named, {}))
    return {
        "extractor": named,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "reads": (extractor.__doc__ or "").strip().partition("\n")[0] or None,
        "facts": model.fact_type,
        "schema_version": extractor.schema_version,
        "fields": list(own_fields(model)),
        "requires": sorted(extractor.requires),
        "consults": sorted(extractor.consults),
        "triggers": sorted(extractor.triggers),
        "settings": config.model_dump(mode="json"),
    }


def _about_plugin(host: Host, name: str) -> dict[str, Any] | None:
    """What there is to tell about a plugin, found by its name or that of an extractor of it that can't run."""
    return next((_row(plugin) for plugin in host.vetted() if name in (plugin.name, *plugin.refused)), None)


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


def _in_words(value: object, count: int = 12) -> str:
    """A value for people: of a long list the beginning."""
    if isinstance(value, dict):
        return ", ".join(f"{name} = {json.dumps(one, ensure_ascii=False)}" for name, one in value.items()) or "none"
    if isinstance(value, list):
        more = f", … ({len(value)} in all)" if len(value) > count else ""
        return ", ".join(value[:count]) + more if value else "none"
    return "-" if value is None else str(value)
