"""Who can be said to support something and have a vote: a state, a party, a member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_votes.lexicon import words
from onrecord_votes.voters import Voter, has_seat, is_party

if TYPE_CHECKING:
    from spacy.tokens import Span

ONLY_OF_MEMBERS: Final = frozenset({"with_support_of", "opposes", "backs", "is_against", "is_in_favour", "backed_by"})
"""What anybody can be said to do: read of states, parties, and those with the title of a member."""


def can_vote(voter: Voter, span: Span) -> bool:
    """Whether a voter is one by what it is, not only by what the sentence says."""
    after = span.doc[voter.after].lower_ if voter.after < span.end else ""
    return voter.country or voter.group or is_party(voter) or has_seat(voter, span) or after in _BLOCS


_BLOCS: Final = words("bloc group party caucus faction benches deputies members mps councillors")
"""What follows the name of a party."""
