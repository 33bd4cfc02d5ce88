"""The six distributions as wheels, in new environments: core alone without Kafka packages, and all together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECTS = ("core", "streams", *(f"plugins/{name}" for name in ("quotes", "votes", "casualties", "accusations")))
KAFKA = ("faust", "mode", "aiokafka", "kafka")


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a command prints; its errors are shown where it fails. The environment's own Python path stays out."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel of each project, built from what is in the repository now."""
    folder = tmp_path_factory.mktemp("wheels")
    for project in PROJECTS:
        run(sys.executable, "-m", "build", "--quiet", "--wheel", "--no-isolation", "--outdir", folder, ROOT / project)
    return {path.name.split("-")[0]: path for path in folder.glob("*.whl")}


def environment(folder: Path, *packages: str | Path) -> Path:
    """A new virtual environment with some packages; returns its Python."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", *packages)
    return python


def test_every_project_builds_as_a_wheel_with_its_license_and_types(wheels: dict[str, Path]) -> None:
    from zipfile import ZipFile

    assert len(wheels) == len(PROJECTS)
    for name, path in wheels.items():
        names = ZipFile(path).namelist()
        assert any(one.endswith("licenses/LICENSE") for one in names), name
        assert any(one.endswith("/py.typed") for one in names), name


def test_core_passes_its_tests_where_no_kafka_package_is(wheels: dict[str, Path], tmp_path: Path) -> None:
    python = environment(tmp_path / "venv", wheels["onrecord_core"], "pytest", "hypothesis")
    missing = f"import importlib.util as u; print([n for n in {KAFKA!r} if u.find_spec(n)])"
    assert run(python, "-c", missing).strip() == "[]"
    done = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", ROOT / "core" / "tests", cwd=ROOT)
    assert " passed" in done


def test_all_six_work_together_from_their_wheels(wheels: dict[str, Path], tmp_path: Path) -> None:
    python = environment(tmp_path / "venv", *wheels.values())
    onrecord = python.with_name("onrecord")
    listed = json.loads(run(onrecord, "plugins", "list", "-o", "json", cwd=tmp_path))
    assert {one["name"]: one["state"] for one in listed} == dict.fromkeys(
        ("accusations", "casualties", "quotes", "streams", "votes"), "enabled"
    )
    article = tmp_path / "bridge.txt"
    article.write_text("Two people were killed when a bridge fell in Orsk.\n“It was old,” said Mayor Ada Lund.\n")
    facts = [json.loads(line) for line in run(onrecord, "extract", article, "-o", "jsonl").splitlines()]
    assert {"quote", "casualty"} <= {fact["type"] for fact in facts}
    assert "worker" in run(onrecord, "--help", cwd=tmp_path)
