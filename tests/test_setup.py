"""What sets things up on other machines: `.ci/run` and `docker-compose.yml`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli import exits
from onrecord.facts import COMMON

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
    needed = re.findall(r"^need (\S+) ", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)
    assert {"ps", "python3", "make", "javac", "mvn", "kcat"} <= set(needed)
    for name in {"apt-get", *needed} - {"ps", "python3"}:
        stub(tmp_path, name)
    stub(tmp_path, "python3", code=0 if venv_works else 1)
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "")
    bash = shutil.which("bash") or ""
    subprocess.run([bash, ROOT / ".ci" / "run"], env={"PATH": str(tmp_path)}, check=True, timeout=120)
    calls = (tmp_path / "calls").read_text()
    assert re.findall(r"apt-get install -y -qq (\S+)", calls) == installed
    assert re.findall(r"make (\S+)", calls) == ["deploy-tools", "test", "lint", "types", "schemas"]


def test_a_schema_of_an_example_that_breaks_consumers_ends_with_6(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], cwd=tmp_path, check=True
        )

    original = ROOT / "examples/onrecord-sanctions/src/onrecord_sanctions/schemas/sanction.v1.json"
    schema = json.loads(original.read_text())
    file = tmp_path / "examples" / "one" / "schemas" / original.name
    for folder in (file.parent, tmp_path / ".ci", tmp_path / ".venv" / "bin"):
        folder.mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "schemas", tmp_path / ".ci")
    (tmp_path / ".venv" / "bin" / "onrecord").symlink_to(Path(sys.executable).parent / "onrecord")
    file.write_text(json.dumps(schema))
    git("init", "-q")
    git("add", "examples")
    git("commit", "-q", "-m", "one")
    gone = next(name for name in schema["properties"] if name not in COMMON)
    del schema["properties"][gone]
    schema["required"] = [name for name in schema["required"] if name != gone]
    file.write_text(json.dumps(schema))
    command = ["bash", ".ci/schemas"]
    env = {**os.environ, "SCHEMAS_BASE": "HEAD"}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == exits.CHECK, done.stdout + done.stderr
    assert gone in done.stdout


def test_one_service_builds_the_image_that_the_others_use() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert len(re.findall(r"^ +build:", text, re.MULTILINE)) == 1
    assert text.count("<<: *onrecord") == 3
