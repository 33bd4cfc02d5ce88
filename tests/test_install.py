"""The six distributions as wheels, in a new environment: core alone without Kafka packages, then all together.

Core's tests are run there once more, but for those of `core/tests/reading`, which could meet nothing there but an
import that fails, and all of core's modules are imported. The rest of core looks for plugins, starts processes and
loads the model, and its tests show that all this needs nothing that core does not bring. Of those that start processes
again and again (SLOW) one each is enough for that.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECTS = ("core", "streams", *(f"plugins/{name}" for name in ("quotes", "votes", "casualties", "accusations")))
SLOW = ("test_pool", "test_extract", "test_bench", "test_check", "test_suite", "test_try", "test_new", "test_doctor")
ONE_EACH = (
    "test_an_article_gives_the_facts_of_every_extractor",
    "test_a_text_file_gives_one_json_line_per_fact",
    "test_every_way_of_reading_takes_its_turn",
    "test_schemas_are_written_when_that_is_asked_for",
    "test_in_a_pipe_each_thing_that_was_looked_at_is_a_record",
)
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


def install(python: Path, *packages: str | Path) -> None:
    """Install packages for another Python."""
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "-c", ROOT / "constraints.txt", *packages)


@pytest.fixture(scope="module")
def core_alone(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with core, and what its tests need."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder)
    python = folder / "bin" / "python"
    install(python, wheels["onrecord_core"], "pytest", "hypothesis")
    return python


@pytest.fixture(scope="module")
def all_six(core_alone: Path, wheels: dict[str, Path]) -> Path:
    """The Python of the same environment, once the other five are there too."""
    install(core_alone, *wheels.values())
    return core_alone


def test_every_project_builds_as_a_wheel_with_its_license_and_types(wheels: dict[str, Path]) -> None:
    from zipfile import ZipFile

    assert len(wheels) == len(PROJECTS)
    for name, path in wheels.items():
        names = ZipFile(path).namelist()
        assert any(one.endswith("licenses/LICENSE") for one in names), name
        assert any(one.endswith("/py.typed") for one in names), name


IMPORT_ALL = """
import importlib, onrecord, pkgutil
for one in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
    importlib.import_module(one.name)
    print(one.name)
"""


def test_no_kafka_package_comes_with_core(core_alone: Path) -> None:
    found = f"import importlib.util as u; print([n for n in {(*KAFKA, 'onrecord_streams')!r} if u.find_spec(n)])"
    assert run(core_alone, "-c", found).strip() == "[]"


def test_every_module_of_core_can_be_imported_where_core_is_alone(core_alone: Path) -> None:
    assert "onrecord.reading.annotation.model" in run(core_alone, "-c", IMPORT_ALL).split()


def test_core_passes_its_tests_where_core_is_alone(core_alone: Path) -> None:
    tests = ROOT / "core" / "tests"
    chosen = f"not ({' or '.join(SLOW)}) or {' or '.join(ONE_EACH)}"
    pytest_ = (core_alone, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", chosen)
    done = run(*pytest_, tests, "--ignore", tests / "reading", cwd=ROOT)
    assert re.search(r"^\d{3,} passed\b.* deselected", done, flags=re.M), done


def test_all_six_work_together_from_their_wheels(all_six: Path, tmp_path: Path) -> None:
    onrecord = all_six.with_name("onrecord")
    listed = json.loads(run(onrecord, "plugins", "list", "-o", "json", cwd=tmp_path))
    assert {one["name"]: one["state"] for one in listed} == dict.fromkeys(
        ("accusations", "casualties", "quotes", "streams", "votes"), "enabled"
    )
    article = tmp_path / "bridge.txt"
    article.write_text("Two people were killed when a bridge fell in Orsk.\n“It was old,” said Mayor Ada Lund.\n")
    facts = [json.loads(line) for line in run(onrecord, "extract", article, "-o", "jsonl").splitlines()]
    assert {"quote", "casualty"} <= {fact["type"] for fact in facts}
    assert "worker" in run(onrecord, "--help", cwd=tmp_path)


@pytest.fixture(scope="module")
def new_plugin(all_six: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that `onrecord plugins new` has just written, installed from its wheel."""
    folder = tmp_path_factory.mktemp("new") / "onrecord-openings"
    run(all_six.with_name("onrecord"), "plugins", "new", "openings", "--into", folder)
    build_and_install(all_six, folder)
    return folder


def build_and_install(python: Path, project: Path) -> None:
    """Build the wheel of a project outside of the workspace, and install it for another Python."""
    dist = project / "dist" if project.parent != ROOT / "examples" else python.parents[1] / "dist"
    run(sys.executable, "-m", "build", "--quiet", "--wheel", "--no-isolation", "--outdir", dist, project)
    (wheel,) = dist.glob(f"{project.name.replace('-', '_')}-*.whl")
    install(python, wheel)


def passes_its_tests(python: Path, project: Path) -> None:
    done = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=project)
    assert re.search(r"^\d{2,} passed\b", done, flags=re.M), done


def test_a_new_plugin_passes_its_own_tests_where_it_is_installed(all_six: Path, new_plugin: Path) -> None:
    passes_its_tests(all_six, new_plugin)


@pytest.fixture(scope="module")
def sanctions(all_six: Path) -> Path:
    """The third-party package among the examples, installed from its wheel."""
    project = ROOT / "examples" / "onrecord-sanctions"
    build_and_install(all_six, project)
    return project


def test_the_example_of_a_third_party_package_passes_its_tests_where_it_is_installed(
    all_six: Path, sanctions: Path
) -> None:
    passes_its_tests(all_six, sanctions)


@pytest.mark.usefixtures("sanctions")
def test_the_example_of_a_third_party_package_reads_beside_the_others(all_six: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Norland imposed sanctions on two banks. “They were warned,” said Ada Lund, the minister.\n")
    command = (all_six.with_name("onrecord"), "extract", article, "-o", "jsonl")
    facts = {fact["type"]: fact for fact in map(json.loads, run(*command, cwd=tmp_path).splitlines())}
    assert (facts["sanction"]["imposer"], facts["sanction"]["target"]) == ("Norland", "two banks")
    assert facts["quote"]["speaker"] == "Ada Lund"
