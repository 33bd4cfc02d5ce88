"""Plugins: which run, and what keeps the others from it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.doctor.finding import Finding
from onrecord.host import OWN, Host, Plugin, is_choice


def plugins(host: Host) -> Iterator[Finding]:
    """A finding for each plugin, and for each name in the settings that nothing here has.

    `host` is to admit all plugins that are installed.
    """
    for plugin in host.vetted():
        yield _finding(plugin, allowed=plugin.distribution in OWN or host.allows(plugin.distribution))
    for words in host.misnamed():
        yield Finding("plugin", None, "warning", words, "mend the name, or take it out where no machine has it")


def _finding(plugin: Plugin, *, allowed: bool) -> Finding:
    of = f"{plugin.distribution} {plugin.version}"
    broken = {name: why for name, why in plugin.reasons.items() if not is_choice(why)}
    if broken:
        said = "; ".join(why if name == plugin.name else f"{name}: {why}" for name, why in broken.items())
        fix = f"mend it, uninstall {plugin.distribution}, or put {', '.join(broken)} into `[plugins] disable`"
        return Finding("plugin", plugin.name, "wrong", f"{of}: {said}", fix)
    if not plugin.enabled:
        return Finding("plugin", plugin.name, "skipped", f"{of}: {plugin.reason}")
    brings = f"extractors {', '.join(plugin.configured)}" if plugin.configured else "no extractors"
    if plugin.refused:
        brings += f"; without {', '.join(plugin.refused)}, by `[plugins] disable`"
    if not allowed:
        brings += f"; the worker runs it once {plugin.distribution!r} is in `[plugins] allow`"
    return Finding("plugin", plugin.name, "ok", f"{of}: {brings}")
