"""The list of voters that begins at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord_votes.voters import Voter, list_from

if TYPE_CHECKING:
    from spacy.tokens import Span


def list_behind(offset: int, voters: list[Voter], span: Span) -> list[Voter]:
    """The list of voters that begins at an offset of the article."""
    after = next((token.i for token in span if token.idx >= offset), None)
    if after is None:
        return []
    owner = next((one for one in voters if one.first >= after), None)
    if owner is not None and owner.after < span.end and span.doc[owner.after].tag_ == "POS" and owner.after - after < 6:
        after = owner.after + 1  # "the support of President Lund's Civic Alliance"
    return list_from(voters, after, span)
