"""Voters: the countries, parties and people that a sentence names, and the lists that they stand in."""

from onrecord_votes.voters.by_lexicon import DEMONYM
from onrecord_votes.voters.finding import find_voters
from onrecord_votes.voters.lists import list_around, list_before, list_behind, list_from
from onrecord_votes.voters.voter import Voter, has_seat, is_party, is_whole, without_titles

__all__ = [
    "DEMONYM",
    "Voter",
    "find_voters",
    "has_seat",
    "is_party",
    "is_whole",
    "list_around",
    "list_before",
    "list_behind",
    "list_from",
    "without_titles",
]
