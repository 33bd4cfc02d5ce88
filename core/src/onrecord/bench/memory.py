"""Memory: how a worker process grows while it reads article after article, as on a stream."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from itertools import count, islice
from typing import Final

from onrecord.article import Article
from onrecord.outcome import Outcome
from onrecord.pool import Pool, PoolSpec

MARKS: Final = (1, 100, 250, 500, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000)
"""After how many articles the memory is noted."""

_NAME: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}")
_AHEAD: Final = 4


def growth(spec: PoolSpec, texts: Sequence[str], articles: int) -> dict[int, int]:
    """Resident memory in bytes of one process after so many articles, at each of the MARKS and at the end.

    Texts are read again and again until there are enough; each time round their names are spelt otherwise, since new
    articles bring new names, and a process that keeps them grows.
    """
    found: dict[int, int] = {}
    with Pool(spec) as pool:
        waiting: deque[Future[Outcome]] = deque()
        done = 0
        for text in islice(endless(texts), articles):
            waiting.append(pool.submit(Article.from_text(text)))
            if len(waiting) > _AHEAD:
                done += 1
                _note(found, done, waiting.popleft().result(), articles)
        for future in waiting:
            done += 1
            _note(found, done, future.result(), articles)
    return found


def _note(found: dict[int, int], done: int, outcome: Outcome, articles: int) -> None:
    if (done in MARKS or done == articles) and outcome.memory is not None:
        found[done] = outcome.memory


def endless(texts: Sequence[str]) -> Iterator[str]:
    """The texts again and again, each time round with other names."""
    for turn in count():
        for text in texts:
            yield _NAME.sub(lambda name, turn=turn: name[0] + _letters(turn), text) if turn else text  # type: ignore[misc]


def _letters(number: int) -> str:
    """A number as small letters, another for each."""
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return letters
