"""Tally: the grammar of how counts of votes are written, over the text alone.

Two kinds of rules. A score gives two or three counts in a row whose sides only the outcome tells ("13-0", "218 to
210"). A label gives one count with its side ("14 in favour", "thirteen members abstained"). Margins ("by 13 votes"),
needs ("the nine votes needed") and parts of a side ("20 members of the Meadow Party") are numbers about a vote that
are no count of it: no rule takes them.
"""

from onrecord_votes.tally.finding import find_labels, find_scores
from onrecord_votes.tally.grammar import GROUP
from onrecord_votes.tally.label_rules import LABEL_RULES
from onrecord_votes.tally.rules import Label, LabelRule, Score, ScoreRule, Side
from onrecord_votes.tally.score_rules import SCORE_RULES

__all__ = [
    "GROUP",
    "LABEL_RULES",
    "SCORE_RULES",
    "Label",
    "LabelRule",
    "Score",
    "ScoreRule",
    "Side",
    "find_labels",
    "find_scores",
]
