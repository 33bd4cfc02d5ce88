"""Mentions: the people, organisations and places of an article, and who "she" is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spacy.tokens import Span

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class Mention:
    """Whom or what a mention stands for: the fullest name in the article, and the role that it is given there."""

    name: str
    role: str | None
    kind: Literal["person", "organisation", "place", "other"]
    start: int
    end: int


class Mentions:
    """The people, organisations and places of one article."""

    def resolve(self, span: Span) -> Mention | None:
        """Whom a span stands for; None where nobody is named or candidates tie."""
        return None


def read_mentions(reading: Reading) -> Mentions:
    """The mentions of an article."""
    return Mentions()
