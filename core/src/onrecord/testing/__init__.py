"""For plugin authors: a Reading of a text at hand, and the conformance kit.

`read_text` is for trying things out, `facts_of` and `measure` are for tests. `extractor_suite` makes the class of tests
that every extractor should pass; the same checks are run by `onrecord plugins check`. What they ask, one by one:
docs/reference/testing.md.

- `subject`: an extractor that is looked at, with its texts and what it makes of them
- `checks/`: the rules, a small class each
- `examination`: what became of a check
- `suite`: the checks as a class of tests; `pytest_plugin`: their option and their report
"""

from onrecord.testing.readings import facts_of, measure, read_text
from onrecord.testing.suite import extractor_suite

__all__ = ["extractor_suite", "facts_of", "measure", "read_text"]
