"""Layers: what is computed once per article on top of the annotation, and shared by all who declare it.

A layer declares what it needs, as an extractor does, and one of three scopes that say which paragraphs it reads:

- `article`: the text and tokens of the whole article, whoever asks. It brings nobody a paragraph to parse.
- `own`: the paragraphs of its own triggers. Whoever requires it is given those paragraphs too; whoever only consults
  it gets the same reading of the paragraphs that it has anyway.
- `asker`: the paragraphs of whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.reading import mentions, numbers, quoted, speech

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class Layer:
    """The declaration of a layer. `read` gets a Reading that holds what the layer needs, and returns the layer."""

    name: str
    scope: Literal["article", "own", "asker"]
    read: Callable[[Reading], Any]
    needs: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()


LAYERS: Final[Mapping[str, Layer]] = {
    layer.name: layer
    for layer in (
        Layer("quoted", "article", quoted.read_quoted),
        Layer("mentions", "article", mentions.read_mentions, needs=frozenset({"quoted"})),
        Layer("numbers", "asker", numbers.read_numbers),
        Layer("speech", "own", speech.read_speech, needs=speech.NEEDS, triggers=speech.TRIGGERS),
    )
}


def closure(names: Iterable[str]) -> frozenset[str]:
    """The names with everything that the layers among them need, in turn."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(LAYERS[name].needs if name in LAYERS else ())
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Demand:
    """What one asker, an extractor or a layer, declares: see Extractor for the meaning of each."""

    requires: frozenset[str]
    consults: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, declared: Any) -> Demand:
        """The demand of an Extractor class."""
        return cls(frozenset(declared.requires), frozenset(declared.consults), frozenset(declared.triggers))

    @property
    def holds(self) -> frozenset[str]:
        """Everything that a Reading for this demand holds."""
        return closure(self.requires | self.consults)

    @property
    def sources(self) -> Set[str]:
        """The layers whose own triggers bring this demand paragraphs."""
        return {name for name in closure(self.requires) if name in LAYERS and LAYERS[name].scope == "own"}
