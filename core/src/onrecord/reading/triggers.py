"""Triggers: one pass over a text that tells whether it is worth parsing, and for whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final

_RUN: Final = re.compile(r"\w+")
_REMEMBERED: Final = 50_000
"""How many runs of letters are remembered before the memory is emptied."""


class TriggerIndex:
    """Finds the triggers of several owners in one pass.

    A trigger is a word or phrase in any case that stands as whole words; `kill*` takes any ending; a trigger that
    starts or ends with a mark needs no word border there. An owner without triggers is not in the result.

    Nearly all triggers are, or begin with, one run of letters, and nearly all runs in a text are the same few: what a
    run brings is found once and remembered. Triggers that begin with a mark are few, and are looked for one by one.
    """

    def __init__(self, triggers: Mapping[str, Set[str]]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for owner, words in triggers.items():
            for word in words:
                owners[_fold(word)].add(owner)
        self._runs = _Runs()
        self._marks: list[_Phrase] = []
        for trigger in sorted(owners):
            first = self._runs.add(trigger, frozenset(owners[trigger]))
            if not first:
                self._marks.append(_Phrase.of(trigger, frozenset(owners[trigger])))

    def owners(self, text: str) -> set[str]:
        """The owners that have at least one trigger in `text`."""
        folded = _fold(text)
        found: set[str] = set()
        phrases: list[_Phrase] = []
        for hit in set(map(self._runs.__getitem__, _RUN.findall(folded))):
            if hit is not None:
                found |= hit.owners
                phrases += hit.phrases
        self._add_phrases(phrases, folded, found)
        self._add_phrases(self._marks, folded, found)
        return found

    @staticmethod
    def _add_phrases(phrases: Iterable[_Phrase], text: str, found: set[str]) -> None:
        """Add the owners of those phrases that are in a text and tell something new."""
        for phrase in phrases:
            if phrase.words in text and not phrase.owners <= found and phrase.has_borders(text):
                found |= phrase.owners


def _fold(text: str) -> str:
    """A text in lower case, all white space in it one space."""
    return " ".join(text.lower().split())


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A trigger that is more than one run of letters, and at which of its ends a word must end too."""

    words: str
    starts_word: bool
    ends_word: bool
    owners: frozenset[str]

    @classmethod
    def of(cls, trigger: str, owners: frozenset[str]) -> _Phrase:
        words = trigger.removesuffix("*")
        return cls(words, _is_word(words[0]), words == trigger and _is_word(words[-1]), owners)

    def has_borders(self, text: str) -> bool:
        """Whether a text that has the words has them as whole words."""
        at = text.find(self.words)
        while at >= 0:
            end = at + len(self.words)
            starts = not (self.starts_word and at and _is_word(text[at - 1]))
            if starts and not (self.ends_word and end < len(text) and _is_word(text[end])):
                return True
            at = text.find(self.words, at + 1)
        return False


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@dataclass(frozen=True, slots=True, eq=False)
class _Hit:
    """What a run of letters brings: the owners of triggers that it is, and the phrases that begin with it."""

    owners: frozenset[str]
    phrases: tuple[_Phrase, ...]


class _Runs(dict[str, "_Hit | None"]):
    """What each run of letters brings, None for most; found when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._exact: dict[str, frozenset[str]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._longest = 0
        self._beginning: dict[str, list[_Phrase]] = defaultdict(list)

    def add(self, trigger: str, owners: frozenset[str]) -> bool:
        """Take in a trigger that is a run or begins with one; False for any other."""
        words = trigger.removesuffix("*")
        first = _RUN.match(words)
        if first is None:
            return False
        if first.end() < len(words):
            self._beginning[first.group()].append(_Phrase.of(trigger, owners))
        else:
            (self._exact if words == trigger else self._stems)[words] = owners
            self._longest = max(self._longest, len(words))
        return True

    def __missing__(self, run: str) -> _Hit | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        stems = (self._stems.get(run[:end], frozenset()) for end in range(1, min(len(run), self._longest) + 1))
        owners = self._exact.get(run, frozenset()).union(*stems)
        phrases = tuple(self._beginning.get(run, ()))
        hit = self[run] = _Hit(owners, phrases) if owners or phrases else None
        return hit
