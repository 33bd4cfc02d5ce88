"""The public surface is what docs/reference/api.md lists, all of it and no more."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from onrecord import Article, Extractor, Fact
from onrecord.hookspecs import Hookspecs
from onrecord.reading import Reading

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "api.md").read_text(encoding="utf-8")

OWN: dict[str, set[str]] = {
    "onrecord.reading": {"Annotated", "DEFAULT_MODEL", "Demand", "LAYERS", "Model", "Reader"},
    "onrecord.cli": {"cli", "main"},
    "onrecord.reading.Reading": {"once", "parsed_tokens", "prepare"},
}
"""What Onrecord's own distributions use besides, and may change."""

MODULES = ("onrecord", "onrecord.reading", "onrecord.testing", "onrecord.evaluation", "onrecord.cli")
CLASSES = {
    "onrecord.Extractor": Extractor,
    "onrecord.Fact": Fact,
    "onrecord.Article": Article,
    "onrecord.reading.Reading": Reading,
}


def listed(heading: str) -> list[str]:
    """The names in the table under a heading."""
    section = re.search(rf"^## `?{re.escape(heading)}`?\n(.*?)(?=^## |\Z)", PAGE, flags=re.M | re.S)
    assert section, f"the page has no heading {heading}"
    return re.findall(r"^\| `(\w+)` \|", section[1], flags=re.M)


def members(kind: type) -> Iterator[str]:
    """The public members of a class that are its own, without the fields of a pydantic model."""
    fields = set(kind.model_fields) if issubclass(kind, BaseModel) else set()
    inherited = set(dir(BaseModel)) if issubclass(kind, BaseModel) else set()
    names = {*vars(kind), *getattr(kind, "__annotations__", {})}
    if kind is Extractor:
        names.add("config")  # set on the instance
    yield from (name for name in names if not name.startswith("_") and name not in fields | inherited)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_exports_what_is_listed(module: str) -> None:
    imported = importlib.import_module(module)
    assert set(listed(module)) == set(imported.__all__) - OWN.get(module, set())
    assert all(hasattr(imported, name) for name in imported.__all__)


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_has_the_members_that_are_listed(name: str) -> None:
    assert set(listed(name)) == set(members(CLASSES[name])) - OWN.get(name, set())


def test_every_hook_is_listed() -> None:
    assert set(listed("Hooks")) == set(members(Hookspecs))


def test_the_links_of_the_page_lead_somewhere() -> None:
    folder = Path(__file__).parents[1] / "docs" / "reference"
    files = {link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", PAGE)}
    assert all((folder / file).is_file() for file in files if file)
