"""Needs a setting that nobody has made."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from onrecord import Extractor, hookimpl
from onrecord.reading import Reading
from onrecord_hostile.oddity import Oddity


class Settings(BaseModel):
    """Has no default."""

    threshold: float


class Unconfigured(Extractor[Settings, Oddity]):
    """Can't be set up without `[extractors.hostile_config] threshold`."""

    name = "hostile_config"
    fact_model = Oddity
    config_model = Settings

    def extract(self, reading: Reading) -> Iterable[Oddity]:
        return []


@hookimpl
def register_extractors() -> list[type[Unconfigured]]:
    return [Unconfigured]
