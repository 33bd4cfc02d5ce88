"""Lexicons: the word lists of this plugin, each a data file that names its source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Final

_RUN: Final = re.compile(r"\w+")
_FILES: Final = resources.files("onrecord_votes") / "lexicons"


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a lexicon, one a line, in the order of the file; lines that start with # are left out."""
    lines = (_FILES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def countries() -> dict[str, str]:
    """Every name of a country, as written, with its normal form."""
    found: dict[str, str] = {}
    for normal, names, _ in _country_rows():
        found.update(dict.fromkeys((normal, *names), normal))
    return found


@cache
def demonyms() -> dict[str, str]:
    """Every adjective of a country with the country's normal form."""
    return {adjective: normal for normal, _, adjectives in _country_rows() for adjective in adjectives}


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set: a way to write short word lists that can be read."""
    return frozenset(text.split())


@lru_cache(maxsize=8)
def runs(text: str) -> frozenset[str]:
    """The runs of letters and digits in a text, in lower case: a quick look whether any word of a list is in it."""
    return frozenset(_RUN.findall(text.lower()))


@lru_cache(maxsize=32)
def present(hints: frozenset[str], lower: str) -> frozenset[str]:
    """Which of the hints are in a text in lower case, whole words or not."""
    return frozenset(hint for hint in hints if hint in lower)


def first_runs(words: Iterable[str]) -> frozenset[str]:
    """What `runs` gives of the beginning of any of the words, or of their plurals in -s."""
    found = {_RUN.findall(word.lower())[0] for word in words}
    return frozenset(found | {f"{one}s" for one in found})


def one_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longer ones first; lower-case words match in any case."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(f"(?i:{re.escape(word)})" if word.islower() else re.escape(word) for word in ordered)


def _country_rows() -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    rows = []
    for line in entries("countries"):
        normal, names, adjectives = (tuple(name for name in part.split(",") if name) for part in line.split("|"))
        rows.append((normal[0], names, adjectives))
    return rows
