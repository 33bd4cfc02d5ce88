"""The language model: whether it is there, fits the spaCy that is installed, and passes the engine's self-test."""

from __future__ import annotations

from importlib.metadata import requires

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from onrecord.doctor.finding import Finding
from onrecord.doctor.installed import CORE, version_of
from onrecord.errors import ModelError


def model(name: str) -> Finding:
    """Load a model as the engine does, which tries the fast parts against stock spaCy, and say how that went."""
    from onrecord.reading import Model

    try:
        loaded = Model.load(name)
    except ModelError as error:
        return Finding("model", name, "wrong", str(error), _install(name))
    wanted = SpecifierSet(str(loaded.nlp.meta.get("spacy_version", "")))
    spacy = version_of("spacy") or ""
    if not wanted.contains(spacy, prereleases=True):
        return Finding(
            "model", name, "wrong", f"{loaded.name} is made for spaCy {wanted}, and {spacy} is installed",
            _install(name),
        )  # fmt: skip
    if loaded.slow_because is not None:
        return Finding(
            "model", name, "warning", f"{loaded.name} reads right, and several times slower: {loaded.slow_because}",
            "pip install --force-reinstall onrecord-core, with the versions of constraints.txt",
        )  # fmt: skip
    return Finding("model", name, "ok", f"{loaded.name}; on the passage of the self-test it says what stock spaCy says")


def _install(name: str) -> str:
    """How to get a model: the version that core requires, where it is that model."""
    for requirement in map(Requirement, requires(CORE) or []):
        if canonicalize_name(requirement.name) == canonicalize_name(name):
            return f"pip install '{canonicalize_name(name)}{requirement.specifier}'"
    return f"install the package {name} for this spaCy, or set `[model] name` to one that is installed"
