"""Evaluation, for `onrecord evaluate`: the facts of an extractor compared with gold, that is with what is right.

`gold` reads files of gold, `fragments` compares what somebody says, `scoring` is what a plugin subclasses to say when a
fact is right, `measures` counts, `calibration` says whether a confidence of 0.8 is right eight times in ten, `run` has
an extractor read the gold. The format of gold is documented in docs/reference/gold.md.
"""

from onrecord.evaluation.gold import GoldEntry, GoldError, GoldRow, Span
from onrecord.evaluation.measures import Count, aligned
from onrecord.evaluation.scoring import Comparison, Scoring

__all__ = ["Comparison", "Count", "GoldEntry", "GoldError", "GoldRow", "Scoring", "Span", "aligned"]
