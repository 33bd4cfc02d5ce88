"""What the whole-system tests share: the hostile plugins, as if installed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

HOSTILE = Path(__file__).parent / "hostile"


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that makes the plugins of tests/hostile/ appear installed to whoever has it on its path."""
    project = tomllib.loads((HOSTILE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    site = tmp_path_factory.mktemp("hostile")
    (site / "onrecord_hostile").symlink_to(HOSTILE / "src" / "onrecord_hostile", target_is_directory=True)
    metadata = site / f"onrecord_hostile-{project['version']}.dist-info"
    metadata.mkdir()
    head = {"Metadata-Version": "2.1", "Name": project["name"], "Version": project["version"]}
    (metadata / "METADATA").write_text("".join(f"{key}: {value}\n" for key, value in head.items()))
    groups = project["entry-points"].items()
    lines = [line for group, points in groups for line in (f"[{group}]", *(f"{a} = {b}" for a, b in points.items()))]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n")
    return site
