"""The reference's own examples: every ```pycon block of a page in docs/reference gives what the page shows."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
PAGES = {str(page.relative_to(REFERENCE)): page for page in sorted(REFERENCE.rglob("*.md"))}


def examples(page: str) -> str:
    """The pycon blocks of a page, each at its own line, so that a failure names the line in the page."""
    blocks = re.compile(r"^```pycon\n(.*?)^```$", flags=re.M | re.S)
    lines = [""] * page.count("\n")
    for block in blocks.finditer(page):
        at = page.count("\n", 0, block.start(1))
        lines[at : at + block[1].count("\n")] = block[1].splitlines()
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_of_a_page_hold(name: str) -> None:
    source = examples(PAGES[name].read_text(encoding="utf-8"))
    test = doctest.DocTestParser().get_doctest(source, {}, name, str(PAGES[name]), 0)
    failures: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=failures.append)
    assert not failures, "".join(failures)
