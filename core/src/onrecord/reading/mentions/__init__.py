"""Mentions: the people, organisations and places of an article, and who "she" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spacy.tokens import Span

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class Mention:
    """Whom or what a mention stands for: the fullest name in the article, and the role that it is given there.

    `start` and `end` are the half-open offsets of the place where the name first stands in full.
    """

    name: str
    role: str | None
    kind: Literal["person", "organisation", "place", "other"]
    start: int
    end: int


class Mentions:
    """The people, organisations and places of one article."""

    def resolve(self, span: Span, speakers: Sequence[tuple[Span, Mention | None]] = ()) -> Mention | None:
        """Whom a span stands for; None where nobody is named ("officials") or candidates tie.

        `span` is a name, a noun phrase with a name in it, a description by role, or a pronoun (a Span of one token),
        in a paragraph that the asker has parsed. `speakers` are the attributions that whoever asks has already made:
        for each the source as written and what it resolved to (None: an unnamed source, such as "a resident", which
        a later "he" may well be), in order of place. Only those before `span` are looked at. They decide many a
        pronoun: "he added" is very often the speaker before.
        """
        return None


def read_mentions(reading: Reading) -> Mentions:
    """The mentions of an article."""
    return Mentions()
