"""The AsyncAPI document of all topics, by the official parser, and against what a worker really sends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fetched import fetched
from onrecord_on import COMMAND, on_terminal

TOOL = Path(__file__).parent / "tools" / "asyncapi"
REQUIRE = "ONRECORD_REQUIRE_NPM"
"""Set to 1, it makes tests with the parser fail where they would be skipped."""


def shown(*arguments: str, **variables: str) -> str:
    command = [*COMMAND, "schema", "show", *arguments, "--format", "asyncapi"]
    return subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown())
    return found


@pytest.fixture(scope="module")
def parser() -> list[str]:
    """The command of the parser, installed by npm where it is not yet. Skips where that can't be."""
    try:
        folder = fetched("asyncapi", (TOOL / "check.mjs", TOOL / "package.json"), _install)
    except _NoParserError as error:
        if os.environ.get(REQUIRE) == "1":
            pytest.fail(f"{REQUIRE} is set, but {error}")
        pytest.skip(str(error))
    return ["node", str(folder / "check.mjs")]


class _NoParserError(Exception):
    """The parser can't be had here; the message says why."""


def _install(folder: Path) -> None:
    """Make a folder with the parser and the script that calls it."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise _NoParserError("there is no npm to install the AsyncAPI parser with; install Node.js and npm")
    shutil.copytree(TOOL, folder, ignore=shutil.ignore_patterns("node_modules"))
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise _NoParserError(f"npm can't install the AsyncAPI parser: {(done.stderr or done.stdout).strip()[-200:]}")


VARIANTS = [(value_format, type) for value_format in ("json", "connect") for type in (None, "vote")]
"""Documents, each by the form of the records and the type that it is of; None for all types."""


@pytest.fixture(scope="module")
def parsed(parser: list[str]) -> list[dict[str, Any]]:
    """What the parser, which takes seconds to start, found in each of the variants."""
    documents = [
        shown(*([type] if type else []), ONRECORD_STREAMS__VALUE_FORMAT=value_format) for value_format, type in VARIANTS
    ]
    given = json.dumps(documents)
    done = subprocess.run(parser, input=given, capture_output=True, text=True, timeout=120, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: f"{variant[0]}-{variant[1]}")
def test_the_official_parser_finds_nothing_wrong(variant: tuple[str, str | None], parsed: list[dict[str, Any]]) -> None:
    found = parsed[VARIANTS.index(variant)]
    _, type = variant
    assert [one for one in found["said"] if one["severity"] < 2] == []  # 2 is information: there is a later AsyncAPI
    assert "onrecord.votes.v1" in found["channels"]
    assert len(found["channels"]) == (1 if type else 7)


def test_topics_have_the_names_of_the_settings() -> None:
    made = json.loads(shown(ONRECORD_STREAMS__PREFIX="desk"))
    addresses = {one["address"] for one in made["channels"].values()}
    assert {"desk.articles", "desk.quotes.v1", "desk.ledger", "desk.deadletters"} <= addresses


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for reference in references(document):
        at: Any = document
        for step in reference.removeprefix("#/").split("/"):
            at = at[step]


def references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [one for value in part.values() for one in references(value)]
    return [one for value in part for one in references(value)] if isinstance(part, list) else []


def test_a_terminal_gets_it_as_a_pipe_does(document: dict[str, Any]) -> None:
    assert json.loads(on_terminal("schema", "show", "--format", "asyncapi")) == document
