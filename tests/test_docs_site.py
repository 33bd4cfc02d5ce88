"""The docs site builds without a warning: no link to nowhere, no page that is in no menu."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    recipe = subprocess.run(["make", "-n", "docs"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    command = next(line for line in recipe.splitlines() if "sphinx-build" in line)
    command = command.replace("build/doctrees", str(folder / "doctrees")).replace("build/site", str(folder / "html"))
    built = subprocess.run(command.split(), cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder / "html"


def test_every_page_of_the_docs_is_on_the_site(site: Path) -> None:
    pages = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("plugins/*/README.md"), ROOT / "README.md"]
    missing = [str(page) for page in pages if not (site / page.relative_to(ROOT).with_suffix(".html")).is_file()]
    assert missing == []


def test_the_site_asks_nobody_else_for_anything(site: Path) -> None:
    page = (site / "docs" / "operating.html").read_text(encoding="utf-8")
    loaded = [
        part.split('"')[0] for tag in ('<script src="', '<link rel="stylesheet" href="') for part in page.split(tag)[1:]
    ]
    assert [one for one in loaded if one.startswith(("http:", "https:", "//"))] == []
