"""A position: what a voter is told to have done with its vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord_votes.voters import Voter

Stance = Literal["for", "against", "abstain", "absent", "veto", "deciding", "minority", "prefers", "beside"]
"""`deciding` is a tie-breaking vote: for what was adopted, against what was rejected; `minority` is the other side.
`prefers` is a wish for something else, of the minority where as many hold it as lost; `beside` is a vote like that of
another voter.
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A position that a voter holds. `only` is True where the sentence says that nobody else held it.

    `at` is the offset of the words that say so.
    """

    voter: Voter
    stance: Stance
    only: bool
    at: int
    with_others: int = 1
    """How many the sentence says this of, all in all."""
    excepted: bool = False
    """Whether it is only told that it did otherwise than the rest."""
    beside: tuple[str, ...] = ()
    """The names of those whom it voted with, where only that is told."""
