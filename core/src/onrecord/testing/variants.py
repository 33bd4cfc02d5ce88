"""Variants: an extractor under other declarations than its own, and a companion that asks for everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, ClassVar

from onrecord.extractor import ANNOTATIONS, LAYERS, Extractor, NoConfig
from onrecord.facts import Fact

if TYPE_CHECKING:
    from onrecord.reading import Reading


def variant(
    extractor: Extractor[Any, Any],
    *,
    requires: Set[str] | None = None,
    consults: Set[str] | None = None,
    triggers: Set[str] | None = None,
) -> Extractor[Any, Any]:
    """An extractor that gives what another gives, of a Reading for other declarations.

    What the other itself looks at stays its own: code that goes by `self.triggers` finds them as they are.
    """
    declared = type(extractor)

    class Variant(Extractor[Any, Any]):
        name = declared.name
        fact_model = declared.fact_model
        schema_version = declared.schema_version

        def extract(self, reading: Reading) -> Iterable[Any]:
            return extractor.extract(reading)

    Variant.requires = declared.requires if requires is None else requires
    Variant.consults = declared.consults if consults is None else consults
    Variant.triggers = declared.triggers if triggers is None else triggers
    return Variant(extractor.config)


class Nothing(Fact):
    """What a Companion gives: none are."""


class Companion(Extractor[NoConfig, Nothing]):
    """Asks for every annotation and layer of every paragraph, and finds nothing."""

    name = "companion"
    fact_model = Nothing
    requires: ClassVar[Set[str]] = ANNOTATIONS | LAYERS

    def extract(self, reading: Reading) -> Iterator[Nothing]:
        return iter(())
