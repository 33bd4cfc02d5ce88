"""Awkward texts: what arrives some day, made of texts that have facts, so that the extractor has something to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from typing import Final

from onrecord.testing.subject import Text

HUGE: Final = 40_000
"""Characters of a huge text: several times the longest article that newspapers print."""

BEYOND_THE_BMP: Final = ("😀", "𝒜𝓁𝓂𝒶", "🇳🇴", "𠮷野", "👩🏽‍🚒")
"""Characters that are two units in UTF-16 and four bytes in UTF-8, some of them several characters in one glyph."""

RIGHT_TO_LEFT: Final = ("\u202bميناء نور\u202c", "נמל אורן", "\u200f", "\u2067بلدة\u2069", "\u202e")
"""Arabic and Hebrew words, and the marks that turn the direction, one of them never turned back."""

CONTROL: Final = ("\x01", "\x0b", "\x0c", "\x1b[31m", "\x85", "\x9f", "\u2028", "\u200b", "\ufeff", "\u00ad", "\ufffd")
"""Control characters, odd line ends, an escape sequence of terminals, and characters that nobody sees."""

_EVERY: Final = 4
"""After how many words something awkward is put into a text."""


def empty(triggers: Sequence[str]) -> Iterator[Text]:
    """Texts with next to nothing in them: marks, white space, and each trigger alone."""
    for text in (".", " \n.\n ", "“", "—\n—", "\u00a0.", "1"):
        yield Text(repr(text), text)
    for trigger in triggers:
        word = trigger.replace("*", "")
        yield Text(f"nothing but {word!r}", word)


def huge(texts: Sequence[Text], triggers: Sequence[str]) -> Iterator[Text]:
    """Many paragraphs, one paragraph without end, and the triggers over and over."""
    lines: list[str] = []
    while sum(map(len, lines)) < HUGE:
        lines += [one.text for one in texts]
    yield Text(f"gold {len(lines)} times, a line each", "\n".join(lines))
    yield Text("the same in one paragraph", " ".join(" ".join(lines).split())[: HUGE // 2])
    words = [trigger.replace("*", "") for trigger in triggers] or ["said"]
    yield Text("triggers over and over", " ".join(islice(cycle(words), 2_000)))


def strewn(texts: Sequence[Text], among: Sequence[str]) -> Iterator[Text]:
    """Texts with some of the `among` put before them, between their words, into words, and behind them."""
    for one in texts:
        awkward = cycle(among)
        words = one.text.split(" ")
        between = [f"{word} {next(awkward)}" if at % _EVERY == 2 else word for at, word in enumerate(words)]
        yield Text(f"{one.where}, with {among[0]!r} and such between its words", " ".join(between))
        within = [word[:2] + next(awkward) + word[2:] if at % _EVERY == 2 else word for at, word in enumerate(words)]
        yield Text(f"{one.where}, with {among[0]!r} and such in its words", " ".join(within))
        yield Text(f"{one.where}, between {among[0]!r} and {among[1]!r}", f"{among[0]} {one.text} {among[1]}")


def behind(texts: Sequence[Text], line: str) -> Iterator[Text]:
    """Texts behind a line of their own, which moves all offsets."""
    for one in texts:
        yield Text(f"{one.where}, behind a line {line!r}", f"{line}\n{one.text}")


def with_other_line_ends(texts: Sequence[Text]) -> Iterator[Text]:
    """Texts whose lines end as on other systems."""
    for one in texts:
        yield Text(f"{one.where}, with \\r\\n", one.text.replace("\n", "\r\n"))
