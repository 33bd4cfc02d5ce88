"""Frames: the rows of the tables of verbal, nominal, light-verb and label constructions, as typed records."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from onrecord_accusations.facts import Kind, Status

Expected = tuple[str, str, str]
"""Accuser, accused and act in a row's example; "" where it has none."""


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb of accusing and where its roles stand; the comments of tables/verbs.toml say what the fields mean."""

    lemma: str
    kind: Kind
    status: Status
    accused: str
    act: tuple[str, ...]
    confidence: float
    example: str
    expect: Expected
    particle: str | None = None
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun of accusing; the comments of tables/nouns.toml say what the fields mean."""

    lemma: str
    kind: Kind
    status: Status
    of: str
    example: str
    expect: Expected
    clause: bool = False
    legal: bool = False
    owner: Literal["accuser", "accused"] = "accuser"


@dataclass(frozen=True, slots=True)
class LightVerb:
    """Verbs that give a noun of accusing its roles."""

    does: Literal["make", "deny", "drop", "face", "trade", "overturn"]
    subject: str
    lemmas: frozenset[str]
    example: str
    expect: Expected


@dataclass(frozen=True, slots=True)
class LabelVerb:
    """A verb that puts a label on its object, directly or with "as"."""

    lemma: str
    how: Literal["object", "as"]
    example: str
    expect: Expected


def read_table(name: str) -> dict[str, Any]:
    """A table of this package as plain data."""
    return tomllib.loads(files(__package__).joinpath("tables", f"{name}.toml").read_text(encoding="utf-8"))


def _verb(row: dict[str, Any]) -> VerbFrame:
    act = row["act"]
    return VerbFrame(
        **{
            **row,
            "act": (act,) if isinstance(act, str) else tuple(act),
            "expect": tuple(row["expect"]),
            "needs": frozenset(row.get("needs", ())),
            "bars": frozenset(row.get("bars", ())),
        }
    )


def _by_lemma(rows: list[VerbFrame]) -> Mapping[str, tuple[VerbFrame, ...]]:
    found: dict[str, list[VerbFrame]] = defaultdict(list)
    for row in rows:
        found[row.lemma].append(row)
    return {lemma: tuple(those) for lemma, those in found.items()}


def _light(row: dict[str, Any]) -> LightVerb:
    lemmas = frozenset(row["lemmas"] + row.get("more", []))
    return LightVerb(row["does"], row["subject"], lemmas, row["example"], tuple(row["expect"]))


@cache
def _nouns() -> dict[str, Any]:
    return read_table("nouns")


VERBS: Final = _by_lemma([_verb(row) for row in read_table("verbs")["verb"]])
NOUNS: Final[Mapping[str, NounFrame]] = {
    row["lemma"]: NounFrame(**{**row, "expect": tuple(row["expect"])}) for row in _nouns()["noun"]
}
LIGHT: Final[tuple[LightVerb, ...]] = tuple(_light(row) for row in _nouns()["light"])
LABELS: Final[Mapping[str, LabelVerb]] = {
    row["lemma"]: LabelVerb(**{**row, "expect": tuple(row["expect"])}) for row in read_table("labels")["label"]
}
