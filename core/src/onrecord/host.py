"""Host: finds, vets, configures and lists plugins. One that can't be used is disabled with a reason; the rest go on."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, distributions
from typing import TYPE_CHECKING, Any, Final

import pluggy
from pydantic import ValidationError

from onrecord import naming
from onrecord.config import Settings
from onrecord.errors import ConfigError, PluginError
from onrecord.extractor import Extractor, check_declarations
from onrecord.hookspecs import PROJECT, Hookspecs
from onrecord.origins import Origins
from onrecord.wording import Whence, did_you_mean, problems

if TYPE_CHECKING:
    import click

    from onrecord.engine import Engine, Loaded
    from onrecord.outcome import Failure

API_VERSION: Final = 1
GROUP: Final = f"{PROJECT}.v{API_VERSION}"
OWN: Final = frozenset(
    {"onrecord-core", "onrecord-streams", "onrecord-quotes", "onrecord-votes", "onrecord-casualties"}
    | {"onrecord-accusations"}
)
"""Onrecord's own distributions: they win a clash of names and need no `allow`."""

_GROUP: Final = re.compile(rf"{PROJECT}\.v(\d+)")
_DISABLED: Final = "disabled in the configuration (`[plugins] disable`)"
_NOT_ALLOWED: Final = "not allowed to run here"
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Plugin:
    """One entry point of the group, and what became of it. `reason` says why it is disabled, None where it is not."""

    name: str
    distribution: str
    version: str
    reason: str | None = None
    extractors: list[type[Extractor[Any, Any]]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """Extractors of an enabled plugin that can't run, each with the reason."""
    misconfigured: dict[str, str] = field(default_factory=dict)
    """Those of them whose settings are wrong, and were given."""
    configured: dict[str, Extractor[Any, Any]] = field(default_factory=dict)

    @property
    def enabled(self) -> bool:
        return self.reason is None

    @property
    def reasons(self) -> dict[str, str]:
        """Why it is disabled, or else why some of its extractors can't run, by the name of what that is."""
        return {self.name: self.reason} if self.reason else self.refused


class Host:
    """The plugins of this environment.

    `allow` names the distributions outside Onrecord's own that may be imported; None admits all that are installed.
    """

    def __init__(self, settings: Settings, *, allow: Collection[str] | None = None) -> None:
        self._settings = settings
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Hookspecs)
        allowed = None if allow is None else {_canonical(one) for one in allow} | OWN
        found = sorted(_entry_points(), key=lambda pair: (pair[0].distribution not in OWN, pair[0].name))
        self.plugins = [plugin for plugin, _ in found]
        for plugin in self.plugins:
            if plugin.enabled and plugin.name in settings.plugins.disable:
                plugin.reason = _DISABLED
            if plugin.enabled and allowed is not None and plugin.distribution not in allowed:
                plugin.reason = f"{_NOT_ALLOWED}; add {plugin.distribution!r} to `[plugins] allow`"
        _settle_clashes(self.plugins, "plugins")  # only among those that may run
        for plugin, entry_point in found:
            if plugin.enabled:
                self._load(plugin, entry_point)

    @property
    def extractors(self) -> dict[str, Plugin]:
        """The plugin that brings each extractor that can run, by the extractor's name. Loads the extractors."""
        self._register_extractors()
        return {name: plugin for plugin in self.plugins if plugin.enabled for name in plugin.configured}

    def vetted(self) -> list[Plugin]:
        """All plugins, each asked for its extractors, so that everything that can't run has its reason."""
        self._register_extractors()
        return self.plugins

    def unusable(self, exclude: Collection[str] = ()) -> Iterator[str]:
        """What can't be used though nobody disabled or excluded it, each with its reason, for whoever misses facts."""
        for plugin in self.vetted():
            for name, reason in plugin.reasons.items():
                if not is_choice(reason) and name not in exclude:
                    yield f"{name} of {plugin.distribution} can't be used: {reason}"
        yield from self.misnamed()

    def misnamed(self) -> Iterator[str]:
        """Names in the settings that nothing here has, each with the nearest that something has.

        No errors: one file may serve several machines, of which not all have every plugin installed.
        """
        plugins = self.vetted()
        extractors = {name for one in plugins for name in (*(kind.name for kind in one.extractors), *one.refused)}
        names = extractors | {plugin.name for plugin in plugins}
        distributions = {plugin.distribution for plugin in plugins} | OWN
        all_known = all(plugin.enabled for plugin in plugins)  # one that is not loaded may have extractors of any name
        for name in sorted(self._settings.extractors):
            if name not in names and ((hint := did_you_mean(name, extractors)) or all_known):
                yield f"`[extractors.{name}]`: there is no extractor {name!r} here{hint}"
        for name in self._settings.plugins.disable:
            if name not in names and ((hint := did_you_mean(name, names)) or all_known):
                yield f"`[plugins] disable`: there is no plugin or extractor {name!r} here{hint}"
        for name in self._settings.plugins.allow:
            if _canonical(name) not in distributions:
                hint = did_you_mean(name, distributions)
                yield f"`[plugins] allow`: there is no package {name!r} with plugins here{hint}"

    def allows(self, distribution: str) -> bool:
        """Whether `[plugins] allow` names a distribution, so that the worker runs its plugins."""
        return distribution in {_canonical(one) for one in self._settings.plugins.allow}

    def loaded(self, only: Collection[str] | None = None, exclude: Collection[str] = ()) -> list[Loaded]:
        """The extractors that are to run, ready.

        Raises PluginError for a name that no enabled extractor has, and where none is left to run.
        """
        from onrecord.engine import Loaded

        names = self.select(only, exclude)
        if not names:
            left_out = f"all that were to run ({', '.join(only or self.extractors)}) are excluded"
            why = left_out if self.extractors else "`onrecord plugins list` shows why"
            raise PluginError(f"there is no extractor to run: {why}")
        return [Loaded(self.extractors[name].configured[name], self.extractors[name].version) for name in names]

    def classes(self) -> dict[str, type[Extractor[Any, Any]]]:
        """The class of each extractor that can run, by the extractor's name."""
        return {name: type(plugin.configured[name]) for name, plugin in self.extractors.items()}

    def installed(self) -> dict[str, type[Extractor[Any, Any]]]:
        """The class of each extractor of an enabled plugin, by its name, those too that can't run."""
        return {one.name: one for plugin in self.vetted() if plugin.enabled for one in plugin.extractors}

    def select(self, only: Collection[str] | None = None, exclude: Collection[str] = ()) -> list[str]:
        """The names of the extractors that are to run, in order.

        Each is named by its own name or by the type of its facts. Raises PluginError for a name that can't be used, and
        ConfigError where the settings of an extractor that is to run were given and are wrong.
        """
        known = self.classes()
        installed = self.installed()
        excluded = {naming.named(name, installed) or self._named(name, known) for name in exclude}
        if only is None:
            for name, why in self.misconfigured().items():
                if name not in excluded:
                    raise ConfigError(f"{why}; mend it, or put {name!r} into `[plugins] disable`")
            return [name for name in known if name not in excluded]
        wanted = {self._named(name, known) for name in only}
        return [name for name in known if name in wanted and name not in excluded]

    def misconfigured(self) -> dict[str, str]:
        """The extractors whose settings were given and are wrong, each with what is wrong."""
        return {name: why for plugin in self.vetted() for name, why in plugin.misconfigured.items()}

    def _named(self, name: str, known: naming.Extractors) -> str:
        if (found := naming.named(name, known)) is None:
            raise PluginError(self._why_not(name))
        return found

    def engine(self, only: Collection[str] | None = None, exclude: Collection[str] = ()) -> Engine:
        """An Engine with the selected extractors and the configured model. Raises PluginError or ModelError."""
        from onrecord.engine import Engine
        from onrecord.reading import Model

        loaded = self.loaded(only, exclude)
        model = Model.load(self._settings.model.name)
        return Engine(loaded, model, soft_deadline=self._settings.pool.soft_deadline)

    def add_commands(self, cli: click.Group) -> None:
        """Let every plugin add its commands; one that fails is disabled."""
        for plugin in self.plugins:
            if plugin.enabled and (module := self._manager.get_plugin(plugin.name)):
                self._call_alone(plugin, module, "register_commands", cli=cli)

    def report(self, failure: Failure) -> None:
        """Tell the observers that an extractor failed. What an observer raises is logged."""
        for plugin in self.plugins:
            if plugin.enabled and (module := self._manager.get_plugin(plugin.name)):
                try:
                    self._hook_of(module, "extraction_failed", failure=failure)
                except Exception:
                    _log.exception("plugin %s failed in extraction_failed", plugin.name)

    def _load(self, plugin: Plugin, entry_point: EntryPoint) -> None:
        try:
            self._manager.register(entry_point.load(), plugin.name)
        except (Exception, SystemExit) as error:
            plugin.reason = f"can't be loaded from {entry_point.value}: {_describe(error)}"

    def _register_extractors(self) -> None:
        """Ask every plugin for its extractors, vet and configure them; once."""
        waiting = [plugin for plugin in self.plugins if plugin.enabled and not (plugin.extractors or plugin.refused)]
        claims: dict[str, list[Plugin]] = defaultdict(list)
        for plugin in waiting:
            module = self._manager.get_plugin(plugin.name)
            for extractor in _flatten(self._call_alone(plugin, module, "register_extractors")):
                if self._vet(plugin, extractor):
                    plugin.extractors.append(extractor)
                    claims[extractor.name].append(plugin)
        for name, plugins in claims.items():
            for loser, reason in _losers(name, plugins, "extractors"):
                loser.refused[name] = reason
        for plugin in waiting:
            for extractor in plugin.extractors:
                if extractor.name not in plugin.refused:
                    self._configure(plugin, extractor)

    def _vet(self, plugin: Plugin, extractor: object) -> bool:
        if not (isinstance(extractor, type) and issubclass(extractor, Extractor)):
            plugin.refused[repr(extractor)] = "register_extractors() must return subclasses of onrecord.Extractor"
            return False
        try:
            check_declarations(extractor)
        except PluginError as error:
            plugin.refused[str(getattr(extractor, "name", extractor.__name__))] = str(error)
            return False
        return True

    def _configure(self, plugin: Plugin, extractor: type[Extractor[Any, Any]]) -> None:
        name = extractor.name
        if name in self._settings.plugins.disable:
            plugin.refused[name] = _DISABLED
            return
        try:
            config = extractor.config_model.model_validate(self._settings.extractors.get(name, {}))
        except ValidationError as error:
            whence: Whence = lambda path, words: Origins().told(("extractors", name, *path), words)  # noqa: E731
            said = problems(error, extractor.config_model, whence)
            plugin.refused[name] = f"`[extractors.{name}]` is wrong: {said}"
            if name in self._settings.extractors:
                plugin.misconfigured[name] = plugin.refused[name]
            return
        try:
            plugin.configured[name] = extractor(config)
        except (Exception, SystemExit) as error:
            plugin.refused[name] = f"can't be set up: {_describe(error)}"

    def _call_alone(self, plugin: Plugin, module: object, hook: str, **arguments: Any) -> Any:
        try:
            return self._hook_of(module, hook, **arguments)
        except (Exception, SystemExit) as error:
            plugin.reason = f"failed in {hook}(): {_describe(error)}"
            return []

    def _hook_of(self, module: object, hook: str, **arguments: Any) -> Any:
        """Call one plugin's implementation of a hook, so that its failure is its own."""
        others = [one for one in self._manager.get_plugins() if one is not module]
        caller = self._manager.subset_hook_caller(hook, others)
        return caller(**arguments)

    def _why_not(self, name: str) -> str:
        for plugin in self.plugins:
            kinds = {one.fact_model.fact_type: one.name for one in plugin.extractors}
            if reason := plugin.refused.get(name, plugin.refused.get(kinds.get(name, name))):
                return f"the extractor {kinds.get(name, name)!r} of {plugin.distribution} can't run: {reason}"
            if plugin.name == name and plugin.reason:
                return f"the plugin {name!r} of {plugin.distribution} is disabled: {plugin.reason}"
        broken = "".join(
            f"; the plugin {plugin.name!r} of {plugin.distribution}, which may have it, is disabled: {plugin.reason}"
            for plugin in self.plugins
            if plugin.reason and not plugin.reason.startswith((_DISABLED, _NOT_ALLOWED))
        )
        return f"{naming.unknown(name, self.classes())}{broken}"


