"""`extractor_suite` under pytest: a test for each rule, messages that say what to do, and notes at the end."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.testing.checks import CHECKS

CLOSURES = '''
from onrecord import Extractor, Fact, NoConfig

class Closure(Fact):
    """Something is closed."""
    what: str

class Closures(Extractor[NoConfig, Closure]):
    """Reads what closes."""
    name, fact_model, requires, triggers = "closures", Closure, {"parse", "lemmas"}, {"closed"}

    def extract(self, reading):
        for token in (one for sentence in reading.sentences for one in sentence if one.dep_ == "nsubj"):
            yield Closure(what=token.text, rule="subject", evidence=[reading.evidence("what", token)])
'''

TESTS = """
from pathlib import Path
from closures import Closures
from onrecord.testing import extractor_suite

TestClosures = extractor_suite(Closures, Path("gold.jsonl"), texts=["Nothing at all."], schema=Path("closure.json"))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a plugin that asks for lemmas without need, and has committed no schema."""
    made = tmp_path_factory.mktemp("closures")
    (made / "closures.py").write_text(CLOSURES)
    (made / "test_closures.py").write_text(TESTS)
    (made / "gold.jsonl").write_text('{"id": "pier", "text": "The pier closed on Monday."}\n')
    return made


def run(folder: Path, *options: str) -> str:
    """What pytest prints about the plugin."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_every_rule_is_a_test_and_the_broken_ones_say_what_to_do(folder: Path) -> None:
    printed = run(folder, "-v")
    tests = re.findall(r"::TestClosures::test_(\w+) (\w+)", printed)
    assert [name for name, _ in tests] == [check.name for check in CHECKS], printed
    assert {name for name, state in tests if state == "FAILED"} == {"schema", "requires"}, printed
    assert "closures breaks the rule 'requires': `requires` and `consults` name what the extractor reads" in printed
    assert "'lemmas' is never used: the facts of all 2 texts are the same without it" in printed
    assert "What to do: take out what is never used" in printed
    assert "Traceback" not in printed
    assert re.search(r"^closures speed: [\d.]+ ms of CPU time per 1,000 tokens", printed, flags=re.M), printed


def test_schemas_are_written_when_that_is_asked_for(folder: Path) -> None:
    assert "1 passed" in run(folder, "-k", "schema", "--onrecord-update-schemas")
    assert "1 passed" in run(folder, "-k", "schema")
