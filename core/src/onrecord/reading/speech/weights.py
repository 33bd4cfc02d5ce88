"""Weights: tables of logistic regressions over named features, made by fitting.py and shipped beside the code."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from typing import Final, TypeVar

BIAS: Final = "bias"
"""The name of what is added whatever the features."""


def load_weights(table: str) -> dict[str, float]:
    """The weights by name, from a table of this package: a name, a tab and a weight in each line."""
    found = {}
    for line in files(__package__).joinpath(table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, weight = line.split("\t")
            found[name] = float(weight)
    return found


def chance(weights: Iterable[float]) -> float:
    """The probability that weights add up to, between 0 and 1: exact, so that their order does not matter."""
    return 1 / (1 + math.exp(-math.fsum(weights)))


_Value = TypeVar("_Value")


@contextmanager
def exchanged(table: dict[str, _Value], other: Mapping[str, _Value]) -> Iterator[None]:
    """Have a table hold what another does, for a while."""
    shipped = dict(table)
    try:
        table.clear()
        table.update(other)
        yield
    finally:
        table.clear()
        table.update(shipped)