def is_choice(reason: str) -> bool:
    """Whether a reason for not running is that somebody wants it so, and not that something is broken."""
    return reason.startswith((_DISABLED, _NOT_ALLOWED))


def _entry_points() -> Iterable[tuple[Plugin, EntryPoint]]:
    """Every entry point of any version of the group, each distribution once (the first on the path is imported)."""
    seen: set[str] = set()
    for distribution in distributions():
        name = _canonical(distribution.metadata["Name"] or "")
        if not name or name in seen:
            continue
        seen.add(name)
        for entry_point in distribution.entry_points:
            if match := _GROUP.fullmatch(entry_point.group):
                plugin = Plugin(entry_point.name, name, distribution.version)
                if int(match[1]) != API_VERSION:
                    plugin.reason = f"made for plugin API {match[1]}; this Onrecord has API {API_VERSION}"
                yield plugin, entry_point


def _settle_clashes(plugins: Iterable[Plugin], what: str) -> None:
    claims: dict[str, list[Plugin]] = defaultdict(list)
    for plugin in plugins:
        if plugin.enabled:
            claims[plugin.name].append(plugin)
    for name, claimants in claims.items():
        for loser, reason in _losers(name, claimants, what):
            loser.reason = reason


def _losers(name: str, claimants: list[Plugin], what: str) -> Iterable[tuple[Plugin, str]]:
    """Of several claimants to a name all but Onrecord's own, each with the reason."""
    if len(claimants) > 1:
        names = ", ".join(sorted({one.distribution for one in claimants}))
        for one in claimants:
            if one.distribution not in OWN:
                yield one, f"several {what} claim the name {name!r}: {names}; uninstall or rename all but one"


def _flatten(results: Iterable[Any]) -> Iterable[Any]:
    """pluggy gives one result per implementation; an extractor that stands alone is taken as a list of one."""
    for result in results:
        yield from result if isinstance(result, Iterable) and not isinstance(result, type) else [result]


def _describe(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
