"""Check: one rule of the kit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from onrecord.testing.subject import Subject


class NotShown(Exception):
    """There is nothing to show whether a rule is kept; the message says why."""


class Check(ABC):
    """A rule that every extractor is to keep. `problems` says where one does not."""

    name: ClassVar[str]
    """In lower case with underscores: the name of its test, and its line in `onrecord plugins check`."""

    rule: ClassVar[str]
    """What must hold, as the end of "the rule is that …"."""

    remedy: ClassVar[str]
    """What to do where it does not."""

    @abstractmethod
    def problems(self, subject: Subject) -> Iterator[str]:
        """What is wrong, one line each, the place first. Raises NotShown where the texts show nothing."""

    def note(self, subject: Subject) -> str:
        """What there is to tell of an extractor that keeps the rule."""
        return ""


def needs_facts(subject: Subject) -> None:
    """Raise NotShown where the texts give no facts, or the extractor fails on them."""
    if not subject.texts:
        raise NotShown("needs gold")
    if subject.fails:
        raise NotShown("needs an extractor that fails on no text of gold")
    if not subject.telling:
        raise NotShown("needs gold that has facts")
