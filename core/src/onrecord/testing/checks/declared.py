"""What an extractor says of itself: its declarations and its settings."""

from __future__ import annotations

import inspect
import pickle
from collections.abc import Iterator
from string import Formatter

from pydantic import BaseModel

from onrecord.errors import PluginError
from onrecord.extractor import Extractor, check_declarations
from onrecord.facts import Fact
from onrecord.testing.checks.check import Check
from onrecord.testing.subject import Subject


class Metadata(Check):
    """Declarations that the host takes, and the words that `plugins info` and the schema show."""

    name = "metadata"
    rule = "an extractor and its facts say what they are"
    remedy = "mend the class as said; what each declaration means is in the docstring of onrecord.Extractor"

    def problems(self, subject: Subject) -> Iterator[str]:
        extractor = subject.extractor
        try:
            check_declarations(extractor)
        except PluginError as error:
            yield str(error)
            return
        model = extractor.fact_model
        for one, base in ((extractor, Extractor), (model, Fact)):
            if not inspect.cleandoc(one.__doc__ or "") or one.__doc__ == base.__doc__:
                yield f"{one.__qualname__} has no docstring: its first line is what people are told of it"
        for field in model.model_fields.keys() & Fact.model_fields.keys():
            if model.model_fields[field].annotation != Fact.model_fields[field].annotation:
                yield f"{model.__qualname__}.{field} has another type than in all facts: take another name"
        if not model.model_fields.keys() - Fact.model_fields.keys():
            yield f"{model.__qualname__} has no field of its own"
        headline = model.headline.replace("[", "").replace("]", "")
        for _, named, _, _ in Formatter().parse(headline):
            if named and named not in model.model_fields:
                yield f"{model.__qualname__}.headline names {named!r}, which is no field of it"


class Config(Check):
    """Settings that reach other processes, and in which a misspelt key is an error."""

    name = "config"
    rule = "the settings have defaults, can be pickled, and refuse what they don't know"
    remedy = "let config_model be a module-level pydantic model of plain values with defaults and extra='forbid'"

    def problems(self, subject: Subject) -> Iterator[str]:
        model = subject.extractor.config_model
        try:
            config = subject.config
            subject.new()
        except Exception as error:
            yield f"{subject.extractor.__qualname__} can't be made with its defaults: {type(error).__name__}: {error}"
            return
        try:
            again: object = pickle.loads(pickle.dumps(config))
        except Exception as error:
            yield f"{model.__qualname__} can't be pickled: {type(error).__name__}: {error}"
        else:
            if again != config:
                yield f"{model.__qualname__} is another once it was pickled: {again!r}, not {config!r}"
        try:
            written: BaseModel = model.model_validate_json(config.model_dump_json())
        except Exception as error:
            yield f"{model.__qualname__} can't be written as JSON and read again: {type(error).__name__}: {error}"
        else:
            if written != config:
                yield f"{model.__qualname__} is another once it was JSON: {written!r}, not {config!r}"
        if model.model_config.get("extra") != "forbid":
            yield f"{model.__qualname__} takes keys that it does not know: a misspelt setting is without effect"
