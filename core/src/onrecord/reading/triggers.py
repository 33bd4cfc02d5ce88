"""Triggers: one pass over the text that tells which paragraphs are worth parsing, and for whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Final

_SPACE: Final = re.compile(r"\s+")


class TriggerIndex:
    """Finds the triggers of several owners in one pass.

    A trigger is a word or phrase in any case that stands as whole words; `kill*` takes any ending; a trigger that
    starts or ends with a mark needs no word border there. An owner without triggers is not in the result.
    """

    def __init__(self, triggers: Mapping[str, Set[str]]) -> None:
        exact: dict[str, set[str]] = defaultdict(set)
        stems: dict[str, set[str]] = defaultdict(set)
        for owner, words in triggers.items():
            for word in words:
                folded = _SPACE.sub(" ", word.strip().lower())
                (stems[folded[:-1]] if folded.endswith("*") else exact[folded]).add(owner)
        self._exact, self._stems = dict(exact), dict(stems)
        self._pattern = _compile(exact, stems)

    def owners(self, text: str) -> set[str]:
        """The owners that have at least one trigger in `text`."""
        if self._pattern is None:
            return set()
        found: set[str] = set()
        for match in set(self._pattern.findall(_SPACE.sub(" ", text.lower()))):
            found.update(*self._owners_of(match))
        return found

    def _owners_of(self, match: str) -> Iterable[set[str]]:
        """The owners of every trigger that a match, the longest one at its place, begins with."""
        for end in range(1, len(match) + 1):
            head = match[:end]
            ends_word = end == len(match) or not (_is_word(match[end - 1]) and _is_word(match[end]))
            if ends_word and head in self._exact:
                yield self._exact[head]
            if head in self._stems:
                yield self._stems[head]


def _compile(exact: Iterable[str], stems: Iterable[str]) -> re.Pattern[str] | None:
    """A look-ahead at every place, so that triggers inside longer triggers are seen too."""
    paths = [(word, r"(?!\w)" if _is_word(word[-1]) else "") for word in exact] + [(stem, r"\w*") for stem in stems]
    words = [path for path in paths if _is_word(path[0][0])]
    marks = [path for path in paths if not _is_word(path[0][0])]
    parts = []
    if words:
        parts.append(rf"(?<!\w){_trie(words)}")
    if marks:
        parts.append(_trie(marks))
    return re.compile(f"(?=({'|'.join(parts)}))") if parts else None


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _trie(paths: Iterable[tuple[str, str]]) -> str:
    """A regular expression in the shape of a trie: each character is looked at once, longer paths come first."""
    branches: dict[str, list[tuple[str, str]]] = defaultdict(list)
    ends: set[str] = set()
    for word, tail in paths:
        if word:
            branches[word[0]].append((word[1:], tail))
        else:
            ends.add(tail)
    options = [re.escape(first) + _trie(rest) for first, rest in sorted(branches.items())]
    options += sorted(ends, key=len, reverse=True)
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
