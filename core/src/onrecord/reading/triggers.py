"""Triggers: one pass over a text that tells whether it is worth parsing, and for whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, NamedTuple

_RUN: Final = re.compile(r"\w+")
_REMEMBERED: Final = 50_000
"""How many runs of letters are remembered before the memory is emptied."""


class TriggerIndex:
    """Finds the triggers of several owners in one pass.

    A trigger is a word or phrase in any case that stands as whole words; `kill*` takes any ending; a trigger that
    starts or ends with a mark needs no word border there. An owner without triggers is not in the result.

    Nearly all triggers have a run of letters, and nearly all runs in a text are the same few: what a run brings is
    found once and remembered. A phrase is looked for only where its first two runs follow one another. Triggers without
    a whole run are few, and are looked for one by one.
    """

    def __init__(self, triggers: Mapping[str, Set[str]]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for owner, words in triggers.items():
            for word in words:
                owners[_fold(word)].add(owner)
        self._runs = _Runs()
        self._others: list[_Phrase] = []
        for trigger in sorted(owners):
            theirs = frozenset(owners[trigger])
            if not self._runs.add(trigger, theirs):
                self._others.append(_Phrase(trigger.removesuffix("*"), trigger.endswith("*"), theirs))

    def owners(self, text: str) -> set[str]:
        """The owners that have at least one trigger in `text`."""
        folded = _fold(text)
        found: set[str] = set()
        phrases = list(self._others)
        runs = _RUN.findall(folded)
        for at, hit in enumerate(map(self._runs.__getitem__, runs)):
            if hit is not None:
                found |= hit.owners
                if hit.phrases:
                    phrases += hit.phrases.get("", ())
                    if at + 1 < len(runs):
                        phrases += hit.phrases.get(runs[at + 1], ())
        for phrase in phrases:
            if phrase.words in folded and not phrase.owners <= found and phrase.has_borders(folded):
                found |= phrase.owners
        return found


def _fold(text: str) -> str:
    """A text in lower case, all white space in it one space."""
    return " ".join(text.lower().split())


class _Phrase(NamedTuple):
    """A trigger that is more than one run of letters. `open_end` says that its last word may go on."""

    words: str
    open_end: bool
    owners: frozenset[str]

    def has_borders(self, text: str) -> bool:
        """Whether a text that has the words has them as whole words."""
        words = self.words
        starts_word, ends_word = _is_word(words[0]), not self.open_end and _is_word(words[-1])
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            starts = not (starts_word and at and _is_word(text[at - 1]))
            if starts and not (ends_word and end < len(text) and _is_word(text[end])):
                return True
            at = text.find(words, at + 1)
        return False


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@dataclass(frozen=True, slots=True, eq=False)
class _Hit:
    """What a run of letters brings: the owners of triggers that it is, and the phrases that it is the first run of.

    Phrases are by the run that must come next, those of one whole run under "".
    """

    owners: frozenset[str]
    phrases: Mapping[str, Sequence[_Phrase]]


class _Runs(dict[str, "_Hit | None"]):
    """What each run of letters brings, None for most; found when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._exact: dict[str, frozenset[str]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._every_stem: tuple[str, ...] = ()
        self._phrases: dict[str, dict[str, list[_Phrase]]] = defaultdict(lambda: defaultdict(list))

    def add(self, trigger: str, owners: frozenset[str]) -> bool:
        """Take in a trigger that is a run or has a whole one; False for any other."""
        words = trigger.removesuffix("*")
        runs = _RUN.findall(words)
        if runs == [words]:
            if words == trigger:
                self._exact[words] = owners
            else:
                self._stems[words] = owners
                self._every_stem = tuple(self._stems)
            return True
        if words != trigger and words.endswith(tuple(runs[-1:])):
            runs.pop()  # it takes any ending
        if not runs:
            return False
        first, second = (*runs, "")[:2]
        self._phrases[first][second].append(_Phrase(words, words != trigger, owners))
        return True

    def __missing__(self, run: str) -> _Hit | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        owners = self._exact.get(run, frozenset())
        if run.startswith(self._every_stem):
            owners = owners.union(*(theirs for stem, theirs in self._stems.items() if run.startswith(stem)))
        phrases = self._phrases.get(run, {})
        hit = self[run] = _Hit(owners, phrases) if owners or phrases else None
        return hit
