"""Whether a text is English, for articles that do not say."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_LOOKED_AT: Final = 4_000
_FEWEST_WORDS: Final = 25
_LEAST_SHARE: Final = 0.10


def is_english(text: str) -> bool:
    """Whether at least 10 % of the words at the beginning of a text are English function words (spaCy's stop list).

    Texts of fewer than 25 words are given the benefit of the doubt.
    """
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    if len(words) < _FEWEST_WORDS:
        return True
    return sum(map(_function_words().__contains__, words)) / len(words) >= _LEAST_SHARE


@cache
def _function_words() -> Set[str]:
    from spacy.lang.en.stop_words import STOP_WORDS  # here: who only loads plugins does not wait for spaCy

    return STOP_WORDS
