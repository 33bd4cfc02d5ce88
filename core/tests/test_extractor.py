"""Extractor: the vetting of what a plugin's class declares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from onrecord import Extractor, Fact, NoConfig, PluginError
from onrecord.extractor import ANNOTATIONS, LAYERS, check_declarations
from onrecord.reading import LAYERS as READ_LAYERS
from onrecord.reading import Reading


class Ringing(Fact):
    """A bell that rang."""


class Ringings(Extractor[NoConfig, Ringing]):
    """Declares everything as it should."""

    name = "ringings"
    fact_model = Ringing
    requires = ANNOTATIONS | LAYERS
    consults = LAYERS
    triggers = frozenset({"bell", "rang*", "“", "no confidence"})

    def extract(self, reading: Reading) -> Iterable[Ringing]:
        return []


def declaring(**declarations: Any) -> type[Extractor[Any, Any]]:
    return type("Declaring", (Ringings,), declarations)


def test_the_layers_that_may_be_named_are_the_layers_that_there_are() -> None:
    assert set(READ_LAYERS) == LAYERS


def test_no_layer_is_named_as_an_annotation() -> None:
    assert not LAYERS & ANNOTATIONS


def test_sound_declarations_pass() -> None:
    check_declarations(Ringings)


@pytest.mark.parametrize(
    "declarations",
    [
        {"name": None},
        {"name": "Ringings"},
        {"name": "ring-ings"},
        {"name": "1st"},
        {"name": ""},
        {"name": "x" * 64},
        {"fact_model": None},
        {"fact_model": dict},
        {"fact_model": Fact},
        {"schema_version": 0},
        {"schema_version": "1"},
        {"config_model": dict},
        {"config_model": None},
        {"requires": {"quotes"}},
        {"requires": None},
        {"requires": ["parse"]},
        {"requires": {1}},
        {"requires": "parse"},
        {"consults": {"parse"}},
        {"consults": "speech"},
        {"triggers": {""}},
        {"triggers": {" "}},
        {"triggers": {"*"}},
        {"triggers": {1}},
        {"triggers": None},
        {"triggers": "said"},
    ],
    ids=str,
)
def test_a_wrong_declaration_is_refused_by_name(declarations: dict[str, Any]) -> None:
    with pytest.raises(PluginError, match=next(iter(declarations))):
        check_declarations(declaring(**declarations))


def test_the_message_says_what_may_be_named() -> None:
    with pytest.raises(PluginError, match=r"known are .*'mentions'"):
        check_declarations(declaring(requires={"names"}))


def test_a_class_without_a_fact_model_is_refused() -> None:
    class Bare(Extractor[NoConfig, Ringing]):
        name = "bare"

        def extract(self, reading: Reading) -> Iterable[Ringing]:
            return []

    with pytest.raises(PluginError, match="fact_model"):
        check_declarations(Bare)
