"""deploy/Dockerfile and what is locked for it; tests/deploy/test_image.py builds it."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

from deploy_tools import DEPLOY, ROOT, run
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
OURS = [
    tomllib.loads(path.read_text(encoding="utf-8"))["project"]["name"]
    for path in sorted(ROOT.glob("core/pyproject.toml"))
    + sorted(ROOT.glob("streams/pyproject.toml"))
    + sorted(ROOT.glob("plugins/*/pyproject.toml"))
]


def locked(name: str) -> dict[str, str]:
    """The versions in a file of locked requirements, by name."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (DEPLOY / name).read_text(encoding="utf-8"), re.MULTILINE))


def needed(names: list[str], without: list[str]) -> set[str]:
    """What these distributions need, and what that needs, as installed here."""
    found: set[str] = set()
    left = list(names)
    while left:
        for text in metadata.requires(left.pop()) or []:
            one = Requirement(text)
            name = canonicalize_name(one.name)
            if name not in found and name not in without and (one.marker is None or one.marker.evaluate({"extra": ""})):
                found.add(name)
                left.append(name)
    return found


def test_hadolint_has_nothing_to_say_about_it() -> None:
    assert run("hadolint", DEPLOY / "Dockerfile") == ""


def test_the_lock_has_all_that_the_distributions_need() -> None:
    """Where this fails: `make image-lock`."""
    assert needed(OURS, without=OURS) - set(locked("requirements.txt")) == set()
    assert needed(["hatchling"], without=[]) - set(locked("requirements-build.txt")) == set()


def test_the_lock_has_the_versions_that_everything_is_tested_with() -> None:
    """Where this fails: `make image-lock`."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    tested = {canonicalize_name(name): version for name, _, version in (one.partition("==") for one in lines)}
    for name in ("requirements.txt", "requirements-build.txt"):
        differing = {one: version for one, version in locked(name).items() if tested.get(one, version) != version}
        assert differing == {}, name


def test_the_bill_of_materials_has_all_that_is_locked_with_its_hashes(tmp_path: Path) -> None:
    file = tmp_path / "bom.json"
    run(
        "cyclonedx-py", "requirements", DEPLOY / "requirements.txt", "--pyproject", ROOT / "core" / "pyproject.toml",
        "--output-reproducible", "--output-file", file,
    )  # fmt: skip
    bom = json.loads(file.read_text(encoding="utf-8"))
    assert {one["name"]: one["version"] for one in bom["components"]} == locked("requirements.txt")
    assert all(one["externalReferences"][0]["hashes"] for one in bom["components"])


def test_every_requirement_has_hashes_and_nothing_says_where_from() -> None:
    for name in ("requirements.txt", "requirements-build.txt"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert [one.split()[0] for one in entries if "--hash=sha256:" not in one] == []
        assert "://" not in text
        assert "index" not in re.sub(r"^[\w.-]+==.*", "", text, flags=re.MULTILINE)


def test_the_label_tells_the_version() -> None:
    assert f'org.opencontainers.image.version="{metadata.version("onrecord-core")}"' in DOCKERFILE


def test_the_base_is_pinned_by_its_digest() -> None:
    (base,) = re.findall(r"^ARG BASE=(\S+)", DOCKERFILE, re.MULTILINE)
    assert re.search(r":3\.11\.\d+-slim-\w+@sha256:[0-9a-f]{64}$", base)
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["${BASE}", "${BASE}"]
