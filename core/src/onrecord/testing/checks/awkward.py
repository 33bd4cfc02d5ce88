"""Awkward texts: whatever arrives, an extractor fails on none, and what it gives has its evidence."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import Final

from onrecord.outcome import FactRecord
from onrecord.testing import awkward
from onrecord.testing.checks.check import Check, needs_facts
from onrecord.testing.subject import HANGS, Found, Subject, Text, described

_TEXTS: Final = 10
"""Texts with facts that awkward ones are made of."""

_TRIGGERS: Final = 60


class Awkward(Check):
    """Texts of a kind, on none of which an extractor may fail."""

    remedy = (
        "find the line in the trace; reading.text and its offsets count code points, spans may be empty, and a token "
        "may be anything"
    )

    @abstractmethod
    def texts(self, subject: Subject) -> Iterator[Text]:
        """The texts of this kind."""

    def problems(self, subject: Subject) -> Iterator[str]:
        for one in subject.read(self.texts(subject)):
            if failure := one.extraction.failure:
                hangs = f" (it was stopped after {HANGS:g} s)" if failure.stage == "deadline" else ""
                yield f"{one.text.where}: {failure.error}: {failure.message}{hangs}\n{failure.trace.rstrip()}"


class EmptyText(Awkward):
    """Next to nothing."""

    name = "empty_text"
    rule = "a text with next to nothing in it is read without an error"

    def texts(self, subject: Subject) -> Iterator[Text]:
        return awkward.empty(_triggers(subject))


class HugeText(Awkward):
    """More than any article."""

    name = "huge_text"
    rule = f"a text of {awkward.HUGE:,} characters is read without an error, in one paragraph too"
    remedy = "look for what grows with the square of the text: loops in loops over tokens, regular expressions with .*"

    def texts(self, subject: Subject) -> Iterator[Text]:
        return awkward.huge(_some(subject), _triggers(subject))


class BeyondTheBmp(Awkward):
    """Characters that others count as two."""

    name = "beyond_the_bmp"
    rule = "characters beyond U+FFFF break nothing, and a line of them before a text moves its facts and no more"

    def texts(self, subject: Subject) -> Iterator[Text]:
        return awkward.strewn(_some(subject), awkward.BEYOND_THE_BMP)

    def problems(self, subject: Subject) -> Iterator[str]:
        yield from super().problems(subject)
        line = " ".join(awkward.BEYOND_THE_BMP)
        before = subject.telling[:_TEXTS]
        after = subject.read(awkward.behind([one.text for one in before], line))
        for one, moved in zip(before, after, strict=True):
            yield from _not_moved(one, moved, len(line) + 1)


class RightToLeft(Awkward):
    """Words that run the other way."""

    name = "right_to_left"
    rule = "Arabic and Hebrew words and the marks of direction break nothing"

    def texts(self, subject: Subject) -> Iterator[Text]:
        return awkward.strewn(_some(subject), awkward.RIGHT_TO_LEFT)


class ControlCharacters(Awkward):
    """Characters that nobody sees."""

    name = "control_characters"
    rule = "control characters and odd line ends break nothing"

    def texts(self, subject: Subject) -> Iterator[Text]:
        yield from awkward.strewn(_some(subject), awkward.CONTROL)
        yield from awkward.with_other_line_ends(_some(subject))


def _some(subject: Subject) -> list[Text]:
    needs_facts(subject)
    return [one.text for one in subject.telling[:_TEXTS]]


def _triggers(subject: Subject) -> list[str]:
    return sorted(subject.extractor.triggers)[:_TRIGGERS]


def _not_moved(before: Found, after: Found, by: int) -> Iterator[str]:
    """Facts that are not there, by so many characters further on."""
    there = {_words_at(fact) for fact in after.extraction.facts}
    for fact in before.extraction.facts:
        if _words_at(fact, by) not in there:
            yield f"{after.text.where}: {described(fact)} is not there, {by} characters further on"


def _words_at(fact: FactRecord, by: int = 0) -> tuple[object, ...]:
    return tuple((one["field"], one["start"] + by, one["end"] + by, one["exact"]) for one in fact.fields()["evidence"])
