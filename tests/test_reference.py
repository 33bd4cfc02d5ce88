"""The documentation's own examples: every ```pycon block of a page gives what the page shows.

The pages are those of docs/reference and what the distributions say of themselves, which has no link to nowhere.
"""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import pytest

from onrecord.reading import LAYERS
from onrecord.testing.checks import CHECKS

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "core" / "README.md", ROOT / "streams" / "README.md", *sorted(ROOT.glob("plugins/*/README.md"))]
PAGES = {str(page.relative_to(ROOT)): page for page in [*sorted(ROOT.glob("docs/reference/**/*.md")), *READMES]}


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


@pytest.mark.parametrize("page", READMES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_wheel_says_of_itself_stands_alone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"\]\((?!https?:)", text) == []
    assert "pip install onrecord-" in text


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_has_a_page_with_examples(layer: str) -> None:
    page = ROOT / "docs" / "reference" / "reading" / f"{layer}.md"
    assert page.is_file(), f"write {page.relative_to(ROOT)}"
    assert ">>>" in examples(page.read_text(encoding="utf-8"))


def test_every_rule_of_the_kit_is_told() -> None:
    page = (ROOT / "docs" / "reference" / "testing.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, flags=re.M) == [check.name for check in CHECKS]


def test_the_generated_pages_are_what_the_code_says() -> None:
    pages = runpy.run_path(str(ROOT / "docs" / "generate"))["pages"]()
    folder = ROOT / "docs" / "reference"
    stale = [name for name, text in pages.items() if (folder / name).read_text(encoding="utf-8") != text]
    assert stale == [], "`make reference` writes them anew"
