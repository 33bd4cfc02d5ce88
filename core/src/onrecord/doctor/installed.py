"""Python and packages: what is installed, against what Onrecord's distributions and the plugins require."""

from __future__ import annotations

import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, entry_points
from typing import Final

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from onrecord.doctor.finding import Finding
from onrecord.host import GROUP

CORE: Final = "onrecord-core"


@dataclass(frozen=True, slots=True)
class Demand:
    """What one distribution wants of another."""

    versions: SpecifierSet
    by: str

    def __str__(self) -> str:
        return f"{self.by} wants {self.versions or 'any version'}"


def python() -> Finding:
    """Whether this Python is one that Onrecord runs on."""
    version, wanted = platform.python_version(), SpecifierSet(distribution(CORE).metadata["Requires-Python"])
    if wanted.contains(version, prereleases=True):
        return Finding("python", None, "ok", f"{version} ({CORE} wants {wanted})")
    return Finding(
        "python", None, "wrong", f"{version}, and {CORE} wants {wanted}",
        f"make the environment anew with a Python {wanted}",
    )  # fmt: skip


def packages() -> Iterator[Finding]:
    """A finding for each distribution of Onrecord and of plugins and for each that one of them requires.

    What those require in turn has one only where it is missing or of a version that does not fit.
    """
    roots = {CORE} | {canonicalize_name(one.dist.name) for one in entry_points(group=GROUP) if one.dist}
    for name, demands in sorted(_demands(roots).items()):
        direct = [one for one in demands if one.by in roots]
        finding = _finding(name, demands, direct)
        if name in roots or direct or finding.state != "ok":
            yield finding


def _finding(name: str, demands: list[Demand], direct: list[Demand]) -> Finding:
    version = version_of(name)
    broken = [one for one in demands if version is None or not one.versions.contains(version, prereleases=True)]
    if not broken:
        wanted = _together(direct)
        return Finding("package", name, "ok", f"{version} ({wanted} is wanted)" if wanted else str(version))
    said = ", ".join(dict.fromkeys(map(str, broken)))
    return Finding(
        "package",
        name,
        "wrong",
        f"{version or 'not installed'}, and {said}",
        f"pip install '{name}{_together(demands)}'",
    )


def _together(demands: Iterable[Demand]) -> str:
    """The versions that meet all demands, as pip takes them."""
    return ",".join(sorted({str(part) for one in demands for part in one.versions}))


def _demands(roots: Iterable[str]) -> dict[str, list[Demand]]:
    """Every distribution that the roots need, themselves included, with all that is wanted of it."""
    demands: dict[str, list[Demand]] = defaultdict(list)
    waiting = [(name, "") for name in roots]
    seen = set(waiting)
    for name, _ in waiting:
        demands[name] = []
    while waiting:
        name, extra = waiting.pop()
        for requirement in _requirements(name, extra):
            needed = canonicalize_name(requirement.name)
            demands[needed].append(Demand(requirement.specifier, name))
            for one in ((needed, ""), *((needed, extra) for extra in requirement.extras)):
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
    return demands


def _requirements(name: str, extra: str) -> Iterator[Requirement]:
    """What a distribution requires here for an extra, for none where that is empty; nothing if it is missing."""
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement


def version_of(name: str) -> str | None:
    """The version of a distribution, None where it is not installed."""
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return None
