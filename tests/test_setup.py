"""What sets things up on other machines: `.ci/run` and `docker-compose.yml`."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def stub(folder: Path, name: str, *, code: int = 0) -> None:
    """A command that writes its name and arguments into the file `calls`, and does nothing."""
    path = folder / name
    path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{folder}/calls"\nexit {code}\n')
    path.chmod(0o755)


@pytest.mark.parametrize(("venv_works", "installed"), [(True, ["procps"]), (False, ["procps", "python3-venv"])])
def test_ci_installs_the_commands_that_are_missing_and_no_others(
    tmp_path: Path, venv_works: bool, installed: list[str]
) -> None:
    there = ("apt-get", "make", "java", "mvn", "chromium", "promtool", "prometheus", "systemd-analyze", "zsh", "fish")
    for name in there:
        stub(tmp_path, name)
    stub(tmp_path, "python3", code=0 if venv_works else 1)
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "")
    bash = shutil.which("bash") or ""
    subprocess.run([bash, ROOT / ".ci" / "run"], env={"PATH": str(tmp_path)}, check=True, timeout=30)
    calls = (tmp_path / "calls").read_text()
    assert re.findall(r"apt-get install -y -qq (\S+)", calls) == installed
    assert re.findall(r"make (\S+)", calls) == ["deploy-tools", "test", "lint", "types", "schemas"]


def test_one_service_builds_the_image_that_the_others_use() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert len(re.findall(r"^ +build:", text, re.MULTILINE)) == 1
    assert text.count("<<: *onrecord") == 3
