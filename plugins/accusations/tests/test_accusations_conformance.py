"""What every extractor is to keep, kept by this one: the conformance kit."""

from __future__ import annotations

from pathlib import Path

from onrecord.testing import extractor_suite
from onrecord_accusations.extractor import Accusations

TestAccusations = extractor_suite(Accusations, gold=Path(__file__).parents[1] / "gold" / "passages.jsonl")
