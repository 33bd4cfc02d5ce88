"""What the hostile extractors have in common: a kind of fact, and one fact that is in order."""

from __future__ import annotations

from onrecord import Extractor, Fact, NoConfig
from onrecord.reading import Reading


class Oddity(Fact):
    """The first characters of an article."""


class Hostile(Extractor[NoConfig, Oddity]):
    """The base of extractors that misbehave on every article."""

    fact_model = Oddity


def sound_fact(reading: Reading) -> Oddity:
    return Oddity(rule="first", evidence=[reading.evidence("first", 0, 3)])
