"""What every extractor is to keep, kept by this one: the conformance kit, on the examples of its rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

from onrecord.testing import extractor_suite
from onrecord_accusations.extractor import Accusations

EXAMPLES = Path(__file__).with_name("constructions.toml")

TestAccusations = extractor_suite(
    Accusations, texts=[one["text"] for one in tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["example"]]
)
