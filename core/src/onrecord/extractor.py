"""Extractor: what a plugin author subclasses."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Set
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from onrecord.errors import PluginError
from onrecord.facts import Fact

if TYPE_CHECKING:
    from onrecord.reading import Reading

ANNOTATIONS: Final = frozenset({"parse", "lemmas", "entities"})
LAYERS: Final = frozenset({"quoted", "mentions", "numbers", "speech"})
"""What `requires` may name; `consults` may name layers. Stated here, so that vetting a plugin loads no model."""

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")
_SCORING: Final = re.compile(r"[\w.]+:\w+")


class NoConfig(BaseModel):
    """The settings of an extractor that has none."""

    model_config = ConfigDict(extra="forbid")


C = TypeVar("C", bound=BaseModel)
F = TypeVar("F", bound=Fact)


class Extractor(ABC, Generic[C, F]):
    """Reads one kind of fact. An instance is made once per process and used for one article after another.

    What an extractor sees depends on the article, the model and the declarations below, never on which other
    extractors run: it is given the paragraphs with a trigger of its own or of a layer that it requires, no others.
    """

    name: ClassVar[str]
    """Key in the configuration, suffix of the topic, label in the metrics: lower case, digits, underscores."""

    fact_model: ClassVar[type[Fact]]
    """The class of the facts; its JSON Schema is what consumers rely on."""

    schema_version: ClassVar[int] = 1
    """Goes up with every change of `fact_model` that a consumer could trip over; part of the topic's name."""

    config_model: ClassVar[type[BaseModel]] = NoConfig
    """The settings, read from the table `[extractors.<name>]`."""

    requires: ClassVar[Set[str]] = frozenset()
    """What the Reading must hold: annotations (`parse`, `lemmas`, `entities`) and layers (`quoted`, `speech`,
    `mentions`, `numbers`). A layer brings the paragraphs of its own triggers. The host pays for no more than this,
    and anything else raises NotRequired."""

    consults: ClassVar[Set[str]] = frozenset()
    """Layers that are read within the extractor's own paragraphs only: they bring no paragraphs of their own."""

    triggers: ClassVar[Set[str]] = frozenset()
    """Words or phrases, in any case, whole words; a trailing `*` takes any ending. Paragraphs without one are not
    even parsed. Empty: all paragraphs are."""

    scoring: ClassVar[str | None] = None
    """Where `onrecord evaluate` finds when a fact is right: `module:Class` of an `onrecord.evaluation.Scoring`. A name,
    since it is imported only there."""

    def __init__(self, config: C) -> None:
        self.config = config

    @abstractmethod
    def extract(self, reading: Reading) -> Iterable[F]:
        """The facts of one article, in an order that depends on the article alone. May be a generator."""


def check_declarations(extractor: type[Extractor[Any, Any]]) -> None:
    """Raise PluginError, with what to mend, where an Extractor class does not say what the host must know."""
    where = f"{extractor.__module__}.{extractor.__qualname__}"
    name = getattr(extractor, "name", None)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise PluginError(f"{where}: name must be lower-case letters, digits and underscores, not {name!r}")
    model = getattr(extractor, "fact_model", None)
    if not (isinstance(model, type) and issubclass(model, Fact) and model is not Fact):
        raise PluginError(f"{where}: fact_model must be a subclass of onrecord.Fact, not {model!r}")
    if not isinstance(extractor.schema_version, int) or extractor.schema_version < 1:
        raise PluginError(f"{where}: schema_version must be a whole number from 1, not {extractor.schema_version!r}")
    config = extractor.config_model
    if not (isinstance(config, type) and issubclass(config, BaseModel)):
        raise PluginError(f"{where}: config_model must be a subclass of pydantic.BaseModel, not {config!r}")
    for declaration in ("requires", "consults", "triggers"):
        declared = getattr(extractor, declaration)
        if not isinstance(declared, Set) or any(not isinstance(one, str) for one in declared):
            raise PluginError(f"{where}: {declaration} must be a set of strings, not {declared!r}")
    for declaration, known in (("requires", ANNOTATIONS | LAYERS), ("consults", LAYERS)):
        if unknown := set(getattr(extractor, declaration)) - known:
            raise PluginError(f"{where}: {declaration} names {sorted(unknown)}; known are {sorted(known)}")
    if any(not one.strip(" \t\n*") for one in extractor.triggers):
        raise PluginError(f"{where}: triggers must be words or phrases")
    scoring = extractor.scoring
    if scoring is not None and (not isinstance(scoring, str) or not _SCORING.fullmatch(scoring)):
        raise PluginError(f"{where}: scoring must be `module:Class`, not {scoring!r}")
