"""Imports run one way: plugins and streams lean on core, core on neither, and no plugin on another."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLUGINS = sorted(path.name for path in (ROOT / "plugins").iterdir() if (path / "pyproject.toml").is_file())
KAFKA = {"faust", "mode", "kafka", "aiokafka", "confluent_kafka", "tansu"}

PACKAGES = {
    "core": (ROOT / "core/src", "onrecord"),
    "streams": (ROOT / "streams/src", "onrecord_streams"),
    **{name: (ROOT / "plugins" / name / "src", f"onrecord_{name}") for name in PLUGINS},
}
DISTRIBUTIONS = {
    "core": ROOT / "core/pyproject.toml",
    "streams": ROOT / "streams/pyproject.toml",
    **{name: ROOT / "plugins" / name / "pyproject.toml" for name in PLUGINS},
}


def sources(name: str) -> list[Path]:
    source, package = PACKAGES[name]
    return sorted((source / package).rglob("*.py"))


def imported(source: Path) -> set[str]:
    """The modules that a file imports anywhere in it, as full names; imports for type checkers too."""
    return set(_imported(ast.parse(source.read_bytes(), source)))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def imported_at_import_time(source: Path) -> set[str]:
    """The modules that importing a file imports: not those in functions, nor those for type checkers."""
    found: set[str] = set()
    waiting: list[ast.stmt] = list(ast.parse(source.read_bytes(), source).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found.update(_imported(node))
        else:
            for block in ("body", "orelse", "finalbody"):
                if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    waiting.extend(getattr(node, block, []))
    return found


def top(modules: set[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


def all_sources(*names: str, under: str = "") -> list[object]:
    """The sources of some packages, in a folder of theirs, as parameters."""
    paths = [path for name in names for path in sources(name)]
    return [
        pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths if under in str(path.relative_to(ROOT))
    ]


def test_the_four_plugins_are_looked_at() -> None:
    assert {"quotes", "votes", "casualties", "accusations"} <= set(PLUGINS)
    assert all(sources(name) for name in PACKAGES)


@pytest.mark.parametrize("source", all_sources("core"))
def test_core_imports_neither_plugins_nor_streams(source: Path) -> None:
    assert not {module for module in top(imported(source)) if module.startswith("onrecord_")}


@pytest.mark.parametrize("source", all_sources("core", *PLUGINS))
def test_only_streams_imports_kafka(source: Path) -> None:
    assert not top(imported(source)) & KAFKA


NEEDED_BY_THE_READING = {
    package
    for source in sources("core")
    if "reading" in source.relative_to(ROOT).parts
    for package in top(imported_at_import_time(source))
}


@pytest.mark.parametrize("source", all_sources("core", under="/onrecord/reading/"))
def test_the_reading_needs_no_package_that_none_of_its_modules_imports_at_once(source: Path) -> None:
    """So that to import its modules is enough to know that no package is missing: see test_install.py."""
    text = source.read_text(encoding="utf-8")
    assert top(imported(source)) <= {"onrecord"} | NEEDED_BY_THE_READING
    assert not re.search(r"import_module|__import__|find_spec|entry_points", text)


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_imports_no_other_plugin_nor_streams(name: str) -> None:
    for source in sources(name):
        others = {module for module in top(imported(source)) if module.startswith("onrecord_")}
        assert others <= {f"onrecord_{name}"}, source


@pytest.mark.parametrize("source", all_sources("streams"))
def test_streams_imports_no_plugin(source: Path) -> None:
    others = {module for module in top(imported(source)) if module.startswith("onrecord_")}
    assert others <= {"onrecord_streams"}


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugins_entry_point_loads_no_model(name: str) -> None:
    source, package = PACKAGES[name]
    imports = imported_at_import_time(source / package / "__init__.py")
    assert not {module for module in imports if module.startswith(("spacy", "onrecord.reading", f"{package}."))}


def test_the_command_line_starts_without_a_model() -> None:
    start = (
        "import sys, onrecord.cli.main, onrecord.config, onrecord.host as host; host.Host(onrecord.config.Settings())"
    )
    show = "print(*sorted({name.split('.')[0] for name in sys.modules} & {'spacy', 'thinc', 'numpy', 'faust'}))"
    done = subprocess.run([sys.executable, "-c", f"{start}; {show}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    ("command", "without"),
    [
        (["--version"], {"pydantic", "rich", "asyncio"}),
        (["schema", "list"], {"numpy", "spacy", "faust"}),
    ],
)
def test_what_reads_nothing_starts_without_what_it_does_not_need(command: list[str], without: set[str]) -> None:
    start = f"import sys; from onrecord.cli.main import run; run({command})"
    show = f"print(*sorted({{name.split('.')[0] for name in sys.modules}} & {without}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", f"{start}; {show}"], capture_output=True, text=True, check=True)
    assert done.stderr.split() == []


def test_the_workers_own_process_loads_the_plugins_without_spacy() -> None:
    start = (
        "import sys, onrecord.config, onrecord.host as host, onrecord.pool, onrecord_streams.worker; "
        "loaded = host.Host(onrecord.config.Settings(), allow=()).loaded()"
    )
    show = "print(len(loaded), *{name.split('.')[0] for name in sys.modules} & {'spacy', 'thinc'})"
    done = subprocess.run([sys.executable, "-c", f"{start}; {show}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(len(PLUGINS))]


@pytest.mark.parametrize("name", ["core", *PLUGINS])
def test_only_streams_depends_on_kafka(name: str) -> None:
    project = tomllib.loads(DISTRIBUTIONS[name].read_text())["project"]
    assert not [one for one in project["dependencies"] if any(kafka in one for kafka in ("kafka", "faust", "tansu"))]


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_depends_on_no_other_distribution_of_onrecord_than_core(name: str) -> None:
    project = tomllib.loads(DISTRIBUTIONS[name].read_text())["project"]
    own = {one.split("=")[0].split(">")[0].strip() for one in project["dependencies"] if one.startswith("onrecord")}
    assert own == {"onrecord-core"}
