"""The tools that check deploy/: where they are, and what happens to a test whose tool is not there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[2]
DEPLOY: Final = ROOT / "deploy"
TOOLS: Final = ROOT / ".venv-deploy" / "bin"
"""What requirements-deploy.txt lists, installed by `make deploy-tools`; other tools are on the path."""

REQUIRE: Final = "ONRECORD_REQUIRE_DEPLOY_TOOLS"
"""Set to 1, it makes tests fail that would be skipped since a tool is not there."""


def tool(name: str) -> str:
    """The path of a tool. Skips where there is none, and says so."""
    found = shutil.which(name, path=f"{TOOLS}:{os.environ['PATH']}")
    if found is None:
        reason = f"there is no {name}: `make deploy-tools`, or Debian's packages `prometheus` and `systemd`, bring it"
        if os.environ.get(REQUIRE) == "1":
            pytest.fail(f"{REQUIRE} is set, but {reason}")
        pytest.skip(reason)
    return found


def run(name: str, *arguments: str | Path, **options: Any) -> str:
    """What a tool prints, on stdout and stderr. Fails where it ends with anything but 0."""
    done = subprocess.run(
        [tool(name), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        **options,
    )
    assert done.returncode == 0, f"{name} {' '.join(map(str, arguments))}:\n{done.stdout}"
    return done.stdout


def documents(text: str) -> list[dict[str, Any]]:
    """The documents of a YAML text, with anchors and merges resolved."""
    # the tools' environment has PyYAML; that of the tests need not
    program = "import json, sys, yaml; json.dump(list(yaml.safe_load_all(sys.stdin)), sys.stdout)"
    python = Path(tool("check-jsonschema")).with_name("python")
    done = subprocess.run([python, "-c", program], input=text, capture_output=True, text=True, timeout=120, check=True)
    parsed: list[dict[str, Any]] = json.loads(done.stdout)
    return parsed
