"""Positions told by an adjective of a country: "the Ordanian veto"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord_votes.lexicon import demonyms
from onrecord_votes.positions.held import Held
from onrecord_votes.realis import is_unreal
from onrecord_votes.voters import DEMONYM, Voter

if TYPE_CHECKING:
    from spacy.tokens import Span

_VETO_OF: Final = re.compile(rf"{DEMONYM.pattern}\s(?:and\s(?:{DEMONYM.pattern})\s)?vetoe?s?\b")


def by_demonym(span: Span, text: str) -> Iterator[Held]:
    """Vetoes by the adjective of the country that cast them."""
    if text.find("veto", span.start_char, span.end_char) < 0:
        return
    for match in _VETO_OF.finditer(text, span.start_char, span.end_char):
        if is_unreal(text, span.start_char, match.start()):
            continue
        for demonym in DEMONYM.finditer(text, match.start(), match.end()):
            tokens = span.doc.char_span(demonym.start(), demonym.end())
            if tokens is not None:
                name = demonyms()[demonym.group(1)]
                voter = Voter(name, demonym.start(), demonym.end(), tokens.start, tokens.end, country=True)
                yield Held(voter, "veto", False, match.start())
