"""docs/plugin-in-ten-minutes.md: every block of it is run in an environment of its own, and prints what the page shows.

A `sh` block is run by bash; the `text` block behind it is what it prints. A `python` block is a file, named in its
first line, or stands there instead of a line that is in the file. The `json` block is the gold.
"""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "plugin-in-ten-minutes.md"


@dataclass(frozen=True)
class Block:
    line: int
    language: str
    text: str


def blocks() -> Iterator[Block]:
    page = PAGE.read_text(encoding="utf-8")
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", page, flags=re.M | re.S):
        yield Block(page.count("\n", 0, found.start()) + 1, found[1], found[2])


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a shell in a new environment, to which this one's packages are known; nothing is downloaded."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "here.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n")
    for command, run in (
        ("onrecord", "from onrecord.cli import main"),
        ("pytest", "from pytest import main"),
        ("pip", "from pip._internal.cli.main import main"),
    ):
        script = folder / "bin" / command
        script.write_text(f"#!{folder}/bin/python\nimport sys\n{run}\nsys.exit(main())\n")
        script.chmod(0o755)
    # CI: pytest repeats whole messages in its summary where it is set, which a person at a terminal does not see
    leave = ("PYTHON", "PYTEST", "PIP_", "CI", "BUILD_NUMBER")
    keep = {name: value for name, value in os.environ.items() if not name.startswith(leave)}
    return {
        **keep,
        "PATH": f"{folder}/bin:{os.environ['PATH']}",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # which is how pip spells that there is none
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "COLUMNS": "100",
    }


def test_every_block_of_the_page_does_what_the_page_shows(environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path
    printed = ""
    for block in blocks():
        where = f"{PAGE.name}:{block.line}"
        if block.language == "sh":
            done = subprocess.run(
                ["bash", "-c", block.text], cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
            printed = done.stdout
        elif block.language == "text":
            assert printed.rstrip() == block.text.rstrip(), f"{where}\n{printed}\n{done.stderr}"
        elif block.language == "python":
            write(folder, block, where)
        elif block.language == "json":
            (folder / "gold" / "passages.jsonl").write_text(block.text, encoding="utf-8")
        else:
            pytest.fail(f"{where}: nothing runs a block of {block.language}")
        if (tmp_path / "onrecord-closures").is_dir():
            folder = tmp_path / "onrecord-closures"


def write(folder: Path, block: Block, where: str) -> None:
    """Write a file of the page, or put lines instead of one into it."""
    head, _, text = block.text.partition("\n")
    named = re.fullmatch(r"# (\S+?)(?:, instead of: (.+))?", head)
    assert named, f"{where}: the first line names no file"
    file, instead = folder / named[1], named[2]
    if instead is None:
        file.write_text(text, encoding="utf-8")
        return
    source = file.read_text(encoding="utf-8")
    (line,) = (one for one in source.splitlines(keepends=True) if instead in one)
    file.write_text(source.replace(line, text), encoding="utf-8")
