"""What every extractor is to keep, kept by this one: the conformance kit."""

from __future__ import annotations

from pathlib import Path

from onrecord.testing import extractor_suite
from onrecord_votes.extractor import Votes

TestVotes = extractor_suite(Votes, gold=Path(__file__).parents[1] / "gold" / "passages.jsonl")
