"""Wording: when two phrases name the same: by half of their words, or by their heads."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_HALF: Final = 0.5

_WORD: Final = re.compile(r"[\w$%&.'-]+")
_FILLERS: Final = {
    "the", "a", "an", "of", "to", "and", "his", "her", "its", "their", "that", "this", "these", "those", "'s", "mr",
    "mrs", "ms", "dr", "some", "who", "which", "has", "have", "had", "been", "was", "were", "is", "be",
}  # fmt: skip
_BEHIND_HEAD: Final = {
    "of", "in", "for", "with", "from", "at", "on", "by", "who", "which", "that", "whose", "to", "over", "against",
    "and", "or", "including", "based", "accused", "called", "named", "under", "behind", "between", "during",
}  # fmt: skip


def same_wording(one: str, other: str, *, by_head: bool) -> bool:
    """Whether half of the stemmed words of two phrases are the same or, `by_head`, the heads of two noun phrases."""
    if by_head and (head := _head(one)) and _stem(head) == _stem(_head(other)):
        return True
    mine, theirs = Counter(map(_stem, _content(one))), Counter(map(_stem, _content(other)))
    words = mine.total() + theirs.total()
    return bool(mine and theirs) and 2 * (mine & theirs).total() >= _HALF * words


def has_words_of(one: str, other: str) -> bool:
    """Whether a name has every word of another: "Mayor Ada Lund" has those of "Ada Lund", "Lund" has not."""
    return set(_content(other)) <= set(_content(one))


def _words(text: str) -> list[str]:
    found = (word.lower().strip(".-'").removesuffix("'s") for word in _WORD.findall(text.replace("’", "'")))
    return [word for word in found if word]


def _content(text: str) -> list[str]:
    words = _words(text)
    return [word for word in words if word not in _FILLERS] or words


def _head(phrase: str) -> str:
    """The last word of a noun phrase before what is behind its head: "officers" of "the officers in the boat"."""
    words = _words(re.split(r"[,(;:]|\s--?\s", phrase.strip(), maxsplit=1)[0])
    end = next((at for at, word in enumerate(words) if at and word in _BEHIND_HEAD), len(words))
    return words[end - 1] if words else ""


def _stem(word: str) -> str:
    ending = next((one for one in ("ing", "ed", "es", "s") if word.endswith(one) and len(word) > len(one) + 3), "")
    return word.removesuffix(ending)
